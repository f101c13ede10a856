import { pointsOf, type CheckAnswers } from './calls';
import { carry } from './carried';
import type { CheckAnswer, CheckOption, CheckPoints, GuidedCheck, Need } from './types';

const HELP = 'help-now';

/** Where the points of one option come from. */
export interface Source {
  question: string;
  answer: string;
  points: number;
}

const givenTo = (check: GuidedCheck, answers: CheckAnswers) =>
  check.questions.flatMap((question) => {
    const answer = question.answers.find((one) => one.id === answers[question.id]);
    return answer ? [{ question, answer }] : [];
  });

export function sourcesOf(option: string, check: GuidedCheck, answers: CheckAnswers): Source[] {
  return givenTo(check, answers).flatMap(({ question, answer }) => {
    const weight = answer.weights.find((one) => one.option === option);
    return weight
      ? [{ question: question.title, answer: answer.text, points: weight.points }]
      : [];
  });
}

/** An answer that speaks of danger: it gives points to help. */
export const speaksOfDanger = (answer: CheckAnswer) =>
  answer.weights.some((one) => one.option === HELP);

/**
 * Whether work for two has to wait: because an answer speaks of fear or danger, or because a need
 * that the answers suggest is looked at alone first.
 */
export function fearIn(check: GuidedCheck, answers: CheckAnswers, needs: Need[]): 'said' | 'may be' | '' {
  if (givenTo(check, answers).some(({ answer }) => speaksOfDanger(answer))) return 'said';
  return needs.some((one) => one.first === 'relationship') ? 'may be' : '';
}

export interface ShownOption extends CheckOption {
  points: number;
  sources: Source[];
  /** Opens behind the questions that each answers alone. */
  apartFirst: boolean;
}

/** In the engine's order. Only where fear was spoken of, work for two stands last, whatever it has. */
export function shownOptions(
  check: GuidedCheck,
  result: CheckPoints,
  answers: CheckAnswers,
  fear: ReturnType<typeof fearIn>
): ShownOption[] {
  const all = result.options.flatMap(({ id, points }) => {
    const option = check.options.find((one) => one.id === id);
    if (!option) return [];
    const apartFirst = id === 'couple' && fear !== '';
    return [{ ...option, points, sources: sourcesOf(id, check, answers), apartFirst }];
  });
  const last = (one: ShownOption) => one.apartFirst && fear === 'said';
  return [...all.filter((one) => !last(one)), ...all.filter(last)];
}

/** What each answer suggests, asked of the engine one by one, and kept for the match of this tab. */
export async function carryNeeds(check: GuidedCheck, answers: CheckAnswers): Promise<void> {
  const said = [];
  for (const { question, answer } of givenTo(check, answers)) {
    const reply = await pointsOf(check.id, { [question.id]: answer.id });
    if (reply.ok && reply.value.needs.length > 0) {
      said.push({ question: question.title, answer: answer.text, needs: reply.value.needs });
    }
  }
  carry({ check: check.id, title: check.title, said }, sessionStorage);
}

const name = (check: GuidedCheck) => `check ${check.id} ${check.version}`;

/** What was marked so far, for this tab alone. */
export function readAnswers(check: GuidedCheck, storage: Storage): CheckAnswers {
  try {
    const found = JSON.parse(storage.getItem(name(check)) ?? '{}') as CheckAnswers;
    const fits = check.questions.filter((one) =>
      one.answers.some((answer) => answer.id === found?.[one.id])
    );
    return Object.fromEntries(fits.map((one) => [one.id, found[one.id]!]));
  } catch {
    return {};
  }
}

export function writeAnswers(check: GuidedCheck, answers: CheckAnswers, storage: Storage): void {
  try {
    storage.setItem(name(check), JSON.stringify(answers));
  } catch {
    // No room: the answers are still on the page.
  }
}

export function dropAnswers(check: GuidedCheck, storage: Storage): void {
  storage.removeItem(name(check));
}
