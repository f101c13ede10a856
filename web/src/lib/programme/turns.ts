import type { Entry } from '$lib/entries/types';
import type { FormSummary } from '$lib/practice/types';
import { dayOf } from './days';
import type { PhaseForm, Swap, Track } from './types';

export type Forms = ReadonlyMap<string, FormSummary>;
export type Finished = Entry & { finishedAt: string };

export const isFinished = (entry: Entry): entry is Finished => entry.finishedAt !== null && !entry.deleted;

const byEnd = (a: Finished, b: Finished) => Date.parse(a.finishedAt) - Date.parse(b.finishedAt);

export const finishedOf = (entries: readonly Entry[]): Finished[] => entries.filter(isFinished).sort(byEnd);

/** What has distress before and after, and looks at early patterns. */
export const isDeep = (form: FormSummary | undefined): boolean =>
  form?.step === 2 && form.distress === true;

/** What may stand around it. */
export const settles = (form: FormSummary | undefined): boolean =>
  form?.step === 4 && form.settling === true;

/**
 * Contacts that were finished, the oldest first. A form counts once a day. What settles counts only
 * if the track names it, and not on the day of a deep exercise: it is there for hard moments, and
 * must not use up a week. Logs and notes take a minute and are no contacts either.
 */
export function contacts(
  entries: readonly Entry[],
  forms: Forms,
  named: readonly string[]
): Finished[] {
  const finished = finishedOf(entries).filter((one) => forms.get(one.form)?.kind === 'exercise');
  const deepDays = new Set(
    finished.filter((one) => isDeep(forms.get(one.form))).map((one) => dayOf(one.finishedAt))
  );
  const seen = new Set<string>();
  return finished.filter((one) => {
    const day = dayOf(one.finishedAt);
    const calms = settles(forms.get(one.form));
    if (calms && (deepDays.has(day) || !named.includes(one.form))) return false;
    const key = `${day} ${one.form}`;
    return !seen.has(key) && seen.add(key);
  });
}

export interface Place {
  /** The first time through is 1. */
  round: number;
  /** Where in the phases, from 0. */
  phase: number;
  /** Turns had in this round, by form of the phase. */
  had: ReadonlyMap<string, number>;
  /** Contacts of this round. */
  inRound: number;
  /** Contacts of the rounds before. */
  before: Finished[];
}

export const keyOf = (phase: number, form: string) => `${phase} ${form}`;

/** The form that has this place for a person with these needs. */
export const formIn = (one: PhaseForm, needs: readonly string[]): string =>
  one.instead?.needs.some((need) => needs.includes(need)) ? one.instead.form : one.form;

/**
 * Where a person is in a track: their contacts since it began, walked through in order. Each fills a
 * place that is still free in the first phase that has one, or stays beside the track. `passed` tells
 * which forms cannot be had now and hold nobody up. When all places are filled, it begins anew.
 */
export function placeIn(
  track: Track,
  all: readonly Finished[],
  swaps: readonly Swap[],
  passed: (form: string) => boolean
): Place {
  let round = 1;
  let had = new Map<string, number>();
  let inRound: Finished[] = [];
  const before: Finished[] = [];
  const open = (phase: number) =>
    (track.phases[phase]?.forms ?? []).some(
      (one) => !isPassed(one, passed) && (had.get(keyOf(phase, one.form)) ?? 0) < one.times
    );
  const at = () => track.phases.findIndex((_, phase) => open(phase));
  const left = [...swaps];
  for (const one of all) {
    const phase = at();
    if (phase < 0) break; // nothing of the track can be had now
    const form = turnOf(one, track, phase, left);
    if (form !== null) {
      const key = keyOf(phase, form);
      had.set(key, (had.get(key) ?? 0) + 1);
    }
    inRound.push(one);
    if (at() >= 0) continue;
    round += 1;
    before.push(...inRound);
    had = new Map();
    inRound = [];
  }
  return { round, phase: Math.max(0, at()), had, inRound: inRound.length, before };
}

/** A place is passed only if nothing that may stand in it can be had. */
const isPassed = (one: PhaseForm, passed: (form: string) => boolean) =>
  passed(one.form) && (!one.instead || passed(one.instead.form));

/** The place that a contact fills in a phase: its own, or that of a form it was swapped for. */
function turnOf(one: Finished, track: Track, phase: number, swaps: Swap[]): string | null {
  const forms = track.phases[phase]?.forms ?? [];
  const place = (id: string) => forms.find((each) => each.form === id || each.instead?.form === id);
  const own = place(one.form);
  if (own) return own.form;
  let from = one.form;
  // One swap may have followed another: back to the form that stood there first. Each counts once.
  const upTo = swaps.filter(({ at }) => at <= one.finishedAt);
  if (!upTo.some(({ to }) => to === from)) return null;
  for (const step of swaps.splice(0, upTo.length).reverse()) if (step.to === from) from = step.from;
  return place(from)?.form ?? null;
}
