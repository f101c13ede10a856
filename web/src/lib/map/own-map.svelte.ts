import { changeBetween } from '../api/client';
import type { Mapping } from '../device/mapping';
import { askToPersist, openStore, type Store } from '../device/store';
import { comparisons, keyOf, questionOf, type Changes } from './changes';
import { bonds, marksOf, rowsOf } from './marks';
import { t } from '$lib/language/t';

/** The whole map of this device, as the page shows it. */
export class OwnMap {
  state = $state<'loading' | 'ready' | 'no-store'>('loading');
  all = $state.raw<Mapping[]>([]);
  news = $state('');

  bonds = $derived(bonds(this.all));
  marks = $derived(marksOf(this.bonds, new Date()));
  changes = $state.raw<Changes>(new Map());
  /** True when a change could not be worked out, because nothing answered. */
  changesMissing = $state(false);
  rows = $derived(rowsOf(this.bonds, this.changes));
  unfinished = $derived(this.all.filter((one) => one.result === null));
  unsaved = $derived(this.all.some((one) => one.result !== null && !one.saved));

  #store: Store | null = null;
  #ask: typeof changeBetween;

  constructor(ask: typeof changeBetween = changeBetween) {
    this.#ask = ask;
  }

  async open(): Promise<void> {
    try {
      this.#store = await openStore();
      await this.#read();
      this.state = 'ready';
    } catch {
      this.state = 'no-store';
    }
  }

  async save(): Promise<void> {
    try {
      await this.#store?.put(...this.all.map((one) => ({ ...one, saved: true })));
    } catch {
      this.news = t('This device could not save it. Make some room, then try again.');
      return;
    }
    await askToPersist();
    await this.#read();
    this.news = t('Saved on this device.');
  }

  /** Forgets a whole relationship by its tie, or one sitting by its id. */
  async forget(tieOrId: string): Promise<void> {
    const meant = this.all.filter((one) => one.tie === tieOrId || one.id === tieOrId);
    await this.#store?.remove(...meant.map((one) => one.id));
    await this.#read();
    this.news = t('Forgotten on this device.');
  }

  async forgetAll(): Promise<void> {
    await this.#store?.removeAll();
    await this.#read();
    this.news = t('Everything is forgotten on this device.');
  }

  /** Works out what lies between the marks that are joined on the map. */
  async compare(): Promise<void> {
    const known = new Map(this.changes);
    this.changesMissing = false;
    for (const one of this.bonds.flatMap(comparisons)) {
      const key = keyOf(one.earlier, one.later);
      if (known.has(key)) continue;
      const reply = await this.#ask(questionOf(one));
      if (reply.ok) known.set(key, reply.value);
      else this.changesMissing = true;
    }
    this.changes = known;
  }

  async #read(): Promise<void> {
    this.all = (await this.#store?.all()) ?? [];
    void this.compare();
  }
}
