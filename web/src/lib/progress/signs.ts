import { fieldsOf, formOfEntry } from '$lib/entries/form-fields';
import type { Entry, KeptForm } from '$lib/entries/types';
import { language, t } from '$lib/language/t';
import { decide } from '$lib/practice/calls';
import { sourceOf } from '$lib/practice/forms';
import type { Field, Form, FormState, Sign } from '$lib/practice/types';
import { easedIn } from '$lib/programme/helped';
import { isFinished, type Finished } from '$lib/programme/turns';
import type { Series } from './types';

/** What one finished entry says of one domain. */
export interface SignValue extends Pick<Series, 'domain' | 'label' | 'of' | 'better' | 'answers' | 'unit' | 'step'> {
  form: string;
  field: string;
  entry: string;
  at: string;
  value: number;
}

/** The state of an entry by the rules of its form; null when the engine is not there. */
export type StateOf = (entry: Finished, kept: KeptForm) => Promise<FormState | null>;

const byEngine: StateOf = async (entry, kept) => {
  const source = sourceOf(kept);
  const reply = source && (await decide(source, entry.answers, entry.smaller));
  return reply?.ok ? reply.value : null;
};

/**
 * The signs of finished entries. What a form hides counts as not answered, and what it works out is
 * asked of the engine. `missing` counts entries that need an engine which is not there.
 */
export async function signsOf(
  entries: readonly Entry[],
  forms: readonly KeptForm[],
  stateOf: StateOf = byEngine
): Promise<{ signs: SignValue[]; missing: number }> {
  const kept = new Map(forms.map((one) => [one.id, one]));
  const signs: SignValue[] = [];
  let missing = 0;
  for (const entry of entries.filter(isFinished)) {
    const of = kept.get(`${entry.form}@${entry.version}`);
    const form = formOfEntry(entry, of, language());
    if (!of || !form || form.signs.length === 0) continue;
    const asks = form.signs.some((one) => one.field !== 'eased');
    const state = asks ? await stateOf(entry, of) : null;
    if (asks && state === null) missing += 1;
    signs.push(...form.signs.flatMap((sign) => signOf(entry, form, sign, state) ?? []));
  }
  return { signs, missing };
}

function signOf(entry: Finished, form: Form, sign: Sign, state: FormState | null): SignValue | null {
  const field = fieldsOf(form).find((one) => one.id === sign.field);
  const value = sign.field === 'eased' ? easedIn(entry) : field ? valueOf(entry, field, state) : null;
  if (value === null) return null;
  return {
    ...{ domain: sign.domain, better: sign.better, form: form.id, field: sign.field },
    entry: entry.id,
    at: entry.finishedAt,
    value,
    label: field?.label ?? t('How far distress came down'),
    of: form.title,
    unit: unitOf(field),
    answers: field?.kind === 'yes_no' ? 'yes_no' : 'numbers',
    // What is worked out has no step of its own: a mean of whole numbers may end between them.
    step: field?.kind === 'computed' && (field.places ?? 1) > 0 ? 0.1 : 1
  };
}

function valueOf({ answers }: Finished, field: Field, state: FormState | null): number | null {
  if (state === null) return null;
  if (field.kind === 'computed') return state.computed[field.id] ?? null;
  if (!state.shown.includes(field.id)) return null;
  const answer = answers[field.id];
  if (field.kind === 'yes_no') return answer === 'yes' ? 1 : answer === 'no' ? 0 : null;
  return typeof answer === 'number' && Number.isFinite(answer) ? answer : null;
}

function unitOf(field: Field | undefined): string {
  if (field?.unit) return field.unit;
  if (field?.kind === 'duration') return t('minutes');
  return field?.kind === 'scale_100' ? t('of 100') : field?.kind === 'scale_10' || !field ? t('of 10') : '';
}
