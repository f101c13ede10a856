import type { Language } from '$lib/practice/types';
import { LEADING, allShapes, round, type Scene, type Shape, type Tone } from './scene';
import { plain } from './text';

/** A picture as a file of its own: no style sheet, no script, no font from elsewhere. */

/** The light values of styles/tokens.css, so that a file looks the same everywhere. */
export const LIGHT: Record<Tone, string> = {
  paper: '#faf6f0',
  surface: '#ffffff',
  ink: '#23302e',
  'ink-soft': '#55635f',
  line: '#ddd5c8',
  base: '#1f5f5b',
  'base-ink': '#ffffff',
  'base-soft': '#dcebe7',
  clay: '#a94a27',
  'clay-soft': '#f6e3d8',
  sand: '#efe7da',
  'mark-plum': '#7b4a78',
  'mark-blue': '#3b5d86',
  'region-secure': '#cfe5df',
  'region-anxious': '#f5dccd',
  'region-avoidant': '#d8e2ee',
  'region-fearful': '#e6d8e4'
};

const FACES =
  "'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const EDGE = 20;

export interface FileWords {
  title: string;
  /** In words, all that the table says. */
  description: string;
  language: Language;
}

export function escaped(text: string): string {
  return plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export function toSvg(scene: Scene, words: FileWords): string {
  const [width, height] = [Math.ceil(scene.width + 2 * EDGE), Math.ceil(scene.height + 2 * EDGE)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="${-EDGE} ${-EDGE} ${width} ${height}" ` +
      `lang="${words.language}" xml:lang="${words.language}" ` +
      `role="img" aria-labelledby="title description" font-family="${FACES}">`,
    `<title id="title">${escaped(words.title)}</title>`,
    `<desc id="description">${escaped(words.description)}</desc>`,
    `<rect x="${-EDGE}" y="${-EDGE}" width="${width}" height="${height}" fill="${LIGHT.surface}"/>`,
    ...allShapes(scene).map(element),
    '</svg>',
    ''
  ].join('\n');
}

function element(shape: Shape): string {
  if (shape.kind === 'text') return textElement(shape);
  const { kind, fill, stroke, fillOpacity, strokeWidth, dash, ...place } = shape;
  return `<${kind}${attributes({
    ...place,
    fill: fill ? LIGHT[fill] : 'none',
    'fill-opacity': fillOpacity,
    stroke: stroke && LIGHT[stroke],
    'stroke-width': strokeWidth,
    'stroke-dasharray': dash,
    'stroke-linecap': stroke && 'round',
    'stroke-linejoin': stroke && 'round'
  })}/>`;
}

function textElement(text: Shape & { kind: 'text' }): string {
  const look = attributes({
    'font-size': text.size,
    'font-weight': text.bold ? 600 : undefined,
    'text-anchor': text.anchor === 'start' ? undefined : text.anchor,
    fill: LIGHT[text.tone],
    stroke: text.halo && LIGHT[text.halo],
    'stroke-width': text.halo && 3,
    'stroke-linejoin': text.halo && 'round',
    'paint-order': text.halo && 'stroke'
  });
  const lines = text.lines.map((line, i) => {
    const y = round(text.y + i * text.size * LEADING);
    return `<tspan x="${text.x}" y="${y}">${escaped(line)}</tspan>`;
  });
  return `<text${look}>${lines.join('')}</text>`;
}

function attributes(all: Record<string, string | number | undefined>): string {
  return Object.entries(all)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`))
    .join('');
}
