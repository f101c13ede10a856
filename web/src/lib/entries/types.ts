import type { Answer, Answers, Form } from '../practice/types';

/** When distress is asked for: before a form, in the middle, at its end, and after looking around. */
export const WHEN = ['before', 'now', 'after', 'again'] as const;
export type When = (typeof WHEN)[number];

/**
 * One small thing that happened to an entry. Operations are only ever added: an entry is what its
 * operations say, so that nothing is overwritten and copies on two devices can be put together.
 */
export interface Operation {
  /** Unique everywhere; the same operation that arrives twice counts once. */
  id: string;
  entry: string;
  /** When, as this device's clock told it; ISO 8601 in UTC. */
  at: string;
  /** Which device, a random word made once for each. */
  device: string;
  what:
    | { kind: 'begin'; form: string; version: string; language: string; smaller: boolean }
    /** Sets one field, or one field of a row. An empty answer (undefined) takes it back. */
    | { kind: 'set'; field: string; row?: string; inRow?: string; answer?: Answer }
    | { kind: 'add_row'; field: string; row: string }
    | { kind: 'remove_row'; field: string; row: string }
    /** Where in the form the person is, so that they go on there. */
    | { kind: 'at_step'; step: string }
    /** Distress from 0 to 10, and whether things feel unreal. */
    | { kind: 'distress'; when: When; value: number; unreal: boolean }
    | { kind: 'stopped'; because: string }
    | { kind: 'finished' }
    | { kind: 'deleted' };
  /**
   * The operations on the same place (field, or field of a row) that this one knew of and
   * replaces. Two operations that replace the same one were made apart: both versions are shown.
   */
  over: string[];
}

/** Distress from 0 to 10, and whether things felt unreal. */
export interface Distress {
  value: number;
  unreal: boolean;
  at: string;
}

/** An entry, put together from its operations. */
export interface Entry {
  id: string;
  form: string;
  version: string;
  language: string;
  smaller: boolean;
  begunAt: string;
  changedAt: string;
  finishedAt: string | null;
  stoppedBecause: string | null;
  step: string | null;
  answers: Answers;
  distress: Partial<Record<When, Distress>>;
  /** Places where two devices wrote apart: by place, every version, the newest first. */
  versions: Record<string, { answer: Answer | undefined; at: string; device: string; operation: string }[]>;
  /** The same for distress: every version of it, the newest first. */
  distressVersions: Partial<Record<When, (Distress & { device: string; operation: string })[]>>;
  deleted: boolean;
}

/** The forms that entries on this device were begun with, as they were then, in every language. */
export interface KeptForm {
  id: string; // form@version
  forms: Record<string, Form>;
  /** The form's own JSON as the server gave it, for the engine. */
  source: unknown;
}
