import type { Finished } from './turns';

export interface Helped {
  form: string;
  /** How far distress came down, on average, from 0 to 10. */
  eased: number;
  times: number;
}

/** Fewer times tell nothing yet. */
const LEAST_TIMES = 2;

/** Distress before less after; null where one of them was skipped. */
export function easedIn({ distress }: Pick<Finished, 'distress'>): number | null {
  const { before, after } = distress;
  return before && after ? before.value - after.value : null;
}

/** The exercises after which distress was lower, by the person's own numbers; the most helpful first. */
export function helpedMost(entries: readonly Finished[]): Helped[] {
  const byForm = new Map<string, number[]>();
  for (const one of entries) {
    const eased = easedIn(one);
    if (eased !== null) byForm.set(one.form, [...(byForm.get(one.form) ?? []), eased]);
  }
  return [...byForm.entries()]
    .map(([form, all]) => ({ form, times: all.length, eased: all.reduce((a, b) => a + b, 0) / all.length }))
    .filter((one) => one.times >= LEAST_TIMES && one.eased > 0)
    .sort((a, b) => b.eased - a.eased || b.times - a.times);
}
