import { fold } from '../../fields/lists';
import type { FormSummary, Language } from '../types';

/** Forms in whose title or purpose all words stand; all of them without words. */
export function formsFor(all: readonly FormSummary[], words: string, language: Language): FormSummary[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  return all.filter((one) => {
    const { title, purpose } = one.texts[language];
    const text = fold(`${title} ${purpose}`);
    return wanted.every((word) => text.includes(word));
  });
}

export interface Shelf {
  /** A step of the programme; null: logs, reviews and the like that belong to none. */
  step: 1 | 2 | 3 | 4 | null;
  forms: FormSummary[];
}

/** Exercises by the four steps, what calms first, then what is short; and all other kinds. */
export function shelvesOf(all: readonly FormSummary[]): Shelf[] {
  const isExercise = (one: FormSummary) => one.kind === 'exercise' || one.kind === 'doorway';
  const order = (a: FormSummary, b: FormSummary) =>
    Number(b.settling) - Number(a.settling) || (a.exercise ?? '').localeCompare(b.exercise ?? '');
  const steps = ([1, 2, 3, 4] as const).map((step): Shelf => ({
    step,
    forms: all.filter((one) => isExercise(one) && one.step === step).sort(order)
  }));
  const rest = all.filter((one) => !isExercise(one) || one.step === undefined);
  return [...steps, { step: null, forms: rest }].filter((one) => one.forms.length > 0);
}
