import type { Card } from './calls';
import { own } from './own';
import type { Looked } from './state';

/** Pages that are about help themselves, or that must not tell anyone about it. */
const NOT_HERE = ['/help-now', '/safety', '/safety-plan', '/between-us'];
const MINUTE = 60_000;
/** Where it is not known when to ask again, and help must come back. */
const TEN_MINUTES = 10 * MINUTE;
/** A timer takes no more than this; whoever leaves a page open longer is looked at again then. */
const LONGEST = 24 * 60 * MINUTE;

export interface CardView {
  show: Card;
  /** The time to ask again has come. */
  due: boolean;
  /** Milliseconds until this may be otherwise; null when only something told can change it. */
  again: number | null;
}

export function cardOf({ state, away, upTo }: Looked, path: string, now: Date): CardView {
  const until = away?.upTo === upTo ? Date.parse(away.until) - now.getTime() : 0;
  const ask = state.askAgainAt === null ? null : Date.parse(state.askAgainAt) - now.getTime();
  const due = ask !== null && ask <= 0;
  const waits = [until, ask ?? 0].filter((one) => one > 0);
  const again = waits.length > 0 ? Math.min(...waits, LONGEST) : null;
  if (state.card === 'none' || NOT_HERE.includes(path)) return { show: 'none', due, again };
  if (until <= 0) return { show: state.card, due, again };
  // Going on past the full card leaves the small one; the small one can be put away.
  return { show: state.card === 'full' ? 'offer' : 'none', due, again };
}

/** Until when the card rests once it was put away: for good where nothing is to be asked again. */
export function restsUntil({ state, wait }: Looked, now: Date): string {
  const ms = wait ?? (state.card === 'full' ? TEN_MINUTES : null);
  if (ms === null) return '9999-12-31T00:00:00.000Z';
  const ask = Date.parse(state.askAgainAt ?? '') || 0;
  const later = state.card === 'offer' && ask > now.getTime() ? ask : now.getTime() + ms;
  return new Date(later).toISOString();
}

export async function putAway(looked: Looked, now = new Date()): Promise<void> {
  await (await own()).set('away', { upTo: looked.upTo, until: restsUntil(looked, now) });
}
