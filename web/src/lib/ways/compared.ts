import type { Way } from './types';
import { looksAt, PATTERNS, peopleWords, practice, stepParts, worksWith } from './words';

/** What is compared of a way; the rest stands on its own page. */
export function comparedPart(way: Way) {
  const { id, short_name, one_line, people, length, works_with, time, homework } = way;
  const { alone, with_support, clinician_only, not_when, not_good_for, by_pattern } = way;
  const { label, line, not_known } = way.evidence;
  return {
    ...{ id, short_name, one_line, people, length, works_with, time, homework },
    ...{ alone, with_support, clinician_only, not_when, not_good_for, by_pattern },
    steps: way.steps.map(({ title }) => title),
    questions: way.ask.map(({ question }) => question),
    evidence: { label, line, not_known }
  };
}

export type ComparedWay = ReturnType<typeof comparedPart>;

/** One row of the comparison: its title, and for a way the words or the list under it. */
export interface ComparedRow {
  title: string;
  of: (way: ComparedWay) => string | string[];
  label?: boolean;
}

export const ROWS: ComparedRow[] = [
  { title: 'What it is', of: (way) => way.one_line },
  { title: 'Who takes part', of: peopleWords },
  { title: 'How long', of: (way) => way.length.words },
  { title: 'Works with', of: worksWith },
  { title: 'Looks at', of: looksAt },
  { title: 'Practice between meetings', of: practice },
  { title: 'Evidence', of: (way) => way.evidence.line, label: true },
  { title: 'What we do not know', of: (way) => way.evidence.not_known },
  { title: 'Steps, in short', of: (way) => way.steps.map(stepWords) },
  { title: 'You can do this alone', of: (way) => way.alone },
  { title: 'With someone at your side', of: (way) => way.with_support },
  { title: 'Only with a trained clinician', of: (way) => way.clinician_only },
  { title: 'When not', of: (way) => way.not_when },
  { title: 'What it is not made for', of: (way) => way.not_good_for },
  ...PATTERNS.map(([id, title]) => ({
    title: `With a pattern called ${title.toLowerCase()}`,
    of: (way: ComparedWay) => way.by_pattern[id]
  })),
  { title: 'What to ask', of: (way) => way.questions }
];

function stepWords(title: string): string {
  const step = stepParts(title);
  return step.place ? `${step.place}: ${step.title}` : step.title;
}
