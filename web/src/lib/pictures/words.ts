import type { Lists } from '$lib/fields/types';
import { answerWords, computedWords } from '$lib/fields/words';
import { writeNumber } from '$lib/fields/numbers';
import { language, t } from '$lib/language/t';
import type { Answer, Field, Row } from '$lib/practice/types';
import { isAnswered, part } from './rows';
import { plain } from './text';

/** What rows say in words: the table beside a picture, the names of its marks, its description. */

export interface PictureTable {
  columns: { id: string; label: string }[];
  rows: { id: string; title: string; cells: string[] }[];
}

const TITLE_OF: Record<string, string> = {
  people_map: 'name',
  cycle_map: 'side',
  parts_map: 'name',
  timeline: 'title'
};

export const number = (value: number): string => writeNumber(value, language());

/** The answer in words; an empty text where there is none. */
export function said(field: Field, answer: Answer | undefined, lists: Lists = {}): string {
  if (!isAnswered(answer)) return '';
  if (field.kind === 'entry') return t('An earlier entry');
  if (field.kind === 'computed') {
    return typeof answer === 'number' ? computedWords(field, answer, language()) : '';
  }
  return answerWords(field, answer, lists, language()).map(plain).join(', ');
}

/** What the row is called: the person, the side, the part, the time. */
export function rowTitle(field: Field, row: Row, index: number): string {
  const answer = row[TITLE_OF[field.kind] ?? ''];
  if (typeof answer === 'string' && plain(answer) !== '') return plain(answer);
  const n = index + 1;
  if (field.kind === 'people_map') return t('Person {n}', { n });
  if (field.kind === 'cycle_map') return t('Side {n}', { n });
  if (field.kind === 'parts_map') return t('Part {n}', { n });
  return t('Time {n}', { n });
}

/** Rows in their order; the first column names the row. */
export function tableOf(field: Field, rows: Row[], lists: Lists = {}): PictureTable {
  const titled = TITLE_OF[field.kind] ?? '';
  const others = (field.fields ?? []).filter((one) => one.id !== titled);
  return {
    columns: [
      { id: titled, label: part(field, titled)?.label ?? field.label },
      ...others.map(({ id, label }) => ({ id, label }))
    ],
    rows: rows.map((row, i) => ({
      id: row._id,
      title: rowTitle(field, row, i),
      cells: others.map((one) => said(one, row[one.id], lists))
    }))
  };
}

/** One row as a sentence: "Mum. Closeness: 8 of 10; Safety: 9 of 10." */
export function rowWords(table: PictureTable, id: string): string {
  const row = table.rows.find((one) => one.id === id);
  if (!row) return '';
  const facts = row.cells.flatMap((cell, i) =>
    cell === '' ? [] : [`${plain(table.columns[i + 1]?.label ?? '')}: ${cell}`]
  );
  return facts.length === 0 ? `${row.title}.` : `${row.title}. ${facts.join('; ')}.`;
}

/** The whole table in sentences, for those who hear the picture. */
export function description(table: PictureTable): string {
  if (table.rows.length === 0) return t('Nothing is here yet.');
  return table.rows.map((row) => rowWords(table, row.id)).join(' ');
}
