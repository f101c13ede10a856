import { isRows } from '$lib/entries/places';
import type { Entry } from '$lib/entries/types';
import type { Answer } from '$lib/practice/types';
import { daysApart } from '$lib/programme/days';
import { finishedOf, type Finished } from '$lib/programme/turns';
import type { OtherWay } from '$lib/programme/types';
import { daily, readSeries } from './series';
import { mean } from './statistics';
import type { Series } from './types';

/** Today and the six days before. A review on a Monday must not be about a single day. */
export const isThisWeek = (at: string, now: Date): boolean => {
  const days = daysApart(at, now);
  return days >= 0 && days < 7;
};

/** An entry in which another way was tried, and what the person wrote of it. */
export interface Exception {
  entry: Finished;
  says: string[];
}

/** The exceptions of this week, the newest first. What was written later still counts as tried. */
export function exceptions(entries: readonly Entry[], ways: readonly OtherWay[], now: Date): Exception[] {
  return finishedOf(entries)
    .reverse()
    .filter((one) => isThisWeek(one.changedAt, now) || isThisWeek(one.finishedAt, now))
    .flatMap((entry) => {
      const found = ways.filter((way) => way.form === entry.form && isTold(entry.answers[way.field], way.is));
      if (found.length === 0) return [];
      return [{ entry, says: [...new Set(found.flatMap((way) => quotesOf(entry, way)))] }];
    });
}

function isTold(answer: Answer | undefined, is: string | undefined): boolean {
  if (is !== undefined) return answer === is;
  return typeof answer === 'string' ? answer.trim() !== '' : Array.isArray(answer) && answer.length > 0;
}

function quotesOf({ answers }: Finished, { field, quote }: OtherWay): string[] {
  if (!quote) return [];
  const rows = answers[field];
  const said = isRows(rows) ? rows.map((row) => row[quote]) : [answers[quote]];
  return said.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

export interface Shift {
  series: Series;
  now: { mean: number; days: number };
  before: { mean: number; days: number; weeks: number };
  /** Whether this week's mean lies outside of the person's own band. */
  outside: 'better' | 'harder' | null;
}

/** Weeks before this one that it is put beside. */
const WEEKS = 8;
const LEAST_BEFORE = 3;

/** Signs of this week beside the weeks before, those that left their band first. */
export function shifts(all: readonly Series[], now: Date): Shift[] {
  const found = all
    .filter((one) => one.answers === 'numbers' && one.from.kind !== 'map')
    .flatMap((series) => shiftOf(series, now) ?? []);
  const rank = ({ outside }: Shift) => (outside === 'better' ? 0 : outside === 'harder' ? 1 : 2);
  // One sign may tell of two domains; it is one shift.
  const seen = new Set<string>();
  return found
    .filter(({ series }) => {
      const key = JSON.stringify(series.from);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => rank(a) - rank(b));
}

function shiftOf(series: Series, now: Date): Shift | null {
  const days = daily(series.values).filter((one) => daysApart(one.at, now) < 7 * (WEEKS + 1));
  const here = days.filter((one) => isThisWeek(one.at, now));
  const before = days.filter((one) => !isThisWeek(one.at, now));
  const [first] = before;
  if (here.length === 0 || before.length < LEAST_BEFORE || !first) return null;
  const valueOf = (some: typeof days) => mean(some.map((one) => one.value));
  const { low, high } = readSeries({ ...series, values: before });
  const value = valueOf(here);
  const side = high !== null && value > high ? 1 : low !== null && value < low ? -1 : 0;
  const good = side === (series.better === 'higher' ? 1 : -1);
  return {
    series,
    now: { mean: value, days: here.length },
    before: { mean: valueOf(before), days: before.length, weeks: Math.ceil((daysApart(first.at, now) - 6) / 7) },
    outside: side === 0 ? null : good ? 'better' : 'harder'
  };
}
