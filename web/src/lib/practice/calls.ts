import type { Reply } from '../api/client';
import type { FormSource } from './source';
import type { Answer, Answers, Field, FormState, Level, Row } from './types';

export interface Distress {
  /** 0 to 10. */
  value: number;
  /** Things feel unreal, or time was lost. */
  unreal: boolean;
}

/** Where a person is in a form; the engine decides what follows (practice/stop_rule.hpp). */
export type Phase =
  | 'before' | 'settle_first' | 'steps' | 'after' | 'look_around' | 'again' | 'help' | 'done';

/** begun: nothing to tell here, go on. leave: end without more. */
export type PhaseEvent = 'begun' | 'told' | 'stop' | 'leave';
export type Reason = 'high' | 'rose' | 'unreal' | 'asked';
export type Closed = 'level_rests' | 'day_of_rest' | 'needs_screen';

export interface Moved {
  phase: Phase;
  because: Reason[];
  /** Deeper work rests for a day from now. */
  rests: boolean;
}

export interface Moving {
  phase: Phase;
  event: PhaseEvent;
  before: Distress | null;
  now: Distress | null;
  settling: boolean;
}

export interface Situation {
  open_levels: Level[];
  /** Seconds since 1970. */
  rests_until: number | null;
  now: number;
  screened: boolean;
}

/** Asks the engine of this device. What a person writes is never sent. */
export type AskEngine = <T>(path: string, body: unknown) => Promise<Reply<T>>;

const onThisDevice: AskEngine = async <T>(path: string, body: unknown) => {
  try {
    const { callEngine } = await import('../engine/engine');
    return await callEngine<T>('POST', path, body, 'practice');
  } catch {
    return { ok: false, why: 'unreachable' } as const; // the script itself did not come
  }
};

/** Begins to load the engine, so that the first call need not wait. */
export function prepareEngine(): void {
  void import('../engine/engine')
    .then(({ prepare }) => prepare('practice'))
    .catch(() => {});
}

export const decide = (
  source: FormSource,
  answers: Answers,
  smaller: boolean,
  ask: AskEngine = onThisDevice
): Promise<Reply<FormState>> =>
  ask('/form/decide', { form: forRules(source), answers: shortened(source, answers), smaller });

export const nextPhase = (moving: Moving, ask: AskEngine = onThisDevice): Promise<Reply<Moved>> =>
  ask('/form/next', moving);

export const whetherOpen = (
  source: FormSource,
  situation: Situation,
  ask: AskEngine = onThisDevice
): Promise<Reply<{ closed: Closed | null }>> =>
  ask('/form/open', { form: forRules(source), ...situation });

/** Without what the rules do not look at. */
const forRules = ({ translations: _texts, cases: _cases, ...rules }: FormSource) => rules;

const TEXTS = ['short_text', 'long_text', 'person', 'entry'];

/**
 * Answers as the engine needs them. Of a text it only needs to know that there is one, so that a
 * page of writing is not copied with each letter, and half an emoji, which is no valid JSON, does
 * not stop it.
 */
export function shortened(source: FormSource, answers: Answers): Answers {
  return shortenedBy(source.steps.flatMap((step) => step.fields ?? []), answers);
}

function shortenedBy(fields: Pick<Field, 'id' | 'kind' | 'fields'>[], answers: Answers): Answers {
  const known = new Map(fields.map((one) => [one.id, one]));
  const short: Answers = {};
  for (const [id, answer] of Object.entries(answers)) {
    const field = known.get(id);
    // An answer that this version of the form does not ask for says nothing to its rules.
    if (field && field.kind !== 'computed') short[id] = shortAnswer(field, answer);
  }
  return short;
}

function shortAnswer(field: Pick<Field, 'kind' | 'fields'>, answer: Answer): Answer {
  if (typeof answer === 'string') {
    return TEXTS.includes(field.kind) && answer !== '' ? '1' : wellFormed(answer);
  }
  if (!Array.isArray(answer)) return answer;
  if (answer.every((one) => typeof one === 'string')) return (answer as string[]).map(wellFormed);
  return (answer as Row[]).map((row) => {
    // The rules know rows by their order.
    const { _id, ...cells } = row;
    return shortenedBy(field.fields ?? [], cells) as Row;
  });
}

/** As String.toWellFormed, which older browsers lack. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
