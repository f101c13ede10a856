import type {
  AssessmentSoFar,
  ChangeAnswer,
  ChangeQuestion,
  Instrument,
  Kept,
  KeptUntil,
  Problem,
  Receipt,
  Relationship,
  Step
} from './types';

/**
 * What came back: a value, a problem that says how to mend it, nothing because the network and the
 * server are away, or nothing because this browser cannot run the engine.
 */
export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; why: 'unreachable' }
  | { ok: false; why: 'no-engine' }
  | { ok: false; why: 'problem'; problem: Problem };

const PATIENCE = 15_000;

/** Asks the server. */
export async function call<T>(
  path: string,
  body?: unknown,
  more: Record<string, string> = {}
): Promise<Reply<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE)
    });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const content = await response.json();
    if (response.ok) return { ok: true, value: content as T };
    if (isProblem(content)) return { ok: false, why: 'problem', problem: content };
  } catch {
    // No connection, no answer in time, or an answer that is no JSON (a proxy's own page).
  }
  return { ok: false, why: 'unreachable' };
}

let serverInstead = false;

/** From now on until the page is left, answers go to the server: only when the person says so. */
export function askServerInstead(): void {
  serverInstead = true;
}

export const asksServer = () => serverInstead;

/** Answered on this device by the engine. What is asked and given stays here. */
export async function here<T>(path: string, body?: unknown): Promise<Reply<T>> {
  if (serverInstead) return call<T>(path, body);
  try {
    // Loaded when it is needed: the first page stays small.
    const { callEngine } = await import('../engine/engine');
    return await callEngine<T>(body === undefined ? 'GET' : 'POST', path, body);
  } catch {
    return { ok: false, why: 'unreachable' }; // the script itself did not come
  }
}

/**
 * What finds ways of working and keeps safe, answered on this device and nowhere else: what a person
 * needs, and what they say about danger, is never sent.
 */
export async function choosing<T>(path: string, body?: unknown): Promise<Reply<T>> {
  try {
    const { callEngine } = await import('../engine/engine');
    return await callEngine<T>(body === undefined ? 'GET' : 'POST', path, body, 'choosing');
  } catch {
    return { ok: false, why: 'unreachable' };
  }
}

function isProblem(content: unknown): content is Problem {
  const problem = content as Problem | null;
  return typeof problem?.detail === 'string' && typeof problem.status === 'number';
}

export const relationships = () =>
  here<{ relationships: Relationship[] }>('/api/v1/relationships');
export const instruments = () => here<{ instruments: Instrument[] }>('/api/v1/instruments');
export const nextStep = (soFar: AssessmentSoFar) => here<Step>('/api/v1/assessments/next', soFar);

export const changeBetween = (question: ChangeQuestion) =>
  here<ChangeAnswer>('/api/v1/assessments/change', question);

export const keepMap = (map: object) => call<Receipt>('/api/v1/kept-maps', { map });
export const openMap = (code: string) => call<Kept>('/api/v1/kept-maps/open', { code });
export const replaceMap = (code: string, map: object) =>
  call<KeptUntil>('/api/v1/kept-maps/replace', { code, map });
export const forgetMap = (code: string) => call<void>('/api/v1/kept-maps/forget', { code });

/** The bank of statements that this installation offers, in its newest version. */
export function newestBank(list: Instrument[]): Instrument | undefined {
  return list.find((one) => one.kind === 'bank' && one.id === 'attachment');
}
