import type { Reply } from '../api/client';
import type { EventId, Given, Happened, StateId } from '../safety/calls';
import { safetyContent } from '../safety/content';

/**
 * A stand-in for the engine, for tests of pages and stores: it reads the same content and follows
 * its tables in the plainest way. What the engine itself does is tested in its own rooms.
 */
export interface StandIn {
  calls: { path: string; body: unknown }[];
  away: boolean;
  choosing: <T>(path: string, body?: unknown) => Promise<Reply<T>>;
}

interface Answer {
  id: string;
  event?: EventId;
  stop?: boolean;
  counts?: boolean;
  danger?: boolean;
  flag?: string;
}

interface Asked {
  id: string;
  only_if?: { any: Given[] };
  answers: Answer[];
}

interface CheckFile {
  questions: Asked[];
  after: Record<string, object>;
  flags: { id: string; text: string }[];
}

interface StatesFile {
  states: (Record<string, unknown> & { id: StateId; ask_again_hours?: number; ask_again_minutes?: number })[];
  moves: { from: StateId; on: EventId; to: StateId }[];
  settled: { checks: number; hours_apart: number };
}

const check = safetyContent<CheckFile>('check');
const relationship = safetyContent<CheckFile>('relationship');
const states = safetyContent<StatesFile>('states');

const same = (one: Given) => (other: Given) =>
  one.question === other.question && one.answer === other.answer;

function nextOf(questions: Asked[], given: Given[]): string | null {
  const open = questions.find(
    (one) =>
      given.every(({ question }) => question !== one.id) &&
      (!one.only_if || one.only_if.any.some((wanted) => given.some(same(wanted))))
  );
  return open?.id ?? null;
}

function answersOf(questions: Asked[], given: Given[]): Answer[] {
  return given.map(({ question, answer }) => {
    const found = questions
      .find((one) => one.id === question)
      ?.answers.find((one) => one.id === answer);
    if (!found) throw new Error(`no ${answer} of ${question}`);
    return found;
  });
}

function lookAtCheck({ answers }: { answers: Given[] }) {
  const events = answersOf(check.questions, answers).map((one) => one.event);
  const next = nextOf(check.questions, answers);
  const outcome = events.includes('acute')
    ? 'acute'
    : next !== null || events.includes('positive')
      ? 'positive'
      : 'negative';
  return { outcome, next: outcome === 'acute' ? null : next, ...check.after[outcome] };
}

function lookAtUs({ answers }: { answers: Given[] }) {
  const all = answersOf(relationship.questions, answers);
  const stopped = answers.length === 0 || all.some((one) => one.stop);
  const [danger, some] = [all.some((one) => one.danger), all.some((one) => one.counts)];
  const outcome = stopped ? 'stopped' : danger ? 'danger' : some ? 'some' : 'none';
  const next = all.some((one) => one.stop) ? null : nextOf(relationship.questions, answers);
  const flags = relationship.flags.filter(({ id }) => all.some((one) => one.flag === id));
  return { outcome, next, ...relationship.after[outcome], flags };
}

function step({ history, at }: { history: Happened[]; at: string }) {
  let state: StateId = 'none';
  let noes: number[] = [];
  const on = (event: EventId) => {
    state = states.moves.find((one) => one.from === state && one.on === event)?.to ?? state;
  };
  for (const one of history) {
    on(one.event);
    noes = one.event === 'negative' ? [...noes, Date.parse(one.at)] : [];
    const hours = ((noes.at(-1) ?? 0) - (noes[0] ?? 0)) / 3_600_000;
    if (noes.length >= states.settled.checks && hours >= states.settled.hours_apart) on('settled');
  }
  const found = states.states.find((one) => one.id === state)!;
  const minutes = found.ask_again_minutes ?? (found.ask_again_hours ?? 0) * 60;
  const last = Date.parse(history.at(-1)?.at ?? at);
  const again = Math.max(Date.parse(at), last + minutes * 60_000);
  const { matcher, gates = [], card, exercises, title, says: text } = found;
  const words = {
    exercises: found.says_exercises,
    suggestions: found.says_suggestions,
    again: found.says_again
  };
  return {
    state,
    effects: { matcher, gates, card, exercises },
    says: { title, text, ...words },
    ask_again_at: minutes > 0 ? new Date(again).toISOString() : null
  };
}

const HEAVY = /want to die|end my life|no reason to live/;

function words({ text }: { text: string }) {
  const title = 'Some of your words sound heavy.';
  const offer = { title, text: ['Do you want to check in about safety?'], yes: 'Yes, look at safety' };
  return HEAVY.test(text) ? { offer: true, ...offer, no: 'No, thank you' } : { offer: false };
}

const ANSWERS: Record<string, (body: never) => unknown> = {
  'GET /api/v1/safety/check': () => check,
  'POST /api/v1/safety/check': lookAtCheck,
  'POST /api/v1/safety/step': step,
  'GET /api/v1/safety/relationship': () => relationship,
  'POST /api/v1/safety/relationship': lookAtUs,
  'POST /api/v1/safety/words': words
};

export function standIn(): StandIn {
  const self: StandIn = {
    calls: [],
    away: false,
    async choosing<T>(path: string, body?: unknown): Promise<Reply<T>> {
      self.calls.push({ path, body });
      const answer = ANSWERS[`${body === undefined ? 'GET' : 'POST'} ${path}`];
      if (self.away || !answer) return { ok: false, why: 'no-engine' };
      const value = answer(JSON.parse(JSON.stringify(body ?? null)) as never) as T;
      return { ok: true, value };
    }
  };
  return self;
}
