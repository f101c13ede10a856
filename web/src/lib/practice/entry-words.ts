import { formOfEntry } from '../entries/form-fields';
import { isRows } from '../entries/places';
import type { EntryStore } from '../entries/store';
import type { Distress, Entry, KeptForm } from '../entries/types';
import type { EntryChoice } from '../fields/types';
import { answerWords } from '../fields/words';
import { language, t } from '../language/t';
import type { Answer, Answers, Field, Form } from './types';

export type State = 'finished' | 'stopped' | 'begun';

export const stateOf = (entry: Entry): State =>
  entry.finishedAt !== null ? 'finished' : entry.stoppedBecause !== null ? 'stopped' : 'begun';

/** What was left at once is nothing to be reminded of. */
export const hasAnswers = (answers: Answers): boolean => Object.keys(answers).length > 0;

export function stateWords(entry: Entry): string {
  switch (stateOf(entry)) {
    case 'finished':
      return t('finished');
    case 'stopped':
      return t('stopped');
    default:
      return t('begun');
  }
}

export function distressWords({ value, unreal }: Pick<Distress, 'value' | 'unreal'>): string {
  const number = t('{n} of {of}', { n: value, of: 10 });
  return unreal ? `${number}. ${t('Things felt unreal, or time was lost.')}` : number;
}

/** An entry in a list of entries. */
export interface Line {
  entry: Entry;
  /** Undefined when its form is not on this device. */
  form: Form | undefined;
  title: string;
  /** The first words that were written, to tell entries of one form apart. */
  says: string;
}

export function linesOf(entries: readonly Entry[], kept: readonly KeptForm[]): Line[] {
  const forms = new Map(kept.map((one) => [one.id, one]));
  return entries.map((entry) => {
    const form = formOfEntry(entry, forms.get(`${entry.form}@${entry.version}`), language());
    const says = form ? firstWords(form, entry) : '';
    return { entry, form, title: form?.title ?? entry.form, says };
  });
}

/** Earlier entries of a form, to be linked to. */
export async function choicesOf(store: EntryStore, form: string, without?: string): Promise<EntryChoice[]> {
  const [entries, forms] = await Promise.all([store.entries(), store.forms()]);
  const fit = entries.filter((one) => one.form === form && one.id !== without);
  return linesOf(fit, forms).map(({ entry, title }) => ({ id: entry.id, title, at: entry.begunAt }));
}

const MOST = 90;

/** Private answers stay inside of the entry: a list is easily seen by others. */
function firstWords(form: Form, entry: Entry): string {
  for (const step of form.steps) {
    for (const field of step.fields) {
      const text = field.private ? '' : textOf(field, entry.answers[field.id]);
      if (text !== '') return shortened(text);
    }
  }
  return '';
}

function textOf(field: Field, answer: Answer | undefined): string {
  if (isRows(answer)) {
    const open = (field.fields ?? []).find((one) => !one.private);
    return open ? answer.map((row) => textOf(open, row[open.id])).filter(Boolean).join(', ') : '';
  }
  if (typeof answer !== 'string' || field.kind === 'entry') return '';
  return (answerWords(field, answer, {}, language())[0] ?? '').trim().replace(/\s+/g, ' ');
}

/** At a space if there is one, and never through the middle of a character. */
function shortened(text: string): string {
  const letters = [...text];
  if (letters.length <= MOST) return text;
  const start = letters.slice(0, MOST).join('');
  const space = start.lastIndexOf(' ');
  return `${space > MOST / 2 ? start.slice(0, space) : start}…`;
}
