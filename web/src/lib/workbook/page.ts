import type { Language } from '../practice/types';
import { escaped } from './markup';

/**
 * A workbook as a page of its own, to be kept as a file: it has its look inside, no script, and
 * asks nobody for anything. `css` is workbook.css.
 */
export function standalonePage(workbook: string, title: string, language: Language, css: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${escaped(title)}</title>
<style>
body { margin: 0; background: #faf6f0; }
@media print { body { background: none; } }
${css}</style>
</head>
<body>
<main>
${workbook}</main>
</body>
</html>
`;
}
