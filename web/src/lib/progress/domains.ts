import { spoken } from '$lib/language/t';
import type { Domain } from '$lib/practice/types';
import type { Better } from './types';

/** The eight things that this work may change; each person follows one to three of them. */
export const DOMAINS: readonly Domain[] = [
  'awareness',
  'skills',
  'regulation',
  'trust',
  'self_compassion',
  'trauma_healing',
  'secure_style',
  'mental_health'
];

export const isDomain = (value: unknown): value is Domain => DOMAINS.includes(value as Domain);

export const DOMAIN_WORDS: Record<Domain, { title: string; means: string }> = spoken({
  awareness: { title: 'Seeing the pattern', means: 'Noticing earlier what happens in you.' },
  skills: { title: 'Skills with others', means: 'Asking, saying no, pausing and making up.' },
  regulation: { title: 'Finding calm again', means: 'How strong it gets, and how it comes down.' },
  trust: { title: 'Trust', means: 'Leaning on people who are safe enough.' },
  self_compassion: { title: 'Kindness to yourself', means: 'How you speak to yourself on a hard day.' },
  trauma_healing: { title: 'Old wounds', means: 'How much of it still hurts today.' },
  secure_style: { title: 'A more secure base', means: 'Less worry, less distance, or more choice.' },
  mental_health: { title: 'Mood and strain', means: 'Low mood, worry, rest and sleep.' }
});

/** Short measures that tell of a domain, by their whole score. */
export const MEASURES: readonly { measure: string; domain: Domain; better: Better }[] = [
  { measure: 'felt-safety', domain: 'trust', better: 'higher' },
  { measure: 'relationship-satisfaction', domain: 'skills', better: 'higher' },
  { measure: 'regulation', domain: 'regulation', better: 'higher' },
  { measure: 'self-worth', domain: 'self_compassion', better: 'higher' },
  { measure: 'low-mood', domain: 'mental_health', better: 'lower' },
  { measure: 'worry', domain: 'mental_health', better: 'lower' }
];

export const MOST_FOLLOWED = 3;

/** What is kept of the choice, at most three, each once. */
export const readFollowed = (found: unknown): Domain[] =>
  Array.isArray(found) ? [...new Set(found.filter(isDomain))].slice(0, MOST_FOLLOWED) : [];

export function toggled(followed: readonly Domain[], domain: Domain): Domain[] {
  if (followed.includes(domain)) return followed.filter((one) => one !== domain);
  return followed.length < MOST_FOLLOWED ? [...followed, domain] : [...followed];
}
