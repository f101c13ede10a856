import { call, here, type Reply } from '../api/client';
import type {
  LedgerEntry,
  Measure,
  MeasureAnswers,
  MeasureChange,
  MeasureScores
} from './types';

const MEASURES = '/api/v1/measures';
const SCORE = '/api/v1/measures/score';
const CHANGE = '/api/v1/measures/change';

export const ledger = () => call<{ entries: LedgerEntry[] }>('/api/v1/ledger');

/** What the server offers, with the wording of its operator; our own alone when it is away. */
export async function measures(): Promise<Reply<{ measures: Measure[] }>> {
  const offered = await call<{ measures: Measure[] }>(MEASURES);
  if (offered.ok) return offered;
  const own = await here<{ measures: Measure[] }>(MEASURES);
  return own.ok ? own : offered;
}

/** Whether this device can count the score itself, so that no answer has to leave it. */
export async function countsHere(measure: Measure): Promise<boolean> {
  const known = await here(SCORE, { measure: measure.id, version: measure.version, answers: [] });
  return known.ok;
}

export const score = (answers: MeasureAnswers, onDevice: boolean) =>
  (onDevice ? here : call)<MeasureScores>(SCORE, answers);

export interface Sides {
  measure: string;
  version: string;
  days: number;
  earlier: { scores: Record<string, number> };
  later: { scores: Record<string, number> };
}

export const change = (sides: Sides, onDevice: boolean) =>
  (onDevice ? here : call)<MeasureChange>(CHANGE, sides);
