import type { EarlierResult, OwnEstimate, Result } from '../api/types';
import type { Finished, Mapping } from './mapping';

const DAY = 24 * 60 * 60 * 1000;
/** The engine takes so many earlier results; the newest tell most. */
const MOST = 50;

/** What one sitting said by itself, before anything was carried over to it. */
export function ownOf(result: Result): OwnEstimate[] {
  return result.dimensions.map(({ id, own }) => ({ id, ...own }));
}

/** When a sitting took place, as far as comparing with others goes. */
export function whenOf(one: Pick<Mapping, 'finishedAt' | 'changedAt'>): string {
  return one.finishedAt ?? one.changedAt;
}

export function daysBetween(earlier: string, later: string): number {
  const days = (Date.parse(later) - Date.parse(earlier)) / DAY;
  return Math.max(0, Math.round(days * 1000) / 1000);
}

/**
 * What earlier sittings of this device tell a new one: all of the same relationship, and the last
 * one of each other. Left out is what would count twice (a second version from another device) and
 * answers that were hard to read.
 */
export function earlierResults(tie: string, all: Mapping[], now: Date): EarlierResult[] {
  const usable = all
    .filter((one): one is Finished => one.result !== null && !one.other)
    .filter((one) => one.result.answer_quality.readable)
    .sort((a, b) => whenOf(b).localeCompare(whenOf(a)));
  const seen = new Set<string>();
  return usable
    .filter((one) => {
      if (one.tie === tie) return true;
      const first = !seen.has(one.tie);
      seen.add(one.tie);
      return first;
    })
    .slice(0, MOST)
    .map((one) => ({
      same: one.tie === tie,
      days: daysBetween(whenOf(one), now.toISOString()),
      dimensions: ownOf(one.result)
    }));
}

/** A whole number from 1 to 2^53 - 1: 0 would mean that no chance is used. */
export function newSeed(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** 21) * 2 ** 32 + low || 1;
}
