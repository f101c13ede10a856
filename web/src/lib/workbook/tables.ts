import { answerWords, computedWords } from '../fields/words';
import { t } from '../language/t';
import type { Field, FormState, Row } from '../practice/types';
import { html, type Markup, type Part } from './markup';
import type { Book } from './types';
import { onlyIf, scaleEnds } from './words';

/** Groups as tables. So many rows to write in. */
const ROWS = 4;
/** More columns than this would be too narrow for a pen: then the questions stand one below the other. */
const COLUMNS = 4;

const rowsFor = (field: Field) =>
  Math.min(field.at_most ?? ROWS, Math.max(field.at_least ?? 0, ROWS));

/** How a cell is to be filled. */
function hint(field: Field): string {
  switch (field.kind) {
    case 'choice':
    case 'several':
      return (field.options ?? []).map((one) => one.text).join(' / ');
    case 'yes_no':
      return `${t('Yes')} / ${t('No')}`;
    case 'scale_10':
      return scaleEnds(field, 10);
    case 'scale_100':
      return scaleEnds(field, 100);
    case 'duration':
      return t('minutes');
    case 'timer':
      return t('seconds');
    case 'computed':
      return [t('to work out'), field.unit].filter(Boolean).join(', ');
    default:
      return field.unit ?? '';
  }
}

function heading(field: Field, book: Book): Part {
  const small = [hint(field), field.help, onlyIf(field, book)].filter(Boolean).map((text) => html`<span class="w-hint">${text}</span>`);
  return [field.label, small];
}

export function blankTable(field: Field, parts: Field[], book: Book): Markup {
  const rows = Array.from({ length: rowsFor(field) }, (_, i) => i + 1);
  if (parts.length > COLUMNS) {
    const lines = parts.map((one) => html`<tr><th scope="row">${heading(one, book)}</th>${rows.map(() => html`<td></td>`)}</tr>`);
    const heads = rows.map((n) => html`<th scope="col">${n}</th>`);
    return html`<table class="w-turned w-of-${rows.length}"><thead><tr><td></td>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
  }
  const heads = parts.map((one) => html`<th scope="col">${heading(one, book)}</th>`);
  const cells = parts.map(() => html`<td></td>`);
  const lines = rows.map((n) => html`<tr><th scope="row">${n}</th>${cells}</tr>`);
  return html`<table class="w-to-fill w-of-${parts.length}"><thead><tr><td></td>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}

export interface Rows {
  rows: Row[];
  /** By row, what its rules say; shorter when it is not known. */
  states: FormState['rows'][string];
}

function said(field: Field, row: Row, state: Rows['states'][number] | undefined, book: Book): string {
  if (field.kind === 'computed') {
    const value = state?.computed[field.id];
    return value === undefined ? '' : computedWords(field, value, book.language);
  }
  if (state && !state.shown.includes(field.id)) return '';
  return field.kind === 'entry' && row[field.id] !== undefined
    ? t('An earlier entry')
    : answerWords(field, row[field.id], book.lists, book.language).join(', ');
}

export function filledTable(parts: Field[], { rows, states }: Rows, book: Book): Markup {
  const words = rows.map((row, i) => parts.map((one) => said(one, row, states[i], book)));
  if (parts.length > COLUMNS) {
    const blocks = words.map((cells) => {
      const lines = parts.map((one, i) => cells[i] && html`<dt>${one.label}</dt><dd>${cells[i]}</dd>`);
      return html`<li><dl>${lines}</dl></li>`;
    });
    return html`<ol class="w-blocks">${blocks}</ol>`;
  }
  const heads = parts.map((one) => html`<th scope="col">${one.label}</th>`);
  const lines = words.map((cells) => html`<tr>${cells.map((text) => html`<td>${text}</td>`)}</tr>`);
  return html`<table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}
