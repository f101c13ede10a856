import type {
  EvidenceLabel,
  Fit,
  Homework,
  Limits,
  Medium,
  Participant,
  Pattern,
  Preferences,
  Time
} from './types';
import type { Part } from './weights';
import { listed, spoken, t } from '$lib/language/t';

export { listed };

/** Our own words for what the engine names by an id. Each id has its words, or it does not build. */
export const EVIDENCE: Record<EvidenceLabel, string> = spoken({
  strong: 'strong',
  good: 'good',
  promising: 'promising',
  early: 'early',
  indirect: 'indirect',
  none_found: 'none found'
});

export const FIT: Record<Fit, string> = spoken({
  F: 'First choice for',
  S: 'Suits',
  A: 'Useful beside another way, for',
  N: 'Not on its own, for',
  X: 'To be left out, for',
  '': 'No clear part, as far as we know, for'
});

export const TOGETHER: Record<Participant, string> = spoken({
  adult: 'Just me and a therapist',
  couple: 'My partner and I',
  family: 'My family',
  parent: 'As a parent, for my child',
  teen: 'A teen, with or without parents',
  group: 'A group or a course'
});

export const POSSIBLE: Record<Participant, string> = spoken({
  adult: 'I can come alone',
  couple: 'My partner would come too',
  family: 'My family would come too',
  parent: 'I can come as a parent',
  teen: 'A teen can come',
  group: 'I can join a group'
});

export const MEDIUM: Record<Medium, string> = spoken({
  talk: 'Talking',
  exercises: 'Exercises and tools',
  body: 'The body',
  imagery: 'Inner pictures'
});

export const TIME: Record<Time, string> = spoken({
  present: 'Mostly the here and now',
  past: 'Mostly where it comes from'
});

export const HOMEWORK: Record<Homework, string> = spoken({
  low: 'Little or none',
  middle: 'Some',
  high: 'A lot, with a clear plan'
});

/** The regions of the map as a lean: the pattern is named, never the person. */
export const LEAN: Record<Pattern, string> = spoken({
  secure: 'leans towards feeling secure',
  anxious: 'leans towards worry about being left',
  avoidant: 'leans towards keeping a distance',
  fearful: 'leans towards both worry and distance'
});

export const PARTS: Record<Part, { title: string; words: string }> = spoken({
  need: { title: 'What I need', words: 'How well a way answers the needs you chose.' },
  preference: { title: 'What I like', words: 'How well it meets what you said you prefer.' },
  evidence: { title: 'What research shows', words: 'How much is known from studies. At most 20.' }
});

const PLACES = spoken(['your most important need', 'your second need', 'your third need']);
export const placeOf = (index: number) => PLACES[index] ?? t('one of your needs');

export const IMPORTANCE = spoken(['a little', 'somewhat', 'clearly', 'a lot', 'most of all']);

const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const named = <T extends string>(ids: T[] | undefined, words: Record<T, string>) =>
  listed((ids ?? []).map((id) => small(words[id])));

const WORKED_WITH: Record<Medium, string> = spoken({
  talk: 'talking',
  exercises: 'exercises and tools',
  body: 'the body',
  imagery: 'inner pictures'
});

const WISHES = ['together', 'works_with', 'time', 'homework', 'online'] as const;

/** What was wished for, as the end of "You asked for ...". */
export function wishWords(kind: (typeof WISHES)[number], wish: Preferences): string {
  switch (kind) {
    case 'together':
      return t('this company: {who}', {
        who: (wish.together ?? []).map((id) => small(TOGETHER[id])).join('; ')
      });
    case 'works_with':
      return t('work with {what}', { what: named(wish.works_with, WORKED_WITH) });
    case 'time':
      return wish.time === 'past'
        ? t('a look at where it comes from')
        : t('a look at the here and now');
    case 'homework':
      return t('practice between meetings: {much}', {
        much: small(HOMEWORK[wish.homework ?? 'middle'])
      });
    case 'online':
      return t('meetings by video');
  }
}

/** Every preference that was stated, in words. */
export function wishesOf(wish: Preferences, nameOf: (way: string) => string): string[] {
  const ways = (before: string, ids: string[] = []) =>
    ids.length > 0 ? [`${before} ${listed(ids.map(nameOf))}`] : [];
  const stated = (kind: (typeof WISHES)[number]) => {
    const value = wish[kind];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  };
  return [
    ...WISHES.filter(stated).map((kind) => wishWords(kind, wish)),
    ...ways(t('this way, if it fits:'), wish.liked),
    ...ways(t('what helped before:'), wish.helped)
  ];
}

export function limitWords({ possible = [], most_meetings }: Limits): string {
  const who = possible.map((id) => POSSIBLE[id]).join('. ');
  const many = most_meetings ? t('At most about {count} meetings.', { count: most_meetings }) : '';
  return [who && `${who}.`, many].filter(Boolean).join(' ');
}
