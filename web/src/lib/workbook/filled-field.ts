import { asList } from '../fields/lists';
import { rowsOf } from '../fields/rows';
import { answerWords, computedWords } from '../fields/words';
import { t } from '../language/t';
import { counting, onlyOf } from '../pictures/rows';
import type { Answer, Field } from '../practice/types';
import { scale } from './blank-field';
import { body, filledPicture } from './drawings';
import { html, type Markup, type Part } from './markup';
import { filledTable } from './tables';
import type { Book, Filled } from './types';

/** A question with what was answered. `id` is for what needs one, and stands nowhere else. */
export function filledField(field: Field, filled: Filled, book: Book, id: string): Markup {
  const { answers } = filled.entry;
  const inner = field.kind === 'computed' ? computed(field, filled, book) : said(field, answers[field.id], filled, book, id);
  const large = field.kind === 'long_text' || rowsOf(answers[field.id]).length > 0;
  return html`<div class="w-field${large && ' w-large'}"><p class="w-label">${field.label}</p>${inner}</div>`;
}

const empty = (): Markup => html`<p class="w-answer w-soft">${t('Left empty')}</p>`;

function computed(field: Field, { state }: Filled, book: Book): Markup {
  const value = state?.computed[field.id];
  return value === undefined ? empty() : html`<p class="w-answer">${computedWords(field, value, book.language)}</p>`;
}

function said(field: Field, answer: Answer | undefined, filled: Filled, book: Book, id: string): Part {
  if (answer === undefined) return empty();
  const rows = rowsOf(answer);
  if (rows.length > 0) {
    const states = filled.state?.rows[field.id] ?? [];
    const counted = onlyOf(field, counting(field, rows, states));
    const picture = field.kind !== 'group' && filledPicture(field, counted, book, id);
    return [picture, filledTable(field.fields ?? [], { rows: counted, states }, book)];
  }
  if (typeof answer === 'number' && field.kind === 'scale_10') return scale(field, 10, answer);
  if (typeof answer === 'number' && field.kind === 'scale_100') return scale(field, 100, answer);
  if (field.kind === 'entry') return html`<p class="w-answer">${book.titles.get(field.form ?? '') ?? t('An earlier entry')}</p>`;
  const words = answerWords(field, answer, book.lists, book.language);
  if (words.length === 0) return empty();
  const text = words.length === 1
    ? html`<p class="w-answer w-own">${words[0]}</p>`
    : html`<ul>${words.map((one) => html`<li class="w-own">${one}</li>`)}</ul>`;
  return field.kind === 'body_place' ? [body(book, asList(answer)), text] : text;
}

/** Distress as it was told, or a scale to circle where it was not. */
export const toldDistress = (value: number | undefined): Markup =>
  scale({ low: t('none at all'), high: t('as much as I can imagine') }, 10, value);
