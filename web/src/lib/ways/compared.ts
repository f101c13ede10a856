import type { Way } from './types';
import {
  looksAt,
  PATTERN_IDS,
  PATTERNS,
  peopleWords,
  practice,
  stepParts,
  worksWith
} from './words';
import { t } from '$lib/language/t';

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

export function comparedRows(): ComparedRow[] {
  return [
    { title: t('What it is'), of: (way) => way.one_line },
    { title: t('Who takes part'), of: peopleWords },
    { title: t('How long'), of: (way) => way.length.words },
    { title: t('Works with'), of: worksWith },
    { title: t('Looks at'), of: looksAt },
    { title: t('Practice between meetings'), of: practice },
    { title: t('Evidence'), of: (way) => way.evidence.line, label: true },
    { title: t('What we do not know'), of: (way) => way.evidence.not_known },
    { title: t('Steps, in short'), of: (way) => way.steps.map(stepWords) },
    { title: t('You can do this alone'), of: (way) => way.alone },
    { title: t('With someone at your side'), of: (way) => way.with_support },
    { title: t('Only with a trained clinician'), of: (way) => way.clinician_only },
    { title: t('When not'), of: (way) => way.not_when },
    { title: t('What it is not made for'), of: (way) => way.not_good_for },
    ...PATTERN_IDS.map((id) => ({
      title: t('With a pattern called {name}', { name: PATTERNS[id].toLowerCase() }),
      of: (way: ComparedWay) => way.by_pattern[id]
    })),
    { title: t('What to ask'), of: (way) => way.questions }
  ];
}

function stepWords(title: string): string {
  const step = stepParts(title);
  return step.place ? `${step.place}: ${step.title}` : step.title;
}
