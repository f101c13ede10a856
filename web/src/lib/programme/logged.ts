import type { Entry } from '$lib/entries/types';
import type { Answers } from '$lib/practice/types';
import { daysApart } from './days';
import { finishedOf, type Finished } from './turns';
import type { Programme } from './types';

/** Within this many days a weekday still names one day. */
const RECENT = 6;

/** Questions of the forms whose answer may tell of fear of another person. */
const FEARS = ['could_hurt', 'afraid', 'hurt', 'danger'];

/** Someone is feared in this entry: then no move in it is a pattern to work on. */
export function tellsOfFear(answers: Answers): boolean {
  return FEARS.some((id) => {
    const answer = answers[id];
    return typeof answer === 'string' && answer !== 'no' && answer !== 'nobody';
  });
}

export interface Logged {
  entry: Finished;
  move: Programme['moves'][number];
}

/** Old moves that were logged in the last days, the newest first. */
export function recentMoves(
  entries: readonly Entry[],
  programme: Programme,
  now: Date
): Logged[] {
  return finishedOf(entries)
    .reverse()
    .filter((entry) => daysApart(entry.finishedAt, now) <= RECENT && !tellsOfFear(entry.answers))
    .flatMap((entry) => {
      const move = programme.moves.find((one) => one.id === entry.answers.move);
      return move ? [{ entry, move }] : [];
    });
}

/** Within these days a told fear keeps away what asks something of another person. */
const FEAR_HOLDS = 30;

/** Unfinished entries count too: a form stops where fear is told. */
export const fearLately = (entries: readonly Entry[], now: Date): boolean =>
  entries.some((one) => !one.deleted && daysApart(one.changedAt, now) <= FEAR_HOLDS && tellsOfFear(one.answers));
