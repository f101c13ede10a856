/** How much room text takes, and how it breaks into lines. SVG does neither by itself. */

/** Letters as a reader sees them, so that no cut falls inside an emoji or under an accent. */
export function letters(text: string): string[] {
  // Latin letters stand alone; only for others is it worth asking.
  if (!segmenter || /^[\u0020-\u024f‘’“”–—…]*$/.test(text)) return Array.from(text);
  return Array.from(segmenter.segment(text), (one) => one.segment);
}

const segmenter =
  typeof Intl.Segmenter === 'function'
    ? new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    : null;

/** One line without signs that cannot be seen or that XML does not allow. */
export function plain(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Relative widths, a little wider than those of Arial, so that text fits in any face. */
function widthOf(letter: string, bold: boolean): number {
  const code = letter.codePointAt(0) ?? 0;
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(letter)) return 1.45;
  if (code >= 0x1100) return /[…—]/.test(letter) ? 1 : /[‘’“”–·•]/.test(letter) ? 0.5 : 1.08;
  const weight = bold ? 1 : 0.95;
  if (/[ijlI.,:;'|·]/.test(letter)) return 0.31 * weight;
  if (/[ \u00a0ftr()[\]/-]/.test(letter)) return 0.37 * weight;
  if (/[mwMW@%]/.test(letter)) return 0.93 * weight;
  if (/\p{Lu}/u.test(letter)) return 0.75 * weight;
  return (code < 0x250 ? 0.6 : 0.72) * weight;
}

export function measure(text: string, size: number, bold = false): number {
  const known = bold ? widths.bold : widths.regular;
  let sum = 0;
  for (const letter of letters(text)) {
    let width = known.get(letter);
    if (width === undefined) known.set(letter, (width = widthOf(letter, bold)));
    sum += width;
  }
  return sum * size;
}

// While someone is dragged, the same few letters are measured many thousand times.
const widths = { bold: new Map<string, number>(), regular: new Map<string, number>() };

/**
 * Lines of at most `width`. Breaks at spaces, and inside a word only where it is longer than a
 * line. What goes beyond `most` lines is cut with an ellipsis: the table holds the whole text.
 */
export function wrap(text: string, size: number, width: number, most = 3, bold = false): string[] {
  const lines = filled(text, size, width, bold);
  if (lines.length > most) {
    const kept = lines.slice(0, most);
    kept[most - 1] = shortened(`${kept[most - 1] ?? ''}…`, size, width, bold);
    return kept;
  }
  // As many lines, but of like length: no single word is left alone at the end.
  const words = plain(text)
    .split(' ')
    .map((word) => measure(word, size, bold));
  const least = Math.max(width * 0.6, ...words.filter((word) => word <= width));
  for (let narrower = least; lines.length > 1 && narrower < width; narrower += width * 0.08) {
    const even = filled(text, size, narrower, bold);
    if (even.length === lines.length) return even;
  }
  return lines;
}

function filled(text: string, size: number, width: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = broken(word, size, width, bold);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A word that is longer than a line: after its hyphens if that is enough, else anywhere. */
function broken(word: string, size: number, width: number, bold: boolean): string[] {
  const fits = (text: string) => measure(text, size, bold) <= width;
  if (fits(word)) return [word];
  const parts = word.split(/(?<=-)/);
  const pieces: string[] = [];
  let piece = '';
  for (const part of parts.every(fits) ? parts : letters(word)) {
    if (piece !== '' && !fits(piece + part)) {
      pieces.push(piece);
      piece = '';
    }
    piece += part;
  }
  return [...pieces, piece];
}

export function shortened(text: string, size: number, width: number, bold = false): string {
  if (measure(text, size, bold) <= width) return text;
  const left = letters(text.replace(/…$/, ''));
  while (left.length > 1 && measure(`${left.join('')}…`, size, bold) > width) left.pop();
  return `${left.join('').trimEnd()}…`;
}
