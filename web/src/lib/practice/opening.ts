import type { Reply } from '../api/client';
import type { EntryStore } from '../entries/store';
import { safetyState, type SafetyState } from '../safety/state';
import { whetherOpen, type AskEngine, type Closed } from './calls';
import { bothAnswered } from './screened';
import type { FormSource } from './source';
import type { FormSummary } from './types';

/** The fact of the entries that says until when deeper work rests; ISO 8601. */
export const RESTS_UNTIL = 'rests_until';
const DAY_MS = 24 * 60 * 60 * 1000;

/** What decides on this device whether a form opens now. */
export interface Standing {
  safety: SafetyState;
  restsUntil: Date | null;
  /** Both answered the questions between them, and nothing keeps work for two away. */
  screened: boolean;
  now: Date;
}

export async function standing(
  store: Pick<EntryStore, 'fact'> | null,
  now = new Date()
): Promise<Standing> {
  const [safety, rests] = await Promise.all([
    safetyState(now),
    store?.fact<unknown>(RESTS_UNTIL).catch(() => undefined)
  ]);
  const until = typeof rests === 'string' ? new Date(rests) : null;
  const restsUntil = until && until > now ? until : null; // a text that is no time is no rest
  return { safety, restsUntil, screened: bothAnswered() && !safety.coupleToolsAway, now };
}

/**
 * Null: it opens. An entry that was begun was let in then, so that the questions for two are not
 * asked again to go on with it, unless something was raised since.
 */
export async function closedNow(
  source: FormSource,
  { safety, restsUntil, screened, now }: Standing,
  begun = false,
  ask?: AskEngine
): Promise<Reply<Closed | null>> {
  const situation = {
    open_levels: safety.exercises,
    rests_until: restsUntil && seconds(restsUntil),
    now: seconds(now),
    screened: screened || (begun && !safety.coupleToolsAway)
  };
  const reply = await whetherOpen(source, situation, ask);
  return reply.ok ? { ok: true, value: reply.value.closed } : reply;
}

const seconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** Whether a form opens does not hang on what it asks: this much of it is enough. */
const outline = ({ texts: _texts, signs: _signs, ...summary }: FormSummary): FormSource => ({
  ...summary,
  language: 'en',
  title: '',
  purpose: '',
  recorded: '',
  progress: '',
  steps: [{ id: 'all', title: '' }]
});

/** Of these forms, those that are closed now and why. Empty when the engine is not there. */
export async function closedOf(
  summaries: readonly FormSummary[],
  now: Standing,
  ask?: AskEngine
): Promise<Map<string, Closed>> {
  const all = await Promise.all(
    summaries.map(async (one) => [one.id, await closedNow(outline(one), now, false, ask)] as const)
  );
  return new Map(all.flatMap(([id, reply]) => (reply.ok && reply.value ? [[id, reply.value]] : [])));
}

/** Deeper work rests for a day from now. */
export const restFrom = (now: Date): string => new Date(now.getTime() + DAY_MS).toISOString();
