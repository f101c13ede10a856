import type { Pattern, Way } from './types';
import { listed, spoken, t } from '$lib/language/t';

export { listed };

const PEOPLE: Record<string, string> = spoken({
  adult: 'one adult',
  couple: 'couples',
  family: 'families',
  parent: 'parents',
  teen: 'teens',
  group: 'groups'
});
const WITH: Record<string, string> = spoken({
  talk: 'talk',
  imagery: 'inner pictures',
  body: 'the body',
  exercises: 'exercises'
});
const TIME: Record<string, string> = spoken({ present: 'what is now', past: 'what was' });
const HOMEWORK = spoken({ low: 'little', middle: 'some', high: 'much' });
const ONLINE = spoken({ usual: 'Usual', possible: 'Possible', rare: 'Rare' });

export const PATTERN_IDS: readonly Pattern[] = ['secure', 'anxious', 'avoidant', 'fearful'];
export const PATTERNS: Record<Pattern, string> = spoken({
  secure: 'Secure',
  anxious: 'Anxious',
  avoidant: 'Avoidant',
  fearful: 'Fearful-avoidant'
});

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
  if (least && most) {
    return least === most
      ? t('{count} meetings', { count: least })
      : t('About {least} to {most} meetings', { least, most });
  }
  return least ? t('{least} meetings or more', { least }) : t('Open length');
}

/**
 * A step's place in the whole ("Stage 1, step 2") and its title. Where a title names no place, the
 * whole of it is the title.
 */
export function stepParts(title: string): { place: string; title: string } {
  const [, place = '', rest = title] = title.match(/^([^:.]+)[:.] (.+)$/) ?? [];
  return { place, title: capital(rest) };
}
