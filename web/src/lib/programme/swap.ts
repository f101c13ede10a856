import type { View } from './suggest';
import { finishedOf, formIn, settles } from './turns';
import type { One, Track } from './types';

/** Swaps hold until an exercise is finished; then the place that was swapped has had its turn. */
function holding(view: View) {
  const last = finishedOf(view.entries)
    .filter((one) => view.byId.get(one.form)?.kind === 'exercise')
    .at(-1)?.finishedAt;
  return view.kept.swaps.filter(({ at }) => last === undefined || at > last);
}

/** What stands in the place of a form after swaps; the form itself where there was none. */
export function swappedFor(view: View, form: string): string {
  let at = form;
  for (const { from, to } of holding(view)) if (from === at && view.isOpen(to)) at = to;
  return at;
}

/**
 * Another one of the same step: of the track first, then whatever is open alone, is short enough and
 * suits. Null when each of them was swapped already: then it comes round to the first again.
 */
export function another(view: View, track: Track, shown: One): string | null {
  const { form } = shown;
  const seen = new Set([form.id, ...holding(view).flatMap(({ from, to }) => [from, to])]);
  const inTrack = track.phases.flatMap((phase) => phase.forms.map((one) => formIn(one, view.needs)));
  const around = shown.now.kind.startsWith('settle') || shown.now.kind === 'resting' || shown.now.kind === 'steady';
  const suits = (id: string) => {
    const one = view.byId.get(id);
    if (!one || one.kind !== 'exercise' || one.step !== form.step || !view.isOpen(id)) return false;
    if (around) return settles(one);
    if (inTrack.includes(id)) return true;
    const short = one.level === 'alone' && one.minutes <= view.programme.most_minutes;
    return short && (one.suits.includes(track.id) || one.suits.includes('everyone'));
  };
  const all = [...view.programme.settle_with.filter(() => around), ...inTrack, ...view.byId.keys()];
  return all.find((id) => !seen.has(id) && suits(id)) ?? null;
}
