import type { EntryChoice } from './types';

/** Where an entry of a form is begun. */
export const beginPath = (form: string): string => `/practise/form?id=${form}`;

export const newestFirst = (all: EntryChoice[]): EntryChoice[] =>
  [...all].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
