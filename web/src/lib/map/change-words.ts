import type { ChangeAnswer } from '../api/types';
import { signed } from './words';

type DimensionChange = ChangeAnswer['dimensions'][number];

/** The whole change in one sentence for a row of a table: the words that the result page shows. */
export function sinceWords(change: ChangeAnswer): string {
  return change.headline;
}

export function changeRange(one: DimensionChange): string {
  return `${signed(one.low)} to ${signed(one.high)}`;
}

/** Which direction is likelier, and how likely; what is not certain is never shown as 100. */
export function likelihood(one: DimensionChange): string {
  const lower = one.probability_lower >= one.probability_higher;
  const share = Math.max(one.probability_lower, one.probability_higher);
  const percent = Math.floor(share * 100);
  const number = share > 0.99 ? 'over 99' : String(percent);
  return `${lower ? 'lower' : 'higher'}: ${number}\u00a0%`;
}
