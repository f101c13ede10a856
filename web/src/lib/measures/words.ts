import type { Checked, LedgerEntry, ScaleScore } from './types';

const AFTER_THE_POINT = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const WHOLE_OR_TENTH = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const figure = (value: number) => AFTER_THE_POINT.format(value);
export const points = (value: number) => WHOLE_OR_TENTH.format(value);
export const day = (at: string) =>
  new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });

export const daysBetween = (earlier: string, later: string) =>
  Math.max(0, (Date.parse(later) - Date.parse(earlier)) / 86_400_000);

/** How far a figure was followed to its source. */
export const CHECKED: Record<Checked, string> = {
  in_the_source: 'read in its source',
  second_hand: 'quoted by another work',
  not_checked: 'not checked again',
  computed_here: 'computed by this project'
};

export const KINDS = {
  alpha: 'Alpha',
  omega: 'Omega',
  retest: 'Retest correlation',
  agreement: 'Retest agreement'
};

export function wordingOf(entry: LedgerEntry): string {
  if (entry.wording === 'own') return 'Our own wording';
  if (entry.wording === 'added') return 'Wording added here';
  return entry.rights.may_be_switched_on ? 'No wording here' : 'No wording, and none may be added';
}

/** A score with its range, so that it says the same as the line beside it. */
export function scoreWords(scale: ScaleScore): string {
  if (scale.score === null) return scale.why ?? 'There is no score.';
  return `${points(scale.score)} on a range from ${points(scale.lowest)} to ${points(scale.highest)}`;
}

/** What the range of chance around a score means, or that nobody knows it. */
export function chanceWords(scale: ScaleScore): string {
  if (scale.score === null) return '';
  if (scale.low === undefined || scale.high === undefined) {
    return 'Nobody has studied yet how exact this score is. A few points more or less may be chance.';
  }
  return `Chance alone can move it between ${points(scale.low)} and ${points(scale.high)}.`;
}

export function directionWords(scale: ScaleScore): string {
  return scale.higher_is_better
    ? 'A higher score means more of what is good for you.'
    : 'A lower score means less of what weighs on you.';
}
