import { stand, type AcuteWords, type Card, type EventId, type Happened } from './calls';
import type { Level, Stand, StateId, StateWords } from './calls';
import type { HelpCountry } from './help';
import { changed, own, reopen } from './own';
import type { Found, OwnStore, PutAway, Recorded } from './store';
import { t } from '$lib/language/t';

/** What holds on this device now. Other pages read this and nothing else of it. */
export interface SafetyState {
  state: StateId;
  says: StateWords;
  /** Gates of the matcher that hold: they go into POST /api/v1/match. */
  gates: string[];
  /** False: no way of working is suggested. */
  matcher: boolean;
  /** Tools for two stay away; no screen says why. */
  coupleToolsAway: boolean;
  card: Card;
  askAgainAt: string | null;
  /** Levels of exercise that are open. */
  exercises: Level[];
  /** False when this browser could not work it out: then everything rests and help comes first. */
  sure: boolean;
}

/** The same, with what the card needs beside it. */
export interface Looked {
  state: SafetyState;
  upTo: number;
  /** Milliseconds between two times of asking; null: only when the person wishes. */
  wait: number | null;
  away: PutAway | undefined;
  country: HelpCountry | undefined;
  words: AcuteWords | undefined;
}

const NO_WORDS = { exercises: '', suggestions: '', again: '' };

// With nothing told there is nothing to decide.
const untold = (): Stand => ({
  state: 'none',
  effects: {
    ...{ matcher: true, gates: [], card: 'none' },
    exercises: ['alone', 'with_support', 'clinician']
  },
  says: { title: t('Nothing named so far'), text: [], ...NO_WORDS },
  ask_again_at: null
});

const unsure = (): Stand => ({
  state: 'elevated',
  effects: { matcher: false, gates: ['X02'], card: 'full', exercises: [] },
  says: {
    title: t('Help comes first'),
    text: [
      t(
        'This browser could not work out what to show now. So all else rests, and help comes first.'
      ),
      t('Nobody has been told, and nobody is watching here.')
    ],
    ...NO_WORDS
  },
  ask_again_at: null
});

/** A mark of this opening of the page, to tell questions under way from those that were left. */
const OPENING = crypto.randomUUID();

/** What holds now. The engine decides it from the record; nothing told needs no engine. */
export async function safetyState(now = new Date()): Promise<SafetyState> {
  return (await look(now, true)).state;
}

/** The same from what was last found: the engine is asked only if something was told since. */
export const lastLook = (now = new Date()): Promise<Looked> => look(now, false);

/** Notes on this device that something happened, and says what holds from now on. */
export async function tell(
  event: EventId,
  now = new Date(),
  words?: AcuteWords
): Promise<SafetyState> {
  const store = await own();
  if (words) await store.set('words', words);
  await store.add({ event, at: now.toISOString() });
  await store.drop('begun');
  const state = await safetyState(now);
  changed();
  return state;
}

/** A yes was given and the questions go on: if they are left now, it is not lost. */
export async function begun(event: EventId | null, now = new Date()): Promise<void> {
  const store = await own();
  if (event === null) await store.drop('begun');
  else await store.set('begun', { opening: OPENING, told: { event, at: now.toISOString() } });
}

/** The questions were left: what was told until then counts. */
export async function left(): Promise<void> {
  await takeBegun(await own(), true);
  changed();
}

export async function history(): Promise<Happened[]> {
  return (await (await own()).record()).history;
}

/** Forgets all that was told here, but not the safety plan. */
export async function forgetTold(): Promise<void> {
  await (await own()).forget();
  changed();
}

/** Forgets all that was told here, and the safety plan. */
export async function forgetSafety(): Promise<void> {
  await (await own()).forgetAll();
  changed();
}

async function look(now: Date, ask: boolean): Promise<Looked> {
  try {
    const store = await own();
    await takeBegun(store, false);
    const recorded = await store.record();
    const found = await standing(store, recorded, now, ask);
    const [away, country, words, us] = await Promise.all([
      ...([store.get('away'), store.get('country')] as const),
      ...([store.get('words'), store.get('us')] as const)
    ]);
    const state = stateOf(found?.stand ?? unsure(), found !== null, us !== undefined);
    return { state, upTo: recorded.upTo, wait: found?.wait ?? null, away, country, words };
  } catch {
    reopen();
    const state = stateOf(unsure(), false, true);
    return { state, upTo: 0, wait: null, away: undefined, country: undefined, words: undefined };
  }
}

/** Null when the engine was needed and did not answer. */
async function standing(
  store: OwnStore,
  { history, upTo }: Recorded,
  now: Date,
  ask: boolean
): Promise<Found | null> {
  const last = history.at(-1);
  if (!last) return { upTo, stand: untold(), wait: null };
  const before = await store.get('found');
  const current = before?.upTo === upTo ? before : null;
  if (current && !ask) return current;
  const reply = await stand(history, now);
  if (!reply.ok) return current;
  const again = askAgain(reply.value, last.at);
  const wait = current?.wait ?? (again === null ? null : Date.parse(again) - Date.parse(last.at));
  const found = { upTo, stand: { ...reply.value, ask_again_at: again }, wait };
  await store.set('found', found);
  return found;
}

async function takeBegun(store: OwnStore, always: boolean): Promise<void> {
  const found = await store.get('begun');
  if (!found || (found.opening === OPENING && !always)) return;
  await store.drop('begun');
  await store.add(found.told);
}

const stateOf = (
  { state, says, effects, ask_again_at: askAgainAt }: Stand,
  sure: boolean,
  coupleToolsAway: boolean
): SafetyState => ({ state, says, ...effects, coupleToolsAway, askAgainAt, sure });

/** A time that cannot be read must not put the asking off for good: then it is soon. */
function askAgain({ ask_again_at: at, effects }: Stand, last: string): string | null {
  if (at === null || !Number.isNaN(Date.parse(at))) return at;
  const minutes = effects.card === 'full' ? 10 : 24 * 60;
  return new Date(Date.parse(last) + minutes * 60_000).toISOString();
}
