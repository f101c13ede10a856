import { t } from '../language/t';
import type { FormSource } from '../practice/source';
import type { Field, Form, Step } from '../practice/types';
import { kindWords, minutesWords } from '../practice/words';
import type { Book } from './types';

/** Small texts that several parts of a workbook share. */

/** "0 not at all, 10 fully" */
export function scaleEnds(field: Pick<Field, 'low' | 'high'>, most: number): string {
  const ends = [field.low && `0 ${field.low}`, field.high && `${most} ${field.high}`].filter(Boolean);
  return ends.length > 0 ? ends.join(', ') : t('0 to {most}', { most });
}

/** Steps and fields that are asked only after some answers. */
export function conditionalIn(source: FormSource): string[] {
  const fields = source.steps.flatMap((step) => step.fields ?? []);
  const all = [...source.steps, ...fields, ...fields.flatMap((one) => one.fields ?? [])];
  return all.filter((one) => one.show_if !== undefined).map((one) => one.id);
}

/** On paper nothing hides by itself, so what depends on another answer says so. */
export const onlyIf = (one: Field | Step, book: Pick<Book, 'only'>): string =>
  book.only.has(one.id) ? t('Only if it fits what you answered.') : '';

/** "Exercise, step 1, about 15 minutes" */
export function lineOf(form: Form): string {
  const step = form.step && t('step {n}', { n: form.step });
  const minutes = t('about {time}', { time: minutesWords(form.minutes) });
  return [kindWords(form.kind), step, minutes].filter(Boolean).join(', ');
}
