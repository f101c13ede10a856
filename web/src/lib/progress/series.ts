import { daysApart, dayOf } from '$lib/programme/days';
import { fisher, mean, noiseOf, slopeOf } from './statistics';
import type { Better, Series, Value } from './types';

/** Values that make the baseline; fewer say nothing yet. */
export const FIRST = 3;
/** A value lies in the band in about 19 of 20 times if its noise is known well. */
const WIDTH = 1.96;
const PLATEAU_VALUES = 6;
const PLATEAU_DAYS = 28;
/** Of each half of yes and no answers. */
const HALF = 4;

export type Verdict =
  | 'too_early' // fewer than three values
  | 'starting' // the baseline, and nothing to compare with it yet
  | 'within'
  | 'first_better' // one value outside: it may be chance
  | 'first_harder'
  | 'better' // the last two outside
  | 'harder';

export interface Reading {
  n: number;
  verdict: Verdict;
  /** Of numbers. */
  baseline: number | null;
  low: number | null;
  high: number | null;
  plateau: { weeks: number; values: number } | null;
  /** Of yes and no: how often yes, in the first half and in the second. */
  halves: [{ yes: number; n: number }, { yes: number; n: number }] | null;
}

/** One value for each day: what was told several times a day must not weigh more. */
export function daily(values: readonly Value[]): Value[] {
  const byDay = new Map<string, Value[]>();
  const inOrder = [...values].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const one of inOrder) byDay.set(dayOf(one.at), [...(byDay.get(dayOf(one.at)) ?? []), one]);
  return [...byDay.values()].map((day) => ({
    at: day[0]?.at ?? '',
    value: mean(day.map((one) => one.value)),
    entries: day.flatMap((one) => one.entries)
  }));
}

const NOTHING = { baseline: null, low: null, high: null, plateau: null, halves: null };

/**
 * What a series says beside its own beginning. Baseline: the mean of the first three values. Band:
 * baseline ± 1.96 times the noise, which is the standard deviation by successive differences, and at
 * least one step of the scale. A single value falls outside by chance in about one of eight times,
 * because the baseline and the noise are only estimated, so a shift counts when the last two values
 * do; by chance alone that happens in fewer than one of twenty looks (series.test.ts counts it).
 */
export function readSeries(series: Pick<Series, 'values' | 'answers' | 'better' | 'step' | 'leastNoise'>): Reading {
  if (series.answers === 'yes_no') return readShares(series);
  const days = daily(series.values);
  const n = days.length;
  if (n < FIRST) return { n, verdict: 'too_early', ...NOTHING };
  const values = days.map((one) => one.value);
  const baseline = mean(values.slice(0, FIRST));
  const half = Math.max(WIDTH * Math.max(noiseOf(values), series.leastNoise), series.step);
  const side = (value: number) => (value > baseline + half ? 1 : value < baseline - half ? -1 : 0);
  return {
    n,
    baseline,
    low: baseline - half,
    high: baseline + half,
    verdict: n === FIRST ? 'starting' : verdictOf(values.slice(FIRST).map(side), series.better),
    plateau: plateauOf(days, half),
    halves: null
  };
}

function verdictOf(sides: number[], better: Better): Verdict {
  const [before = 0, last = 0] = sides.length < 2 ? [0, sides[0]] : sides.slice(-2);
  if (last === 0) return 'within';
  const good = last === (better === 'higher' ? 1 : -1);
  if (before === last) return good ? 'better' : 'harder';
  return good ? 'first_better' : 'first_harder';
}

/**
 * The longest stretch up to now of at least six values over four weeks or more, in which no value
 * lies outside of a band around its own first three, and the line through them rises or falls by
 * less than a quarter of that band.
 */
function plateauOf(days: Value[], half: number): Reading['plateau'] {
  for (let from = 0; days.length - from >= PLATEAU_VALUES; from += 1) {
    const stretch = days.slice(from);
    const [first, last] = [stretch[0], stretch.at(-1)];
    const span = first && last ? daysApart(first.at, last.at) : 0;
    if (!first || span < PLATEAU_DAYS) return null;
    const middle = mean(stretch.slice(0, FIRST).map((one) => one.value));
    const inside = stretch.every((one) => Math.abs(one.value - middle) <= half);
    const points = stretch.map(({ at, value }) => ({ day: daysApart(first.at, at), value }));
    const level = Math.abs(slopeOf(points) * span) <= half / 2;
    if (inside && level) return { weeks: Math.floor(span / 7), values: stretch.length };
  }
  return null;
}

/** Yes and no have no band: the first half of the answers is put beside the second. */
function readShares({ values, better }: Pick<Series, 'values' | 'better'>): Reading {
  const all = [...values].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const n = all.length;
  if (n < 2 * HALF) return { n, verdict: n < FIRST ? 'too_early' : 'starting', ...NOTHING };
  const middle = Math.floor(n / 2);
  const part = (some: Value[]) => ({ yes: some.filter((one) => one.value === 1).length, n: some.length });
  const [first, second] = [part(all.slice(0, middle)), part(all.slice(middle))];
  const by = second.yes / second.n - first.yes / first.n;
  const chance = fisher(first.yes, first.n, second.yes, second.n);
  const good = by > 0 === (better === 'higher');
  const verdict = chance > 0.05 || by === 0 ? 'within' : good ? 'better' : 'harder';
  return { n, ...NOTHING, verdict, halves: [first, second] };
}

/** No more decimals than the values were told with, and one more for a mean of them. */
export function decimalsOf(step: number): number {
  return step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
}
