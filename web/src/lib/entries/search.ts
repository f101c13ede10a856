import type { Answer, Field, Form, WordList } from '../practice/types';
import { fieldsOf, formOfEntry } from './form-fields';
import { findWord, placesIn, plain, wordsOf, type Word } from './plain-text';
import { isRows } from './places';
import type { EntryStore } from './store';
import type { Entry, KeptForm } from './types';

export interface Hit {
  entry: string;
  title: string;
  /** Null when the title of the form itself is what was found. */
  field: string | null;
  label: string;
  row?: string;
  excerpt: string;
  /** What was found in the excerpt: from, to. */
  marks: [number, number][];
  changedAt: string;
}

export interface EntrySearch {
  /** Entries in which all words stand, the newest first. */
  find(query: string, atMost?: number): Hit[];
  /** After an entry changed or came. */
  put(entry: Entry): void;
  remove(id: string): void;
}

interface Place {
  field: string | null;
  label: string;
  row?: string;
  text: string;
  plain: string;
}

interface Indexed {
  entry: Entry;
  title: string;
  places: Place[];
  /** All together, to leave out entries fast. */
  plain: string;
}

export interface Words {
  language: string;
  lists?: readonly WordList[];
}

/** A search in the entries of this device, on this device. */
export async function openSearch(store: EntryStore, words: Words): Promise<EntrySearch> {
  const [entries, forms] = await Promise.all([store.entries(), store.forms()]);
  return searchIn(entries, forms, words);
}

export function searchIn(entries: Iterable<Entry>, forms: KeptForm[], words: Words): EntrySearch {
  const kept = new Map(forms.map((one) => [one.id, one]));
  const items = (words.lists ?? []).flatMap((list) => list.groups.flatMap((group) => group.items));
  const listed = new Map(items.map((item) => [item.id, item.text]));
  const index = new Map<string, Indexed>();
  const put = (entry: Entry) => {
    const form = formOfEntry(entry, kept.get(`${entry.form}@${entry.version}`), words.language);
    index.set(entry.id, indexed(entry, form, listed));
  };
  for (const entry of entries) put(entry);
  return {
    put,
    remove: (id) => void index.delete(id),
    find(query, atMost = 50) {
      const wanted = wordsOf(query);
      if (wanted.length === 0) return [];
      const isIn = (one: Indexed) => wanted.every((word) => findWord(one.plain, word) >= 0);
      const found = [...index.values()].filter(isIn);
      found.sort((a, b) => (a.entry.changedAt < b.entry.changedAt ? 1 : -1));
      return found.slice(0, atMost).map((one) => hitIn(one, wanted));
    }
  };
}

function indexed(entry: Entry, form: Form | undefined, listed: Map<string, string>): Indexed {
  const title = form?.title ?? entry.form;
  const places: Place[] = [{ field: null, label: title, text: title, plain: plain(title) }];
  const add = (field: Field, answer: Answer | undefined, row?: string, name = field.id) => {
    for (const text of textsOf(field, answer, listed)) {
      const at = row === undefined ? {} : { row };
      places.push({ field: name, label: field.label, ...at, text, plain: plain(text) });
    }
  };
  const fields = form ? fieldsOf(form) : Object.keys(entry.answers).map(unknownField);
  for (const field of fields) {
    const answer = entry.answers[field.id];
    if (!isRows(answer)) {
      add(field, answer);
      continue;
    }
    for (const row of answer) {
      const inner =
        field.fields ??
        Object.keys(row)
          .filter((key) => key !== '_id')
          .map(unknownField);
      for (const one of inner) add(one, row[one.id], row._id, `${field.id}.${one.id}`);
    }
  }
  return { entry, title, places, plain: places.map((one) => one.plain).join('\n') };
}

/** Of an entry whose form is not here: its words are found all the same. */
const unknownField = (id: string): Field => ({ id, kind: 'long_text', label: '' });

function textsOf(field: Field, answer: Answer | undefined, listed: Map<string, string>): string[] {
  if (answer === undefined || typeof answer === 'number' || isRows(answer)) return [];
  if (field.kind === 'yes_no' || field.kind === 'entry') return [];
  const option = (id: string) =>
    field.options?.find((one) => one.id === id)?.text ??
    (isListed(field) ? (listed.get(id) ?? id) : id);
  return typeof answer === 'string' ? [option(answer)] : (answer as string[]).map(option);
}

const isListed = ({ kind }: Field) =>
  kind === 'feeling' || kind === 'need' || kind === 'body_place';

function hitIn({ entry, title, places }: Indexed, wanted: Word[]): Hit {
  const holds = (one: Place) => wanted.filter((word) => findWord(one.plain, word) >= 0).length;
  let best = places[0] as Place;
  let most = 0;
  for (const one of places) {
    const count = holds(one);
    // What the person wrote says more than the title of the form.
    if (count > most || (count === most && count > 0 && best.field === null))
      [best, most] = [one, count];
  }
  const { field, label, row } = best;
  const where = { field, label, ...(row !== undefined && { row }) };
  return {
    entry: entry.id,
    title,
    ...where,
    ...excerptOf(best, wanted),
    changedAt: entry.changedAt
  };
}

const BEFORE = 40;
const LENGTH = 140;

function excerptOf(
  { text, plain: searched }: Place,
  wanted: Word[]
): Pick<Hit, 'excerpt' | 'marks'> {
  const first = Math.min(...wanted.map((word) => findWord(searched, word)).filter((at) => at >= 0));
  const places = placesIn(text);
  const start = edge(text, Math.max(0, (places[first] ?? 0) - BEFORE), true);
  const end = edge(text, Math.min(text.length, start + LENGTH), false);
  const lead = start > 0 ? '…' : '';
  const excerpt = `${lead}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  const marks: [number, number][] = [];
  for (const word of wanted) {
    for (let at = findWord(searched, word, first); at >= 0; at = findWord(searched, word, at + 1)) {
      const from = places[at] ?? 0;
      const to = places[at + word.text.length] ?? text.length;
      if (from >= end) break;
      marks.push([from - start + lead.length, Math.min(to, end) - start + lead.length]);
    }
  }
  return { excerpt, marks: apart(marks) };
}

/** To the next space if one is near, and never through the middle of a character. */
function edge(text: string, at: number, forward: boolean): number {
  if (at === 0 || at === text.length) return at;
  for (let i = 0; i < 12; i += 1) {
    const place = forward ? at + i : at - i;
    if (/\s/.test(text[place - (forward ? 1 : 0)] ?? '')) return place;
  }
  const isHalf =
    /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '');
  return isHalf ? at - 1 : at;
}

/** In order, and joined where two words stand on the same place. */
function apart(marks: [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [from, to] of marks.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
