import type { Mapping } from '../device/mapping';
import type { Answer, Field, Row } from '../practice/types';
import { fieldsOf, formOfEntry } from './form-fields';
import { plain } from './plain-text';
import { isRows } from './places';
import type { Entry, KeptForm } from './types';

/** Names that this person used: in entries and on the map of this device. The newest first, each once. */
export function peopleOf(
  entries: readonly Entry[],
  forms: readonly KeptForm[],
  mappings: readonly Pick<Mapping, 'nickname' | 'changedAt'>[] = []
): string[] {
  const kept = new Map(forms.map((one) => [one.id, one]));
  const used = [
    ...entries.map((entry) => {
      const form = formOfEntry(entry, kept.get(`${entry.form}@${entry.version}`), entry.language);
      return { at: entry.changedAt, names: form ? namesIn(fieldsOf(form), entry.answers) : [] };
    }),
    ...mappings.map(({ nickname, changedAt }) => ({ at: changedAt, names: [nickname] }))
  ];
  used.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  const people = new Map<string, string>();
  for (const name of used.flatMap((one) => one.names)) {
    const spelled = name.trim().replace(/\s+/g, ' ');
    const key = plain(spelled);
    if (key !== '' && !people.has(key)) people.set(key, spelled);
  }
  return [...people.values()];
}

function namesIn(fields: Field[], answers: Record<string, Answer> | Row): string[] {
  return fields.flatMap((field): string[] => {
    const answer = answers[field.id];
    if (isRows(answer)) return answer.flatMap((row) => namesIn(field.fields ?? [], row));
    return field.kind === 'person' && typeof answer === 'string' ? [answer] : [];
  });
}
