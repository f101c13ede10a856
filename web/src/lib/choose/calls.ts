import { choosing, type Reply } from '$lib/api/client';
import type {
  CheckPoints,
  Coercion,
  Found,
  GuidedCheck,
  Match,
  MatchQuestion,
  Needs,
  Suggestions,
  Told
} from './types';

export const allNeeds = () => choosing<Needs>('/api/v1/match/needs');
export const suggestedNeeds = (told: Told) => choosing<Suggestions>('/api/v1/match/suggestions', told);
export const matchOf = (question: MatchQuestion) => choosing<Match>('/api/v1/match', question);
export const guidedChecks = () => choosing<{ checks: GuidedCheck[] }>('/api/v1/checks');
export const searched = (words: string) => choosing<{ results: Found[] }>('/api/v1/search', { words });

/** Which question got which answer; a question that was skipped is not among them. */
export type CheckAnswers = Record<string, string>;

export function pointsOf(check: string, answers: CheckAnswers): Promise<Reply<CheckPoints>> {
  const given = Object.entries(answers).map(([question, answer]) => ({ question, answer }));
  return choosing<CheckPoints>('/api/v1/checks/points', { check, answers: given });
}

/** Nothing where this release of the engine has no such call. */
export async function coercionIn(text: string): Promise<Coercion | null> {
  const reply = await choosing<Coercion>('/api/v1/safety/coercion', { text });
  return reply.ok ? reply.value : null;
}
