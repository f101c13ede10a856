import type { ListItem, WordList } from '../practice/types';

type Group = WordList['groups'][number];

/** Without accents and capitals, so that "ansi" finds "Ansiedad" and "corazon" finds "corazón". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** What fits the words that were typed, in its groups. A group that fits by its title is whole. */
export function searchList(list: WordList | undefined, query: string): Group[] {
  const groups = list?.groups ?? [];
  const words = fold(query).split(' ').filter(Boolean);
  const fits = (text: string) => words.every((word) => fold(text).includes(word));
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      items: fits(group.title) ? group.items : group.items.filter((item) => fits(item.text))
    }))
    .filter((group) => group.items.length > 0);
}

export const itemsOf = (list: WordList | undefined): ListItem[] =>
  (list?.groups ?? []).flatMap((group) => group.items);

/** The text of an id of the list; own words are their own text. */
export const wordOf = (list: WordList | undefined, chosen: string): string =>
  itemsOf(list).find((item) => item.id === chosen)?.text ?? chosen;

/**
 * What own words stand for: the id of an item of the same text, or the words as typed; nothing
 * when they are empty.
 */
export function idOfWords(list: WordList | undefined, typed: string): string | undefined {
  const same = itemsOf(list).find((item) => fold(item.text) === fold(typed));
  return same?.id ?? (typed.trim().replace(/\s+/g, ' ') || undefined);
}

/** A list with one more or one less; an empty list is no answer. */
export function toggled(chosen: string[], one: string): string[] | undefined {
  const without = chosen.filter((other) => other !== one);
  const next = without.length < chosen.length ? without : [...chosen, one];
  return next.length > 0 ? next : undefined;
}

export const isFull = (chosen: string[], atMost?: number): boolean =>
  atMost !== undefined && chosen.length >= atMost;

/** An answer as a list of texts, whatever it is. */
export const asList = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.filter((one): one is string => typeof one === 'string') : [];

/** Names that fit what was typed; all of them when nothing was. The name itself needs no offer. */
export function namesFor(people: string[], typed: string): string[] {
  const wanted = fold(typed);
  const names = [...new Set(people.map((one) => one.trim()).filter(Boolean))];
  const fits = names.filter((name) => fold(name).includes(wanted));
  return fits.length === 1 && fits[0] === typed ? [] : fits;
}
