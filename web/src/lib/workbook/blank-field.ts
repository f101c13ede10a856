import { secondsWords } from '../fields/durations';
import { t } from '../language/t';
import { ROW_KINDS, type Field } from '../practice/types';
import { body, emptyPicture } from './drawings';
import { html, type Markup, type Part } from './markup';
import { blankTable } from './tables';
import type { Book } from './types';
import { onlyIf, scaleEnds } from './words';

/** A question as paper needs it: lines to write on, boxes to tick, numbers to circle. */
export function blankField(field: Field, book: Book): Markup {
  const notes = [field.help, onlyIf(field, book)].filter(Boolean);
  const label = html`<p class="w-label">${field.label}</p>${notes.map((text) => html`<p class="w-about">${text}</p>`)}`;
  if (field.kind === 'computed') {
    // Worked out by the page; on paper it may be skipped, so it takes little room.
    const line = html`${short(field.unit ?? '')} <span class="w-hint">${t('to work out, if you like')}</span>`;
    return html`<div class="w-field"><p class="w-answer"><span class="w-label">${field.label}</span> ${line}</p>${notes.map((text) => html`<p class="w-about">${text}</p>`)}</div>`;
  }
  return html`<div class="w-field${isRowKind(field) && ' w-large'}">${label}${room(field, book)}</div>`;
}

const isRowKind = (field: Field) => (ROW_KINDS as readonly string[]).includes(field.kind);

export const lines = (count: number): Markup =>
  html`<div class="w-lines">${Array.from({ length: count }, () => html`<div class="w-line"></div>`)}</div>`;

const short = (after: Part = ''): Markup => html`<span class="w-short"></span> ${after}`;
const onLine = (inner: Part): Markup => html`<p class="w-answer">${inner}</p>`;

export function numbers(from: number, to: number, by: number, chosen?: number): Markup {
  const all = Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
  return html`<p class="w-numbers">${all.map((n) => html`<span class="w-n${n === chosen && ' w-chosen'}">${minus(n)}</span> `)}</p>`;
}

/** With a true minus, which no line break parts from its number. */
const minus = (n: number): string => (n < 0 ? `−${-n}` : `${n}`);

/** A scale with its ends in words; a chosen number has a ring. */
export function scale(field: Pick<Field, 'low' | 'high'>, most: 10 | 100, chosen?: number): Markup {
  const between = chosen !== undefined && chosen % (most / 10) !== 0;
  const value = between && html`<p class="w-answer">${chosen}</p>`;
  return html`<div class="w-scale">${numbers(0, most, most / 10, chosen)}<p class="w-ends">${scaleEnds(field, most)}</p>${value}</div>`;
}

/** So many signs stand on one line with their boxes. */
const ON_ONE_LINE = 64;

function boxes(texts: string[]): Markup {
  const room = texts.reduce((sum, text) => sum + text.length + 6, 0);
  const look = room <= ON_ONE_LINE ? ' w-in-line' : texts.length > 6 ? ' w-many' : '';
  const items = texts.map((text) => html`<li><span class="w-box"></span> ${text}</li> `);
  return html`<ul class="w-boxes${look}">${items}</ul>`;
}

function room(field: Field, book: Book): Part {
  switch (field.kind) {
    case 'long_text':
      return lines(6);
    case 'choice':
      return boxes((field.options ?? []).map((one) => one.text));
    case 'several':
      return [
        field.at_most !== undefined && html`<p class="w-about">${t('At most {n}.', { n: field.at_most })}</p>`,
        boxes((field.options ?? []).map((one) => one.text))
      ];
    case 'yes_no':
      return html`<p class="w-answer"><span class="w-box"></span> ${t('Yes')} <span class="w-box w-apart"></span> ${t('No')}</p>`;
    case 'scale_10':
      return scale(field, 10);
    case 'scale_100':
      return scale(field, 100);
    case 'number':
      return numberRoom(field);
    case 'date':
    case 'time':
      return onLine(short());
    case 'date_time':
      return onLine([t('Day:'), ' ', short(), t('Time:'), ' ', short()]);
    case 'duration':
      return onLine([short(t('hours')), ' ', short(t('minutes'))]);
    case 'feeling':
    case 'need':
      return [html`<p class="w-about">${t('You can find words on the last pages.')}</p>`, lines(2)];
    case 'body_place':
      return [html`<p class="w-about">${t('Mark the places, or write them down.')}</p>`, body(book), lines(1)];
    case 'timer':
      return onLine([
        html`<span class="w-box"></span> `, t('Done: {time}', { time: secondsWords(field.seconds ?? 60) })
      ]);
    case 'breathing':
      return breaths(field);
    case 'entry':
      return onLine([t('Which sheet: {name}', { name: book.titles.get(field.form ?? '') ?? t('an earlier one') }), ' ', short()]);
    default:
      return isRowKind(field) ? groupRoom(field, book) : lines(1);
  }
}

function numberRoom({ min, max, unit = '', help = '' }: Field): Markup {
  // An example with decimals tells that whole numbers to circle would be too coarse.
  const whole = min !== undefined && Number.isInteger(min) && !/\d[.,]\d/.test(help);
  if (whole && max !== undefined && max - min <= 10) {
    return html`<div class="w-scale">${numbers(min, max, 1)}</div>`;
  }
  return onLine(short(unit));
}

function breaths(field: Field): Markup {
  const { in: inward = 4, hold = 0, out = 6, rounds = 5 } = field;
  const words = hold > 0
    ? t('In for {in} seconds, hold for {hold}, out for {out}.', { in: inward, hold, out })
    : t('In for {in} seconds, out for {out}.', { in: inward, out });
  const each = Array.from({ length: Math.min(rounds, 20) }, () => html`<span class="w-ring"></span> `);
  return html`<p class="w-about">${words} ${t('Tick a ring for each round.')}</p><p class="w-answer">${each}</p>`;
}

function groupRoom(field: Field, book: Book): Part {
  const parts = field.fields ?? [];
  return [field.kind !== 'group' && emptyPicture(field), parts.length > 0 && blankTable(field, parts, book)];
}
