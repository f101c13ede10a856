import type { Field, Form } from '../practice/types';
import type { Entry, KeptForm } from './types';

/** The form of an entry as it was then, in this language if it is there. */
export function formOfEntry(
  entry: Entry,
  kept: KeptForm | undefined,
  language: string
): Form | undefined {
  if (!kept) return undefined;
  return kept.forms[language] ?? kept.forms[entry.language] ?? Object.values(kept.forms)[0];
}

export const fieldsOf = (form: Form): Field[] => form.steps.flatMap((step) => step.fields);

/**
 * The private fields of a form, each as "field" or, in a group, "group.field": what a person must
 * ask for by name before it goes anywhere.
 */
export function privateFields(form: Form): { name: string; label: string }[] {
  return fieldsOf(form).flatMap((field) => [
    ...(field.private ? [{ name: field.id, label: field.label }] : []),
    ...(field.fields ?? []).flatMap((inner) =>
      inner.private && !field.private
        ? [{ name: `${field.id}.${inner.id}`, label: `${field.label}: ${inner.label}` }]
        : []
    )
  ]);
}
