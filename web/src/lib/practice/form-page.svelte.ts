import { ready } from '../fields/kinds';
import type { EntryChoice, Lists } from '../fields/types';
import { formOfEntry } from '../entries/form-fields';
import type { EntryStore } from '../entries/store';
import type { Entry } from '../entries/types';
import { beginWriting, openWriting, type Writing } from '../entries/writing';
import { language } from '../language/t';
import { decide, nextPhase, prepareEngine, type Closed } from './calls';
import { ownEntries } from './device';
import { choicesOf } from './entry-words';
import { keptFormOf, loadLists, loadSource, loadSummaries, localised, NoSuchForm, sourceOf, type FormSource } from './forms';
import { heldEntry, hold } from './held';
import { closedNow, RESTS_UNTIL, standing, type Standing } from './opening';
import { readPlace, type Place } from './place';
import { Running } from './running.svelte';
import type { Form, FormSummary } from './types';

/**
 * Sets on its way what the page of a form waits for, while its scripts are still made ready. `id` is
 * the form's, or null for an entry, which brings its own.
 */
export function prepareForm(id: string | null): void {
  prepareEngine();
  void ownEntries();
  if (id !== null) loadSource(id).catch(() => {}); // the page asks again, and tells the trouble
}

export interface Address {
  form: string;
  entry: string | null;
  smaller: boolean;
  /** What the fragment names. */
  at: string | null;
}

export type View = 'loading' | 'intro' | 'running' | 'closed' | 'missing' | 'no-form' | 'away';
export type Show = (entry: string, place: Place, replace: boolean) => void;

/** The page of a form: what it is, whether it opens now, and the one entry that is being written. */
export class FormPage {
  view = $state<View>('loading');
  form = $state.raw<Form | null>(null);
  standing = $state.raw<Standing | null>(null);
  /** Undefined: not known yet. */
  closed = $state.raw<Closed | null | undefined>();
  /** Why it is not known: the engine did not come. */
  unknown = $state(false);
  unfinished = $state.raw<Entry | undefined>();
  running = $state.raw<Running | null>(null);
  settling = $state.raw<FormSummary[]>([]);
  lists = $state.raw<Lists>({});
  people = $state.raw<string[]>([]);

  #show: Show;
  #source: FormSource | null = null;
  #address: Address | null = null;
  #loads = 0;
  #beginning = false;
  #last: Running | null = null;

  constructor(show: Show) {
    this.#show = show;
  }

  async load(address: Address): Promise<void> {
    this.#address = address;
    this.#loads += 1;
    // What could not be saved is still in there.
    if (this.#last && address.entry === this.#last.writing.entry.id) {
      [this.running, this.form, this.view] = [this.#last, this.#last.form, 'running'];
      return;
    }
    const mine = this.#loads;
    const stale = () => mine !== this.#loads;
    [this.view, this.running, this.closed, this.unknown] = ['loading', null, undefined, false];
    prepareEngine();
    try {
      await (address.entry ? this.#loadEntry(address.entry, stale) : this.#loadIntro(stale));
    } catch (problem) {
      if (!stale()) this.view = problem instanceof NoSuchForm ? 'no-form' : 'away';
    }
  }

  again = (): Promise<void> => (this.#address ? this.load(this.#address) : Promise.resolve());

  async begin(smaller: boolean): Promise<void> {
    const source = this.#source;
    if (!source || this.closed !== null || this.running || this.#beginning) return;
    this.#beginning = true;
    try {
      void import('../device/store').then(({ askToPersist }) => askToPersist(), () => {});
      const store = await ownEntries();
      const form = keptFormOf(source);
      const writing = await beginWriting(store, { form, language: language(), smaller });
      await this.#run(source, localised(source, language()), writing, null, true);
    } finally {
      this.#beginning = false;
    }
  }

  /** Back to where the entry was left; deeper work may rest since then. */
  async goOn(): Promise<void> {
    const source = this.#source;
    if (!source || !this.running) return;
    if (await this.#letIn(source, true)) this.running.goOn();
    else this.view = 'closed';
  }

  entries = async (form: string): Promise<EntryChoice[]> =>
    choicesOf(await ownEntries(), form, this.running?.writing.entry.id);

  async #loadIntro(stale: () => boolean): Promise<void> {
    const id = this.#address?.form ?? '';
    const source = await loadSource(id);
    if (stale()) return;
    this.#source = source;
    this.form = localised(source, language());
    this.view = 'intro';
    const store = await ownEntries();
    const [entries] = await Promise.all([store.entries().catch(() => []), this.#letIn(source, false)]);
    if (stale()) return;
    this.unfinished = entries.find((one) => one.form === id && one.finishedAt === null);
    void this.#fetchRest(this.form, store);
  }

  async #loadEntry(id: string, stale: () => boolean): Promise<void> {
    const store = await ownEntries();
    const writing = heldEntry(id) ?? (await openWriting(store, id));
    if (stale()) return;
    if (!writing || writing.entry.deleted) {
      this.view = 'missing';
      return;
    }
    const { entry } = writing;
    const kept = await store.formOf(entry.form, entry.version);
    const source = sourceOf(kept) ?? (await loadSource(entry.form));
    const form = formOfEntry(entry, kept, language()) ?? localised(source, language());
    if (stale()) return;
    [this.#source, this.form] = [source, form];
    // Whoever is in the middle of settling is not sent away because deeper work rests.
    const settles = ['after', 'look_around', 'again', 'help'].includes(readPlace(entry.step).phase);
    const open = (await this.#letIn(source, true)) || settles;
    if (stale()) return;
    if (!open && !this.unknown) this.view = 'closed';
    else await this.#run(source, form, writing, this.#address?.at ?? null);
  }

  async #letIn(source: FormSource, begun: boolean): Promise<boolean> {
    const now = await standing(await ownEntries());
    this.standing = now;
    const reply = await closedNow(source, now, begun);
    this.unknown = !reply.ok;
    this.closed = reply.ok ? reply.value : undefined;
    if (this.closed) void this.#findSettling();
    return this.closed === null;
  }

  async #run(
    source: FormSource,
    form: Form,
    writing: Writing,
    at: string | null,
    begins = false
  ): Promise<void> {
    hold(writing);
    const { id, smaller } = writing.entry;
    let first = begins; // the way back from the first screen leads to what the form is
    const running = new Running(form, writing, {
      decide: (answers) => decide(source, answers, smaller),
      next: nextPhase,
      rest: async (until) => {
        const store = await ownEntries();
        await store.setFact(RESTS_UNTIL, until).catch(() => {});
        this.standing = await standing(store);
      },
      show: (place, replace) => {
        if (['settle_first', 'done'].includes(place.phase)) void this.#findSettling();
        this.#show(id, place, replace && !first);
        first = false;
      },
      now: () => new Date()
    });
    [this.running, this.#last, this.form, this.view] = [running, running, form, 'running'];
    void this.#fetchRest(form, await ownEntries());
    await running.open(at);
  }

  /** What fields may want: their code, the lists to choose from, names that were used before. */
  async #fetchRest(form: Form, store: EntryStore): Promise<void> {
    void ready(form.steps.flatMap((step) => step.fields));
    void loadLists(language()).then((lists) => (this.lists = lists), () => {});
    const [{ peopleOf }, { openStore }] = await Promise.all([
      import('../entries/people'),
      import('../device/store')
    ]);
    const mappings = openStore().then((own) => own.all()).catch(() => []);
    const [entries, forms] = await Promise.all([store.entries(), store.forms()]);
    this.people = peopleOf(entries, forms, await mappings);
  }

  async #findSettling(): Promise<void> {
    if (this.settling.length > 0) return;
    const all = await loadSummaries().catch(() => []);
    const own = this.form?.id;
    this.settling = all.filter((one) => one.settling && one.level === 'alone' && one.id !== own);
  }
}
