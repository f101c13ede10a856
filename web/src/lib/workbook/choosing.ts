import { formOfEntry, privateFields } from '../entries/form-fields';
import type { Entry, KeptForm } from '../entries/types';
import type { Form, Language } from '../practice/types';

/** What can be chosen for a workbook. */

/** All of these chosen or, when they were already, none of them; what else is chosen stays. */
export function allOrNone(chosen: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const all = ids.every((id) => chosen.has(id));
  const rest = [...chosen].filter((id) => !ids.includes(id));
  return new Set(all ? rest : [...rest, ...ids]);
}

export function toggledIn(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

export interface Written {
  entry: Entry;
  kept: KeptForm;
  form: Form;
}

/** Entries with their form as it was then, the newest first. One without a form cannot be printed. */
export function writtenOf(entries: readonly Entry[], kept: readonly KeptForm[], language: Language): Written[] {
  const forms = new Map(kept.map((one) => [one.id, one]));
  const found = entries.flatMap((entry): Written[] => {
    const of = forms.get(`${entry.form}@${entry.version}`);
    const form = formOfEntry(entry, of, language);
    return of && form && !entry.deleted ? [{ entry, kept: of, form }] : [];
  });
  return found.sort((a, b) => (a.entry.begunAt < b.entry.begunAt ? 1 : -1));
}

export interface Wanted {
  /** Id of a form; empty for all. */
  form: string;
  /** Days as an input gives them; empty for no limit. */
  from: string;
  to: string;
}

/** Entries of a form and between two days, by the clock on the wall. */
export function fitting(written: readonly Written[], { form, from, to }: Wanted): Written[] {
  const start = from ? new Date(`${from}T00:00`).toISOString() : '';
  const end = to ? new Date(`${to}T23:59:59.999`).toISOString() : '';
  return written.filter(({ entry }) => {
    const inTime = (!start || entry.begunAt >= start) && (!end || entry.begunAt <= end);
    return inTime && (!form || entry.form === form);
  });
}

export interface PrivateName {
  /** As "form/name". */
  name: string;
  title: string;
  label: string;
}

/** Private fields of these forms, each once. */
export function privateNames(forms: readonly Form[]): PrivateName[] {
  const all = forms.flatMap((form) =>
    privateFields(form).map(({ name, label }) => ({ name: `${form.id}/${name}`, title: form.title, label }))
  );
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
