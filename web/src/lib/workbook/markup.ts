/** Markup whose texts are escaped. Only `html` makes it, so that no text gets into a page as code. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = string | number | Markup | false | null | undefined | readonly Part[];

const CODES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Signs that may stand in no document, such as half of an emoji that was cut. */
const NO_SIGNS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const escaped = (text: string): string =>
  text.replace(NO_SIGNS, '\ufffd').replace(/[&<>"']/g, (sign) => CODES[sign] ?? sign);

/** A template: what is put into it is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0] ?? '';
  parts.forEach((part, i) => (text += textOf(part) + (strings[i + 1] ?? '')));
  return new Markup(text);
}

function textOf(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escaped(String(part));
}

/** Markup made by code of ours that escapes what it is given: pictures. */
export const trusted = (text: string): Markup => new Markup(text);
