import { newId } from './ids';
import { Saving } from './saving';
import type { EntryStore } from './store';
import type { KeptForm, Operation } from './types';
import { Writing, type Outside } from './writing.svelte';

export type { Outside, Writing } from './writing.svelte';
export { unsavedWords } from './saving';

const OUTSIDE: Outside = { now: () => new Date(), newId };

/** Goes on with an entry of this device; null when it is not there or was deleted. */
export async function openWriting(
  store: EntryStore,
  entry: string,
  outside: Outside = OUTSIDE
): Promise<Writing | null> {
  const operations = await store.readOut(entry);
  if (!operations.some((one) => one.what.kind === 'begin')) return null;
  return new Writing(new Saving(store, operations, outside.newId), await store.device(), outside);
}

export interface Beginning {
  form: KeptForm;
  language: string;
  smaller?: boolean;
}

/** Begins an entry. The form is kept beside it as it is now, so that the entry can always be shown. */
export async function beginWriting(
  store: EntryStore,
  { form, language, smaller = false }: Beginning,
  outside: Outside = OUTSIDE
): Promise<Writing> {
  const device = await store.device();
  const [id = '', version = ''] = form.id.split('@');
  const what = { kind: 'begin', form: id, version, language, smaller } as const;
  const at = outside.now().toISOString();
  const first: Operation = {
    id: outside.newId(),
    entry: outside.newId(),
    at,
    device,
    what,
    over: []
  };
  const saving = new Saving(store, [first], outside.newId, form);
  const writing = new Writing(saving, device, outside);
  saving.put(first.id);
  return writing;
}
