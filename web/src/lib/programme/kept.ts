import type { Kept, Swap } from './types';

export const NOTHING_KEPT: Kept = { track: null, began: {}, paused: null, notToday: null, swaps: [] };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** What is kept, however old or foreign: it may have come from a file. */
export function readKept(found: unknown): Kept {
  if (typeof found !== 'object' || found === null) return NOTHING_KEPT;
  const { track, began, paused, notToday, swaps } = found as Record<string, unknown>;
  return {
    track: text(track),
    began: Object.fromEntries(
      Object.entries(typeof began === 'object' && began !== null ? began : {}).filter(([, at]) => isTime(at))
    ) as Record<string, string>,
    paused: isTime(paused) ? (paused as string) : null,
    notToday: text(notToday),
    swaps: Array.isArray(swaps) ? swaps.filter(isSwap) : []
  };
}

const isTime = (at: unknown) => typeof at === 'string' && !Number.isNaN(Date.parse(at));

function isSwap(one: unknown): one is Swap {
  const { from, to, at } = (one ?? {}) as Record<string, unknown>;
  return typeof from === 'string' && typeof to === 'string' && isTime(at);
}

/** A track keeps its turns: who comes back to an earlier one goes on where they were. */
export function withTrack(kept: Kept, track: string, now: Date): Kept {
  const began = { ...kept.began, [track]: kept.began[track] ?? now.toISOString() };
  return { ...kept, track, began, paused: null, notToday: null, swaps: [] };
}

export const withPause = (kept: Kept, now: Date): Kept => ({ ...kept, paused: now.toISOString() });

/** Going on also takes "not today" back: the person asks for something now. */
export const goneOn = (kept: Kept): Kept => ({ ...kept, paused: null, notToday: null });

export const notOn = (kept: Kept, day: string): Kept => ({ ...kept, notToday: day });

/** The last swaps are enough: those before a contact that was finished since say nothing more. */
const MOST_SWAPS = 60;

export const withSwap = (kept: Kept, from: string, to: string, now: Date): Kept => ({
  ...kept,
  swaps: [...kept.swaps, { from, to, at: now.toISOString() }].slice(-MOST_SWAPS)
});
