import { choosing, type Reply } from '../api/client';

/** The calls about safety. All are answered on this device; nothing that is told here is sent. */

export type StateId = 'none' | 'elevated' | 'acute' | 'resolved';
export type Level = 'alone' | 'with_support' | 'clinician';
export type Card = 'none' | 'offer' | 'full';
export type EventId =
  | 'negative'
  | 'positive'
  | 'acute'
  | 'not_safe'
  | 'item'
  | 'words_confirmed'
  | 'urge'
  | 'attempt'
  | 'means'
  | 'clinician_note'
  | 'settled';

/** One line of the record that is kept on this device. Nothing changes it. */
export interface Happened {
  event: EventId;
  at: string;
}

export interface Words {
  title: string;
  text: string[];
}

export interface AcuteWords extends Words {
  steps: { id: string; text: string }[];
  with_someone: { ask: string; answers: { id: string; text: string; says: string }[] };
  leave: string;
}

export interface Question {
  id: string;
  ask: string;
  /** The same question while an earlier yes is open. */
  again?: string;
  answers: { id: string; text: string }[];
}

export interface Check {
  version: string;
  questions: Question[];
}

export interface Given {
  question: string;
  answer: string;
}

/**
 * What follows from the answers so far. `next` is null when nothing more is asked. The outcome counts
 * open questions as a yes, and is for when none is left.
 */
export type SafetyLooked =
  | ({ outcome: 'negative' | 'positive'; next: string | null } & Words)
  | ({ outcome: 'acute'; next: string | null } & AcuteWords);

export interface RelationshipLooked extends Words {
  outcome: 'stopped' | 'none' | 'some' | 'danger';
  flags: { id: string; text: string }[];
  next: string | null;
}

/** Where a person stands by what is kept, as the engine finds it. */
export interface Stand {
  state: StateId;
  effects: { matcher: boolean; gates: string[]; card: Card; exercises: Level[] };
  says: StateWords;
  ask_again_at: string | null;
}

export interface StateWords extends Words {
  exercises: string;
  suggestions: string;
  again: string;
}

export type HeavyOffer = { offer: false } | ({ offer: true; yes: string; no: string } & Words);

const CHECK = '/api/v1/safety/check';
const RELATIONSHIP = '/api/v1/safety/relationship';

export const safetyCheck = () => choosing<Check>(CHECK);
export const lookAtSafety = (answers: Given[]) => choosing<SafetyLooked>(CHECK, { answers });
export const relationshipCheck = () => choosing<Check>(RELATIONSHIP);
export const lookAtRelationship = (answers: Given[]) =>
  choosing<RelationshipLooked>(RELATIONSHIP, { answers });
export const heavyWords = (text: string) =>
  choosing<HeavyOffer>('/api/v1/safety/words', { text });
export const stand = (history: Happened[], at: Date): Promise<Reply<Stand>> =>
  choosing<Stand>('/api/v1/safety/step', { history, at: at.toISOString() });
