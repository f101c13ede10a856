/**
 * Texts without capitals and accents, for searching. Letter by letter this gives the same as for
 * the whole text, so that a place in it can be found again in the text as it was typed.
 */
export function plain(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}

/** For each character of the plain text, where it stands in the text; and the end. */
export function placesIn(text: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    for (let i = plain(letter).length; i > 0; i -= 1) places.push(at);
    at += letter.length;
  }
  places.push(at);
  return places;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Scripts that put no spaces between words: there a word may begin anywhere. */
const WITHOUT_SPACES =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

export interface Word {
  text: string;
  /** The person may still be typing it. */
  begins: boolean;
}

export function wordsOf(query: string): Word[] {
  const found = plain(query).match(WORD) ?? [];
  const open = /[\p{L}\p{N}]\p{M}*$/u.test(query);
  return found.map((text, i) => ({ text, begins: open && i === found.length - 1 }));
}

/** Where the word first stands at `from` or later in a plain text; -1 when it does not. */
export function findWord(text: string, word: Word, from = 0): number {
  const anywhere = WITHOUT_SPACES.test(word.text);
  for (let at = text.indexOf(word.text, from); at >= 0; at = text.indexOf(word.text, at + 1)) {
    if (anywhere) return at;
    if (isLetter(before(text, at))) continue;
    if (word.begins || !isLetter(after(text, at + word.text.length))) return at;
  }
  return -1;
}

const isLetter = (letter: string) => letter !== '' && /[\p{L}\p{N}]/u.test(letter);

function before(text: string, at: number): string {
  const last = text.slice(Math.max(0, at - 2), at);
  return [...last].at(-1) ?? '';
}

const after = (text: string, at: number) => [...text.slice(at, at + 2)][0] ?? '';
