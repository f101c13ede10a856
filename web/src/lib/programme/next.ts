import { helpedMost } from './helped';
import { recentMoves } from './logged';
import type { View } from './suggest';
import { formIn, keyOf, placeIn, type Place } from './turns';
import type { Now, Reason, Track } from './types';

export interface Next {
  form: string;
  now: Now;
  because: Reason | null;
}

/** What closes a form for longer than a day, so that the track goes on without it. */
export function placeOf(view: View, track: Track): Place {
  const rested = { ...view.safety, restsUntil: null };
  const passed = (form: string) => !view.isOpenWith(form, rested);
  return placeIn(track, view.contacts, view.kept.swaps, passed);
}

/** The next one of the track: in the phase where the person is, the one that had the fewest turns. */
export function nextInTrack(view: View, track: Track): Next | null {
  const place = placeOf(view, track);
  const again = place.round > 1 ? helpful(view, place) : null;
  if (again) return again;
  const waiting = waitingIn(view, track, place);
  const [first] = waiting;
  if (!first) return null;
  const { phase } = place;
  const here = { phase: phase + 1, phases: track.phases.length, title: track.phases[phase]?.title ?? '' };
  // Only what is in the phase anyway is brought forward by a log, and one thing for each log.
  for (const { entry, move } of recentMoves(view.entries, view.programme, view.now)) {
    if (move.met_by.some((form) => doneSince(view, form, entry.finishedAt))) continue;
    const met = move.met_by.find((form) => waiting.includes(form));
    if (!met) continue;
    const because = { text: move.because, day: entry.finishedAt, entry: entry.id };
    return { form: met, now: { kind: 'met', ...here }, because };
  }
  return { form: first, now: { kind: 'next', ...here }, because: null };
}

/** Open forms of the phase that still have turns, the one with the smallest share of them first. */
function waitingIn(view: View, track: Track, place: Place): string[] {
  const forms = track.phases[place.phase]?.forms ?? [];
  return forms
    .map((one) => ({
      form: view.isOpen(formIn(one, view.needs)) ? formIn(one, view.needs) : one.form,
      share: (place.had.get(keyOf(place.phase, one.form)) ?? 0) / one.times
    }))
    .filter(({ form, share }) => share < 1 && view.isOpen(form))
    .sort((a, b) => a.share - b.share)
    .map(({ form }) => form);
}

const doneSince = (view: View, form: string, since: string) =>
  view.contacts.some((one) => one.form === form && one.finishedAt > since);

/** A new round begins with a week of what helped most in the rounds before. */
function helpful(view: View, place: Place): Next | null {
  if (place.inRound >= view.programme.contacts_a_week) return null;
  const best = helpedMost(place.before).filter((one) => view.isOpen(one.form));
  const found = best[place.inRound % Math.max(1, Math.min(best.length, view.programme.contacts_a_week))];
  if (!found) return null;
  const now: Now = { kind: 'helped', eased: found.eased, times: found.times, round: place.round };
  return { form: found.form, now, because: null };
}
