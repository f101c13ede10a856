import type { ChangeAnswer } from '../api/types';
import { signed } from './words';
import { t } from '$lib/language/t';

type DimensionChange = ChangeAnswer['dimensions'][number];

/** The whole change in one sentence for a row of a table: the words that the result page shows. */
export function sinceWords(change: ChangeAnswer): string {
  return t(change.headline);
}

export function changeRange(one: DimensionChange): string {
  return t('{low} to {high}', { low: signed(one.low), high: signed(one.high) });
}

/** Which direction is likelier, and how likely; what is not certain is never shown as 100. */
export function likelihood(one: DimensionChange): string {
  const lower = one.probability_lower >= one.probability_higher;
  const share = Math.max(one.probability_lower, one.probability_higher);
  const percent = Math.floor(share * 100);
  if (share > 0.99) return lower ? t('lower: over 99\u00a0%') : t('higher: over 99\u00a0%');
  return lower
    ? t('lower: {percent}\u00a0%', { percent })
    : t('higher: {percent}\u00a0%', { percent });
}
