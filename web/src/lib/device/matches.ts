import type { Limits, Pattern, Preferences, Weights } from '$lib/choose/types';
import { openDatabase } from './store';

/**
 * A match as this device keeps it: what was chosen, from which version of the matrix, and what came
 * out. What was said about danger is left out: someone else may open this device.
 */
export interface KeptMatch {
  id: string;
  at: string;
  /** Of the needs and of the matrix. */
  version: string;
  needs: { id: string; title: string; importance: number }[];
  preferences: Preferences;
  limits: Limits;
  weights: Weights;
  pattern: Pattern | null;
  /** The short list, best first. */
  ways: { way: string; name: string; total: number }[];
  saved: boolean;
}

export interface MatchStore {
  /** The newest first. */
  all(): Promise<KeptMatch[]>;
  put(match: KeptMatch): Promise<void>;
  remove(...ids: string[]): Promise<void>;
}

const DAY = 24 * 60 * 60 * 1000;

/** As with maps: what nobody chose to save is removed after a day. */
export const isOver = (match: KeptMatch, now: Date) =>
  !match.saved && now.getTime() - Date.parse(match.at) > DAY;

export async function openMatches(now: Date = new Date(), name?: string): Promise<MatchStore> {
  const db = await openDatabase(name);
  const writing = () => db.transaction('matches', 'readwrite', { durability: 'strict' });
  const store: MatchStore = {
    all: async () => (await db.getAll('matches')).sort((a, b) => b.at.localeCompare(a.at)),
    async put(match) {
      const tx = writing();
      await Promise.all([tx.store.put(match), tx.done]);
    },
    async remove(...ids) {
      const tx = writing();
      await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
    }
  };
  const over = (await store.all()).filter((one) => isOver(one, now)).map((one) => one.id);
  if (over.length > 0) await store.remove(...over);
  return store;
}
