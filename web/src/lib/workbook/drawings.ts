import { placesOf, type Side } from '../fields/body';
import { t } from '../language/t';
import { drawPicture, FILE_WIDTH } from '../pictures/picture';
import { toSvg } from '../pictures/svg';
import { description, tableOf } from '../pictures/words';
import type { Field, Row } from '../practice/types';
import { BACK, FRONT, OUTLINE } from './body-outline';
import { html, trusted, type Markup } from './markup';
import type { Book } from './types';

/** Empty pictures to draw in, and filled ones. Shapes have classes; workbook.css gives the look. */

const part = (field: Field, id: string) => field.fields?.find((one) => one.id === id);

export function emptyPicture(field: Field): Markup {
  if (field.kind === 'people_map') return rings(field);
  if (field.kind === 'cycle_map') return loop(field);
  if (field.kind === 'parts_map') return parts(field);
  return years(field);
}

function drawing(name: string, width: number, height: number, inner: Markup[]): Markup {
  return html`<svg class="w-drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">${inner}</svg>`;
}

function rings(field: Field): Markup {
  const closeness = part(field, 'closeness');
  const [near, far] = [closeness?.high ?? t('close'), closeness?.low ?? t('far')];
  return drawing(t('Rings to draw in: {name}', { name: field.label }), 640, 470, [
    ...[226, 150, 74].map((r) => html`<circle class="w-thin" cx="320" cy="235" r="${r}"/>`),
    html`<circle class="w-thick" cx="320" cy="235" r="27"/>`,
    html`<text x="320" y="241">${t('you')}</text>`,
    html`<text class="w-soft" x="320" y="178">${near}</text>`,
    html`<text class="w-soft" x="320" y="26">${far}</text>`
  ]);
}

/** Two boxes that drive each other; whatever stands in one goes along its arrow to the other. */
function loop(field: Field): Markup {
  const side = part(field, 'side')?.label ?? '';
  const move = part(field, 'move')?.label ?? '';
  const box = (x: number, n: number) => html`<rect class="w-thick" x="${x}" y="86" width="220" height="136" rx="14"/>
    <text class="w-start w-soft" x="${x + 14}" y="110">${n}. ${side}</text>`;
  return drawing(t('A loop to fill: {name}', { name: field.label }), 640, 308, [
    box(20, 1),
    box(400, 2),
    html`<path class="w-thin" d="M130 80 C 200 20 440 20 506 74 M497 60 L508 76 L489 74"/>`,
    html`<path class="w-thin" d="M510 228 C 440 288 200 288 134 234 M143 248 L132 232 L151 234"/>`,
    html`<text class="w-soft" x="320" y="25">${move}</text>`,
    html`<text class="w-soft" x="320" y="298">${move}</text>`
  ]);
}

function parts(field: Field): Markup {
  const places = [[110, 80], [320, 62], [530, 80], [110, 300], [320, 318], [530, 300]] as const;
  const lines = places.map(([x, y]) => html`<path class="w-faint" d="M320 190 L${x} ${y}"/>`);
  const circles = places.map(([x, y]) => html`<circle class="w-paper" cx="${x}" cy="${y}" r="56"/>`);
  return drawing(t('Circles to fill: {name}', { name: field.label }), 640, 380, [
    ...lines,
    ...circles,
    html`<circle class="w-paper w-thick" cx="320" cy="190" r="36"/>`,
    html`<text x="320" y="196">${t('me')}</text>`
  ]);
}

function years(field: Field): Markup {
  const first = part(field, 'from')?.min ?? 0;
  const last = Math.max(first + 1, part(field, 'to')?.max ?? 80);
  const every = Math.max(1, Math.ceil((last - first) / 20));
  const count = Math.floor((last - first) / every);
  const ticks = Array.from({ length: count + 1 }, (_, i) => first + i * every);
  const x = (year: number) => Math.round(24 + ((year - first) / (last - first)) * 592);
  return drawing(t('A line of years to fill: {name}', { name: field.label }), 640, 190, [
    html`<path class="w-thick" d="M24 150 H616"/>`,
    ...ticks.map((year) => html`<path class="w-faint" d="M${x(year)} 20 V150"/><path class="w-thin" d="M${x(year)} 144 V156"/>
      <text class="w-soft" x="${x(year)}" y="174">${year}</text>`)
  ]);
}

/** The figure from both sides; chosen places are filled points. */
export function body(book: Book, chosen: string[] = []): Markup {
  const side = (which: Side, name: string, lines: string) => {
    const places = placesOf(book.lists.body, which).filter((one) => chosen.includes(one.id));
    const marks = places.map((one) => html`<circle class="w-mark" cx="${one.x}" cy="${one.y}" r="3.4"/>`);
    return html`<div class="w-figure"><svg viewBox="0 0 100 220" role="img" aria-label="${name}"><path class="w-thin" d="${OUTLINE}"/>
      <ellipse class="w-thin" cx="50" cy="13" rx="10.5" ry="11.5"/><path class="w-faint" d="${lines}"/>${marks}</svg><p>${name}</p></div>`;
  };
  return html`<div class="w-figures">${side('front', t('From the front'), FRONT)}${side('back', t('From behind'), BACK)}</div>`;
}

/** The picture of rows, as the page shows it. Of the field only what may be seen is given. */
export function filledPicture(field: Field, rows: Row[], book: Book, id: string): Markup {
  const scene = drawPicture(field, rows, FILE_WIDTH, book.lists);
  const says = description(tableOf(field, rows, book.lists));
  const file = toSvg(scene, { title: field.label, description: says, language: book.language });
  // As a part of a page: without the first line of a file, and with ids that stand nowhere else.
  const part = file
    .replace(/^<\?xml[^>]*>\s*/, '')
    .replace('<svg ', '<svg class="w-drawing" ')
    .replace('aria-labelledby="title description"', `aria-labelledby="${id}-title ${id}-says"`)
    .replace('<title id="title">', `<title id="${id}-title">`)
    .replace('<desc id="description">', `<desc id="${id}-says">`);
  return trusted(part);
}
