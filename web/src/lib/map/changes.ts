import type { ChangeAnswer, ChangeQuestion } from '../api/types';
import { daysBetween, ownOf, whenOf } from '../device/earlier';
import type { Finished } from '../device/mapping';
import type { Bond } from './marks';

/** What is known of changes, by the two sittings that were compared. */
export type Changes = ReadonlyMap<string, ChangeAnswer>;

export interface Comparison {
  earlier: Finished;
  later: Finished;
}

export function keyOf(earlier: Finished, later: Finished): string {
  const at = (one: Finished) => `${one.id}@${whenOf(one)}`;
  return `${at(earlier)} ${at(later)}`;
}

/** Two marks made with the same statements; other statements are another measure. */
export function comparable({ earlier, later }: Comparison): boolean {
  const placed = earlier.result.place !== undefined && later.result.place !== undefined;
  const same = earlier.instrument === later.instrument && earlier.version === later.version;
  return placed && same;
}

/** Each mark of a relationship with the one before it, and the last one with the first. */
export function comparisons(bond: Bond): Comparison[] {
  const marks = [...bond.earlier, bond.latest].filter((one) => one.result.place !== undefined);
  const steps = marks.slice(1).map((later, i) => ({ earlier: marks[i] ?? later, later }));
  const [first, last] = [marks[0], marks.at(-1)];
  if (marks.length > 2 && first && last) steps.push({ earlier: first, later: last });
  return steps.filter(comparable);
}

/** The comparisons that stand beside the latest mark: since the one before, and since the first. */
export function comparisonsOfLatest(bond: Bond): Comparison[] {
  return comparisons(bond)
    .filter(({ later }) => later === bond.latest)
    .sort((a, b) => whenOf(b.earlier).localeCompare(whenOf(a.earlier)));
}

export function questionOf({ earlier, later }: Comparison): ChangeQuestion {
  return {
    instrument: later.instrument,
    version: later.version,
    days: daysBetween(whenOf(earlier), whenOf(later)),
    mode: earlier.mode === 'short' || later.mode === 'short' ? 'short' : 'full',
    earlier: { dimensions: ownOf(earlier.result) },
    later: { dimensions: ownOf(later.result) }
  };
}
