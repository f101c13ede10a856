import type { ChosenNeed, Limits, Preferences, Weights } from './types';

/**
 * What the person has chosen so far. What they said about danger is no part of it: that is kept
 * nowhere, and asked again.
 */
export interface Draft {
  needs: ChosenNeed[];
  preferences: Preferences;
  limits: Limits;
  weights: Weights | null;
}

export const emptyDraft = (): Draft => ({ needs: [], preferences: {}, limits: {}, weights: null });

/** The importance of a need before the person says otherwise: the middle. */
export const MIDDLE = 3;

const NAME = 'match draft';

/** For this tab alone, as with every draft: a reload loses nothing, closing the tab leaves nothing. */
export function readDraft(storage: Storage): Draft | null {
  try {
    const found = JSON.parse(storage.getItem(NAME) ?? 'null') as Partial<Draft> | null;
    if (!found || !Array.isArray(found.needs)) return null;
    const needs = found.needs.filter((one) => typeof one?.id === 'string' && inRange(one.importance));
    return {
      needs,
      preferences: found.preferences ?? {},
      limits: found.limits ?? {},
      weights: found.weights ?? null
    };
  } catch {
    return null;
  }
}

export function writeDraft(draft: Draft, storage: Storage): void {
  try {
    storage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // No room: what was chosen is still on the page.
  }
}

export function dropDraft(storage: Storage): void {
  storage.removeItem(NAME);
}

const inRange = (importance: unknown) =>
  Number.isInteger(importance) && Number(importance) >= 1 && Number(importance) <= 5;

/** The list with one need a place earlier or later; at the ends it stays as it is. */
export function shifted(needs: ChosenNeed[], id: string, by: -1 | 1): ChosenNeed[] {
  const from = needs.findIndex((one) => one.id === id);
  const to = from + by;
  const [here, there] = [needs[from], needs[to]];
  if (!here || !there) return needs;
  const after = [...needs];
  [after[from], after[to]] = [there, here];
  return after;
}

/** Chosen when it was not, and not when it was; a new one comes last. */
export function toggled(needs: ChosenNeed[], id: string): ChosenNeed[] {
  const without = needs.filter((one) => one.id !== id);
  return without.length < needs.length ? without : [...needs, { id, importance: MIDDLE }];
}

/** The needs that an address names, as in G05,P12: only those that there are, each once. */
export function namedNeeds(list: string | null, known: string[]): string[] {
  const wanted = (list ?? '').split(',').map((id) => id.trim().toUpperCase());
  return [...new Set(wanted)].filter((id) => known.includes(id));
}
