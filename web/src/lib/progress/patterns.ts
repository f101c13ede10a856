import { plain } from '$lib/entries/plain-text';
import type { Entry } from '$lib/entries/types';
import { easedIn } from '$lib/programme/helped';
import { finishedOf, type Finished } from '$lib/programme/turns';
import { binomialAtLeast } from './statistics';

export type Kind = 'move' | 'with' | 'weekday' | 'time' | 'body' | 'helped' | 'eased';

/** Something that came back in the person's own entries, and in which. */
export interface Pattern {
  kind: Kind;
  /** The option, name, place, text or form; a weekday from 0 (Sunday); a part of the day. */
  what: string;
  k: number;
  n: number;
  entries: string[];
}

/** Logs of moments with someone. */
export const LOGS = ['when-it-gets-hard', 'quick-log'];
/** Old moves that the two forms offer: the even share of one. */
const MOVES = 8;
const PARTS_OF_DAY = 3;

const LEAST = 4;
const SURE = 0.05;

/** What one entry says of one question: nothing, one thing, or several. */
interface Told {
  entry: Finished;
  things: string[];
}

/**
 * What comes back, each only with a clear excess: at least four entries that say something, the
 * thing in half of them or more, twice as often as the next, and so often that chance alone would
 * rarely do it (exact binomial against even shares, times the number of things it could have been,
 * at most 5 %). Even shares: over all moves, all days of the week, morning, afternoon and evening, and
 * over the people, places and words that the person named.
 */
export function patternsIn(entries: readonly Entry[]): Pattern[] {
  const finished = finishedOf(entries);
  const logs = finished.filter((one) => LOGS.includes(one.form));
  const moves = told(logs, (one) => textOf(one.answers.move));
  const times = logs.map((entry) => ({ entry, at: momentOf(entry) }));
  const weekday = times.map(({ entry, at }) => ({ entry, things: [String(at.getDay())] }));
  const parts = times.map(({ entry, at }) => ({ entry, things: [partOf(at)] }));
  return [
    most('move', moves, () => MOVES),
    most('with', told(logs, (one) => textOf(one.answers.with)), named),
    most('time', parts, () => PARTS_OF_DAY),
    most('weekday', weekday, () => 7),
    most('body', told(logs, (one) => listOf(one.answers.body)), named),
    most('helped', told(logs, (one) => textOf(one.answers.helped)), named),
    easing(finished)
  ].flatMap((one) => one ?? []);
}

const textOf = (answer: unknown): string[] =>
  typeof answer === 'string' && answer.trim() !== '' ? [answer.trim()] : [];

const listOf = (answer: unknown): string[] =>
  Array.isArray(answer) ? [...new Set(answer.filter((one) => typeof one === 'string'))] : [];

const told = (entries: Finished[], things: (entry: Finished) => string[]): Told[] =>
  entries.map((entry) => ({ entry, things: things(entry) })).filter((one) => one.things.length > 0);

/** When it happened, as the person said or, if they did not, as the entry was begun. */
function momentOf(entry: Finished): Date {
  const { when } = entry.answers;
  const said = typeof when === 'string' ? new Date(when) : new Date(Number.NaN);
  return Number.isNaN(said.getTime()) ? new Date(entry.begunAt) : said;
}

function partOf(at: Date): string {
  const hour = at.getHours();
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** Of what a person may name, only what they did name can be counted. */
const named = (different: number): number => different;

function most(kind: Kind, all: Told[], among: (different: number) => number): Pattern | null {
  const n = all.length;
  if (n < LEAST) return null;
  const counts = new Map<string, { what: string; entries: string[] }>();
  for (const { entry, things } of all) {
    for (const what of new Map(things.map((one) => [plain(one), one])).values()) {
      const found = counts.get(plain(what)) ?? { what, entries: [] };
      found.entries.push(entry.id);
      counts.set(plain(what), found);
    }
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.entries.length - a.entries.length);
  if (!first) return null;
  const k = first.entries.length;
  if (k * 2 < n || k < 2 * (second?.entries.length ?? 0)) return null;
  const different = among(counts.size);
  // Where several may be named at once, an even share is that of one among all that were named.
  const each = all.reduce((sum, one) => sum + one.things.length, 0) / n;
  const share = Math.min(1, each / different);
  if (different * binomialAtLeast(k, n, share) > SURE) return null;
  return { kind, what: first.what, k, n, entries: first.entries };
}

/** The exercise after which distress was lower most surely, beside an even chance. */
function easing(finished: Finished[]): Pattern | null {
  const byForm = new Map<string, { entry: string; eased: number }[]>();
  for (const one of finished) {
    const eased = easedIn(one);
    // From nothing, distress cannot fall.
    if (eased === null || one.distress.before?.value === 0) continue;
    byForm.set(one.form, [...(byForm.get(one.form) ?? []), { entry: one.id, eased }]);
  }
  const found = [...byForm.entries()].flatMap(([what, all]) => {
    const lower = all.filter((one) => one.eased > 0);
    const [k, n] = [lower.length, all.length];
    const chance = binomialAtLeast(k, n, 0.5) * byForm.size;
    if (n < LEAST || chance > SURE) return [];
    const eased = lower.reduce((sum, one) => sum + one.eased, 0) / n;
    return [{ eased, pattern: { kind: 'eased' as const, what, k, n, entries: lower.map((one) => one.entry) } }];
  });
  return found.sort((a, b) => b.eased - a.eased)[0]?.pattern ?? null;
}
