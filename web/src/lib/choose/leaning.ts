import type { Mapping } from '$lib/device/mapping';
import { bonds } from '$lib/map/marks';
import type { Pattern } from './types';
import { listed, t } from '$lib/language/t';

/** What the map of one relationship leans towards, where it can be named. */
export interface Leaning {
  pattern: Pattern;
  name: string;
}

/**
 * One for each relationship, the one finished last first. A region counts only when the map names
 * it, which asks for a probability of .80; "between two" suggests nothing, and neither do answers
 * that were hard to read.
 */
export function leanings(all: Mapping[]): Leaning[] {
  return bonds(all).flatMap(({ name, latest }) => {
    const { place, answer_quality } = latest.result;
    const [pattern, second] = place?.named ?? [];
    if (!pattern || second || !answer_quality.readable) return [];
    return [{ pattern, name }];
  });
}

/** With whom the map leans that way, as in "with my partner and Noor". */
export function withWhom(pattern: string | undefined, all: Leaning[]): string {
  const names = all.filter((one) => one.pattern === pattern).map((one) => one.name);
  if (names.length < 2) return names.join('');
  return listed(names);
}
