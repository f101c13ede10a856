import { formOfEntry } from '../entries/form-fields';
import { placeParts } from '../entries/places';
import type { Entry } from '../entries/types';
import { openWriting, type Writing } from '../entries/writing';
import type { EntryChoice, Lists } from '../fields/types';
import { language } from '../language/t';
import { decide } from './calls';
import { ownEntries } from './device';
import { choicesOf } from './entry-words';
import { heldEntry } from './held';
import { loadLists, loadSource, localised, sourceOf, type FormSource } from './forms';
import type { Field, Form, FormState } from './types';

/** A place where two devices wrote apart. */
export interface Apart {
  place: string;
  field: Field;
  /** Of which group, where it is a field of a row. */
  group?: string;
}

/** One entry, to be read again: with the form it was begun with. */
export class EntryPage {
  view = $state<'loading' | 'here' | 'missing' | 'unread'>('loading');
  form = $state.raw<Form | undefined>();
  state = $state.raw<FormState | undefined>();
  lists = $state.raw<Lists>({});
  writing = $state.raw<Writing | null>(null);

  get entry(): Entry | undefined {
    return this.writing?.entry;
  }

  get apart(): Apart[] {
    return Object.keys(this.entry?.versions ?? {}).flatMap((place) => {
      const { field: id, inRow } = placeParts(place);
      const field = this.#fields().find((one) => one.id === id);
      if (!field) return [];
      const inner = field.fields?.find((one) => one.id === inRow);
      return [inner ? { place, field: inner, group: field.label } : { place, field }];
    });
  }

  async open(id: string): Promise<void> {
    this.view = 'loading';
    try {
      const store = await ownEntries();
      const writing = heldEntry(id) ?? (await openWriting(store, id));
      if (!writing || writing.entry.deleted) {
        this.view = 'missing';
        return;
      }
      const { entry } = writing;
      const kept = await store.formOf(entry.form, entry.version);
      const source = sourceOf(kept) ?? (await loadSource(entry.form).catch(() => undefined));
      this.form = formOfEntry(entry, kept, language()) ?? (source && localised(source, language()));
      [this.writing, this.#source, this.view] = [writing, source, 'here'];
      void loadLists(language()).then((lists) => (this.lists = lists), () => {});
      await this.#decide();
    } catch {
      this.view = 'unread';
    }
  }

  /** Of what two devices wrote apart, this version stays. */
  async keep(place: string, operation: string): Promise<void> {
    this.writing?.choose(place, operation);
    await this.#decide();
  }

  async remove(): Promise<void> {
    if (this.entry) await (await ownEntries()).remove(this.entry.id);
  }

  entries = async (form: string): Promise<EntryChoice[]> => choicesOf(await ownEntries(), form);

  #source: FormSource | undefined;
  #fields = () => (this.form?.steps ?? []).flatMap((step) => step.fields);

  /** What is worked out, and what is shown in rows. Without the engine all that was written is shown. */
  async #decide(): Promise<void> {
    if (!this.#source || !this.entry) return;
    const reply = await decide(this.#source, this.entry.answers, this.entry.smaller);
    if (reply.ok) this.state = reply.value;
  }
}
