import { dayOf } from './days';
import type { View } from './suggest';
import { finishedOf, isDeep, settles } from './turns';
import type { Now } from './types';

/** So long what settled still holds when something deep begins. */
const HOLDS = 2 * 60 * 60 * 1000;

export interface Settling {
  form: string;
  now: Now;
}

/**
 * What settles around a deep exercise. With `next`: before it, if it is deep and nothing settled in
 * the last two hours. Without: after one that was ended today, until something settled since.
 */
export function settlingAround(view: View, next: string | null): Settling | null {
  const { byId, now } = view;
  const settled = finishedOf(view.entries).filter((one) => settles(byId.get(one.form)));
  const last = settled.at(-1)?.finishedAt ?? '';
  if (next !== null) {
    if (!isDeep(byId.get(next))) return null;
    if (last !== '' && now.getTime() - Date.parse(last) <= HOLDS && !usedUp(view, last)) return null;
    const form = turnToSettle(view, settled.length);
    return form === null ? null : { form, now: { kind: 'settle_before', form: next } };
  }
  const deep = endedToday(view).at(-1);
  if (!deep || last > deep.at) return null;
  const form = turnToSettle(view, settled.length);
  return form === null ? null : { form, now: { kind: 'settle_after', form: deep.form, stopped: deep.stopped } };
}

/** What settled after one deep exercise is not the way into the next. */
const usedUp = (view: View, settledAt: string) =>
  endedToday(view).some((one) => one.at <= settledAt);

/** Deep exercises that were finished or stopped today, in their order. */
function endedToday({ entries, byId, now }: View) {
  return entries
    .filter((one) => !one.deleted && isDeep(byId.get(one.form)))
    .flatMap((one) => {
      const at = one.finishedAt ?? (one.stoppedBecause === null ? null : one.changedAt);
      return at === null || dayOf(at) !== dayOf(now)
        ? []
        : [{ form: one.form, at, stopped: one.finishedAt === null }];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** One after the other, so that it is not always the same. */
function turnToSettle(view: View, before: number): string | null {
  const open = view.programme.settle_with.filter(view.isOpen);
  return open[before % Math.max(1, open.length)] ?? null;
}

/** Where nothing of the track is open: what settles, and until when the rest lasts if it is one. */
export function steadyOne(view: View): Settling | null {
  const done = finishedOf(view.entries).filter((one) => settles(view.byId.get(one.form))).length;
  const form = turnToSettle(view, done);
  if (form === null) return null;
  const { restsUntil } = view.safety;
  const rests = restsUntil !== null && view.now.getTime() < Date.parse(restsUntil);
  return { form, now: rests ? { kind: 'resting', until: restsUntil } : { kind: 'steady' } };
}
