import type { Pattern, Way } from './types';

const PEOPLE: Record<string, string> = {
  adult: 'one adult',
  couple: 'couples',
  family: 'families',
  parent: 'parents',
  teen: 'teens',
  group: 'groups'
};
const WITH: Record<string, string> = {
  talk: 'talk',
  imagery: 'inner pictures',
  body: 'the body',
  exercises: 'exercises'
};
const TIME: Record<string, string> = { present: 'what is now', past: 'what was' };
const HOMEWORK = { low: 'little', middle: 'some', high: 'much' };
const ONLINE = { usual: 'Usual', possible: 'Possible', rare: 'Rare' };

export const PATTERNS: [Pattern, string][] = [
  ['secure', 'Secure'],
  ['anxious', 'Anxious'],
  ['avoidant', 'Avoidant'],
  ['fearful', 'Fearful-avoidant']
];

export function listed(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const from = (names: Record<string, string>, ids: string[]) =>
  capital(listed(ids.map((id) => names[id] ?? id)));

export const peopleWords = (way: Pick<Way, 'people'>): string => from(PEOPLE, way.people);
export const worksWith = (way: Pick<Way, 'works_with'>): string => from(WITH, way.works_with);
export const looksAt = (way: Pick<Way, 'time'>): string => from(TIME, way.time);
export const practice = (way: Pick<Way, 'homework'>): string => capital(HOMEWORK[way.homework]);
export const online = (way: Pick<Way, 'online'>): string => ONLINE[way.online];

/** The length in a few words where both ends are known; else what is known in a sentence. */
export function shortLength({ length }: Pick<Way, 'length'>): string {
  const { least, most } = length;
  if (least && most) return least === most ? `${least} meetings` : `About ${least} to ${most} meetings`;
  return least ? `${least} meetings or more` : 'Open length';
}

/**
 * A step's place in the whole ("Stage 1, step 2") and its title. Where a title names no place, the
 * whole of it is the title.
 */
export function stepParts(title: string): { place: string; title: string } {
  const [, place = '', rest = title] = title.match(/^([^:.]+)[:.] (.+)$/) ?? [];
  return { place, title: capital(rest) };
}
