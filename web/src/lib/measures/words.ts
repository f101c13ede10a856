import type { Checked, LedgerEntry, ScaleScore } from './types';
import { language, spoken, t } from '$lib/language/t';

const upTo = (maximumFractionDigits: number, value: number) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits }).format(value);

export const figure = (value: number) => upTo(2, value);
export const points = (value: number) => upTo(1, value);
export const day = (at: string) =>
  new Date(at).toLocaleDateString(language(), { day: 'numeric', month: 'long', year: 'numeric' });

export const daysBetween = (earlier: string, later: string) =>
  Math.max(0, (Date.parse(later) - Date.parse(earlier)) / 86_400_000);

/** How far a figure was followed to its source. */
export const CHECKED: Record<Checked, string> = spoken({
  in_the_source: 'read in its source',
  second_hand: 'quoted by another work',
  not_checked: 'not checked again',
  computed_here: 'computed by this project'
});

export const KINDS = spoken({
  alpha: 'Alpha',
  omega: 'Omega',
  retest: 'Retest correlation',
  agreement: 'Retest agreement'
});

export function wordingOf(entry: LedgerEntry): string {
  if (entry.wording === 'own') return t('Our own wording');
  if (entry.wording === 'added') return t('Wording added here');
  return entry.rights.may_be_switched_on
    ? t('No wording here')
    : t('No wording, and none may be added');
}

/** A score with its range, so that it says the same as the line beside it. */
export function scoreWords(scale: ScaleScore): string {
  if (scale.score === null) return scale.why ? t(scale.why) : t('There is no score.');
  return t('{score} on a range from {lowest} to {highest}', {
    score: points(scale.score),
    lowest: points(scale.lowest),
    highest: points(scale.highest)
  });
}

/** What the range of chance around a score means, or that nobody knows it. */
export function chanceWords(scale: ScaleScore): string {
  if (scale.score === null) return '';
  if (scale.low === undefined || scale.high === undefined) {
    return t(`
      Nobody has studied yet how exact this score is. A few points more or less may be chance.
    `);
  }
  return t('Chance alone can move it between {low} and {high}.', {
    low: points(scale.low),
    high: points(scale.high)
  });
}

export function directionWords(scale: ScaleScore): string {
  return scale.higher_is_better
    ? t('A higher score means more of what is good for you.')
    : t('A lower score means less of what weighs on you.');
}
