import type { Entry } from '$lib/entries/types';
import type { FormSummary } from '$lib/practice/types';
import { dayOf, mondayOf } from './days';
import { offersOf, reasonFor, without } from './offers';
import { closedBecause } from './open';
import { contacts, formIn, type Finished, type Forms } from './turns';
import { nextInTrack } from './next';
import { settlingAround, steadyOne, type Settling } from './settling';
import { swappedFor } from './swap';
import type { Kept, MapLean, Now, One, Programme, Reason, Safety, Suggested, Track } from './types';

export interface Situation {
  programme: Programme;
  forms: readonly FormSummary[];
  kept: Kept;
  leans: readonly MapLean[];
  /** Ids of the needs that the person chose, if they are kept. */
  needs: readonly string[];
  entries: readonly Entry[];
  safety: Safety;
  now: Date;
}

/** What the parts of the choice share. */
export interface View extends Situation {
  byId: Forms;
  contacts: Finished[];
  isOpen: (form: string) => boolean;
  /** The same, were it as safe as that. */
  isOpenWith: (form: string, safety: Safety) => boolean;
}

/**
 * Exactly one suggestion, and why. It is an offer: nothing is counted as missed, and what is not
 * wanted today leaves no trace but the day itself.
 */
export function suggest(situation: Situation): Suggested {
  const view = viewOf(situation);
  const { kept, safety, now, programme } = view;
  if (safety.open.length === 0) return { kind: 'people_first' };
  if (kept.paused !== null) return { kind: 'paused', since: kept.paused };
  if (kept.notToday === dayOf(now)) return { kind: 'not_today' };
  const track = programme.tracks.find((one) => one.id === kept.track);
  if (!track) {
    return { kind: 'choose', offers: offersOf(programme, view.leans, view.needs, safety.twoAway) };
  }
  // What settles after something deep is no further contact, so a full week does not hold it back.
  const after = settlingAround(view, null);
  const settled = after && settling(view, track, after, null);
  if (settled) return settled;
  const found = oneInTrack(view, track);
  const finished = thisWeek(view);
  if (finished >= programme.contacts_a_week) return { kind: 'week_full', finished, more: found };
  return found ?? { kind: 'people_first' };
}

export function viewOf(situation: Situation): View {
  const byId: Forms = new Map(situation.forms.map((form) => [form.id, form]));
  const { safety, programme, now, kept } = situation;
  const isOpenWith = (id: string, as: Safety) => {
    const form = byId.get(id);
    return form !== undefined && closedBecause(form, as, programme, now) === null;
  };
  const began = kept.track === null ? undefined : kept.began[kept.track];
  return {
    ...situation,
    byId,
    contacts: ofTrack(situation, byId).filter((entry) => !began || entry.finishedAt >= began),
    isOpen: (id) => isOpenWith(id, safety),
    isOpenWith
  };
}

/** Contacts, as the track of now counts them. */
function ofTrack({ entries, programme, kept }: Situation, byId: Forms): Finished[] {
  const track = programme.tracks.find((one) => one.id === kept.track);
  const places = track?.phases.flatMap((phase) => phase.forms) ?? [];
  const named = places.flatMap((one) => [one.form, ...(one.instead ? [one.instead.form] : [])]);
  return contacts(entries, byId, [...named, ...kept.swaps.map(({ to }) => to)]);
}

/** Contacts of this week, those before the track too. */
export function thisWeek(view: View): number {
  const monday = mondayOf(view.now);
  return ofTrack(view, view.byId).filter((entry) => dayOf(entry.finishedAt) >= monday).length;
}

function oneInTrack(view: View, track: Track): One | null {
  const next = track.for_two && view.safety.twoAway ? null : nextInTrack(view, track);
  if (!next) return calm(view, track);
  const form = swappedFor(view, next.form);
  const swapped = form !== next.form;
  const now: Now = swapped ? { kind: 'swapped', from: next.form } : next.now;
  const before = settlingAround(view, form);
  const because = swapped ? null : next.because;
  return before ? settling(view, track, before, because) : one(view, track, form, now, because);
}

const settling = (view: View, track: Track, { form, now }: Settling, because: Reason | null) =>
  one(view, track, swappedFor(view, form), now, because);

/** Where the track has nothing that is open: something that settles. */
function calm(view: View, track: Track): One | null {
  const found = steadyOne(view);
  return found && settling(view, track, found, null);
}

function one(view: View, track: Track, id: string, now: Now, because: Reason | null): One | null {
  const form = view.byId.get(id);
  if (!form || !view.isOpen(id)) return null;
  return {
    kind: 'one',
    form,
    smaller: form.minutes > view.programme.most_minutes,
    because: because ?? becauseOf(view, track, now),
    now,
    others: othersOf(view, track, id, now)
  };
}

/** What settles because something rests needs no reason of the track. */
function becauseOf({ leans, needs }: View, track: Track, now: Now): Reason | null {
  if (now.kind === 'steady' || now.kind === 'resting') return null;
  const found = reasonFor(track, leans, needs);
  return found && without(found);
}

const MOST_OTHERS = 3;

/** The one that something settles for comes first: nobody has to settle first. */
function othersOf(view: View, track: Track, id: string, now: Now): FormSummary[] {
  const ahead = now.kind === 'settle_before' ? [now.form] : [];
  const inTrack = track.phases.flatMap((phase) => phase.forms.map((each) => formIn(each, view.needs)));
  const resting = track.for_two && view.safety.twoAway ? [] : inTrack;
  const all = [...ahead, ...resting, ...view.programme.settle_with].filter((each) => each !== id);
  const open = [...new Set(all)].filter(view.isOpen).slice(0, MOST_OTHERS);
  return open.flatMap((each) => view.byId.get(each) ?? []);
}
