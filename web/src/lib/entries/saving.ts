import { t } from '$lib/language/t';
import { isFull, type EntryStore } from './store';
import type { KeptForm, Operation } from './types';

export type Saved = 'saved' | 'saving' | 'full' | 'refused';

/**
 * Puts the operations of one entry on the disk, one transaction at a time. What changes while one
 * runs goes into the next, so that the disk is never behind by more than one.
 */
export class Saving {
  readonly operations: Map<string, Operation>;
  onstate: (state: Saved, reason: string) => void = () => {};
  onrenamed: (before: string, after: string) => void = () => {};

  #store: EntryStore;
  #newId: () => string;
  #form: KeptForm | null;
  #waiting = new Set<string>();
  /** Operations put on the disk here: what they were, and under which seal they were first put. */
  #done = new Map<string, { operation: Operation; seal: string }>();
  #running: Promise<void> | null = null;
  #state: Saved = 'saved';

  constructor(
    store: EntryStore,
    known: Operation[],
    id: () => string,
    form: KeptForm | null = null
  ) {
    [this.#store, this.#newId, this.#form] = [store, id, form];
    this.operations = new Map(known.map((one) => [one.id, one]));
  }

  put(id: string): void {
    this.#waiting.add(id);
    this.start();
  }

  start(): void {
    if (this.#running || this.#waiting.size === 0) return;
    if (this.#state === 'saved') this.#tell('saving');
    this.#running = this.#run();
  }

  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting];
      this.#waiting.clear();
      try {
        if (this.#form) await this.#store.keepForm(this.#form);
        this.#form = null;
        const problem = await this.#write(ids);
        if (problem !== null) return this.#stop(ids, 'refused', problem);
      } catch (error) {
        if (isFull(error)) return this.#stop(ids, 'full', '');
        this.#doubt(ids);
        return this.#stop(ids, 'refused', wordsFor(error));
      }
    }
    // In the same breath as the look at what waits, so that no change falls in between.
    this.#running = null;
    this.#tell('saved');
  }

  async #write(ids: string[]): Promise<string | null> {
    const batch = ids.flatMap((id) => this.operations.get(id) ?? []);
    const amends = new Map<string, string>();
    for (const id of ids) {
      const done = this.#done.get(id);
      if (done) amends.set(id, done.seal);
    }
    const { touched, seal, written } = await this.#store.write(batch, amends);
    if (!written) {
      for (const id of ids) {
        const done = this.#done.get(id);
        this.#waiting.add(done && done.seal !== seal ? this.#replace(id, done.operation) : id);
      }
      return null;
    }
    if (touched.some((one) => one.gone > 0)) {
      return t('This entry was deleted in the meantime, so nothing more is saved in it.');
    }
    for (const operation of batch) {
      const before = this.#done.get(operation.id)?.seal;
      this.#done.set(operation.id, { operation, seal: before ?? seal });
    }
    return null;
  }

  /** Someone read this operation as it was: it stays so, and what came since replaces it. */
  #replace(id: string, asRead: Operation): string {
    const newest = this.operations.get(id) ?? asRead;
    const after: Operation = { ...newest, id: this.#newId(), over: [id, ...asRead.over] };
    this.operations.set(id, asRead);
    for (const [key, one] of this.operations) {
      if (!this.#done.has(key) && one.over.includes(id)) {
        this.operations.set(key, { ...one, over: [...one.over, after.id] });
      }
    }
    this.operations.set(after.id, after);
    this.#waiting.delete(id);
    this.onrenamed(id, after.id);
    return after.id;
  }

  /** The browser lost its store: whether these were put, nobody knows. They are not written anew. */
  #doubt(ids: string[]): void {
    for (const id of ids) {
      const operation = this.operations.get(id);
      if (operation && !this.#done.has(id)) this.#done.set(id, { operation, seal: '?' });
    }
  }

  #stop(ids: string[], state: 'full' | 'refused', reason: string): void {
    this.#running = null;
    for (const id of ids) this.#waiting.add(id);
    this.#tell(state, reason);
  }

  #tell(state: Saved, reason = ''): void {
    if (state === this.#state && state !== 'refused') return;
    this.#state = state;
    this.onstate(state, reason);
  }
}

function wordsFor(error: unknown): string {
  if (error instanceof Error && error.name === 'VersionError') {
    return t(
      'A newer version of this page is open in another window. Copy what you just wrote, then load this page again.'
    );
  }
  return t('This browser did not save it: {why}', {
    why: error instanceof Error ? error.message : String(error)
  });
}

/** What is said to who is writing while something is not saved. */
export const unsavedWords = (state: Saved, reason: string): string =>
  state === 'full'
    ? t(
        'This device has no room left. What you write stays while this page is open. Save it to a file now.'
      )
    : state === 'refused'
      ? reason
      : '';
