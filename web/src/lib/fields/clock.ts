/**
 * Time that runs while something goes on, by the clock on the wall: a tab that slept wakes up with
 * the right time, because nothing is counted in ticks.
 */
export interface Run {
  /** Milliseconds that were done before the last start. */
  before: number;
  /** The time of the last start; null while it stands still. */
  since: number | null;
}

export const still = (before = 0): Run => ({ before, since: null });

export const started = (run: Run, now: number): Run =>
  run.since === null ? { ...run, since: now } : run;

export const paused = (run: Run, now: number): Run => still(elapsed(run, now));

/** A clock that was set back takes nothing away that was done. */
export const elapsed = (run: Run, now: number): number =>
  run.before + (run.since === null ? 0 : Math.max(0, now - run.since));

export interface Breath {
  /** In seconds; a hold of 0 is left out. */
  in: number;
  hold: number;
  out: number;
  rounds: number;
}

export interface BreathNow {
  phase: 'in' | 'hold' | 'out' | 'done';
  /** The round it is in, from 1. */
  round: number;
  /** Rounds that are done to their end. */
  done: number;
  /** Milliseconds to the next phase. */
  left: number;
}

/** Where a breath is after some milliseconds. */
export function breathAt(breath: Breath, ms: number): BreathNow {
  const one = (breath.in + breath.hold + breath.out) * 1000;
  const done = one > 0 ? Math.min(breath.rounds, Math.floor(ms / one)) : breath.rounds;
  if (done >= breath.rounds) return { phase: 'done', round: breath.rounds, done, left: 0 };
  const inRound = ms - done * one;
  let end = 0;
  for (const phase of ['in', 'hold', 'out'] as const) {
    end += breath[phase] * 1000;
    if (inRound < end) return { phase, round: done + 1, done, left: end - inRound };
  }
  return { phase: 'done', round: breath.rounds, done, left: 0 };
}
