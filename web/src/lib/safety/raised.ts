import type { Reply } from '../api/client';
import type { Given, Question, SafetyLooked } from './calls';

/**
 * Whether the answers given so far raise something by themselves. The outcome of the engine counts
 * an open question as a yes, which is right at the end and not for someone who only stops early; so
 * it is asked as if each question that is still open had its first answer, a plain no.
 */
export async function raisedSoFar(
  questions: Question[],
  given: Given[],
  look: (answers: Given[]) => Promise<Reply<SafetyLooked>>
): Promise<boolean> {
  if (given.length === 0) return false;
  const open = questions.filter((one) => given.every(({ question }) => question !== one.id));
  const rest = open.map((one) => ({ question: one.id, answer: one.answers[0]?.id ?? '' }));
  const reply = await look([...given, ...rest]);
  return !reply.ok || reply.value.outcome !== 'negative';
}
