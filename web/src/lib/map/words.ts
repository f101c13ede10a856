import type { Dimension, Place, Result } from '../api/types';
import { figure, locale, spoken, t } from '$lib/language/t';

/** A value with its sign and one decimal, with a true minus: −0.4, 0.0, +1.2. */
export function signed(value: number): string {
  const text = figure(Math.abs(value), 1);
  if (Number(Math.abs(value).toFixed(1)) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

export function range(dimension: Dimension): string {
  return t('{low} to {high}', { low: signed(dimension.low), high: signed(dimension.high) });
}

/**
 * A style is named only when the server names one; else the two most probable. It is the pattern
 * that is named, never the person.
 */
export function placeWords(place: Place): string {
  const label = (id: string) => t(place.regions.find((one) => one.id === id)?.label ?? id);
  const [first = '', second] = place.named.map(label);
  if (second !== undefined) return t('Between {first} and {second}', { first, second });
  return /^[aeiou]/.test(first)
    ? t('An {first} pattern', { first })
    : t('A {first} pattern', { first });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const STOPPED: Record<Dimension['stopped'], string> = spoken({
  precise: '',
  little_to_gain: 'More statements would have told little more.',
  region_known: 'The region was clear enough, so we stopped there.',
  most_items: 'We stopped at the largest number of statements, so the range is wider.',
  no_items_left: 'There were no more statements to ask, so the range is wider.',
  too_few_answers: 'Too few answers to say where this lies.'
});

/** Why no more was asked, where the range is not as narrow as planned; one line for each part. */
export function stoppedWords(result: Result): string[] {
  return result.dimensions
    .filter((one) => one.stopped !== 'precise')
    .map((one) => `${capital(t(one.title))}: ${lower(STOPPED[one.stopped])}`);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const NUMBERS = spoken([
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine'
]);

export function soFar(count: number): string {
  if (count === 0) return t('No relationships so far.');
  if (count === 1) return t('One relationship so far.');
  return t('{number} relationships so far.', { number: NUMBERS[count] ?? count });
}

export function dateWords(iso: string): string {
  const form: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locale(), form).format(new Date(iso));
}

/** The short date beside an earlier mark: the day within the last months, else month and year. */
export function shortDate(iso: string, now: Date): string {
  const at = new Date(iso);
  const near = now.getTime() - at.getTime() < 300 * 24 * 3600 * 1000;
  const form: Intl.DateTimeFormatOptions = near
    ? { day: 'numeric', month: 'short' }
    : { month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(locale(), form).format(at);
}

/** The first sentence of a longer text, with its full stop. */
export function firstSentence(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.?]) /);
  return /[.?]$/.test(first) ? first : `${first}.`;
}
