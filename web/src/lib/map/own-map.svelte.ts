import type { Mapping } from '../device/mapping';
import { askToPersist, openStore, type Store } from '../device/store';
import { bonds, marksOf, rowsOf } from './marks';

/** The whole map of this device, as the page shows it. */
export class OwnMap {
  state = $state<'loading' | 'ready' | 'no-store'>('loading');
  all = $state.raw<Mapping[]>([]);
  news = $state('');

  bonds = $derived(bonds(this.all));
  marks = $derived(marksOf(this.bonds, new Date()));
  rows = $derived(rowsOf(this.bonds));
  unfinished = $derived(this.all.filter((one) => one.result === null));
  unsaved = $derived(this.all.some((one) => one.result !== null && !one.saved));

  #store: Store | null = null;

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
      this.news = 'This device could not save it. Make some room, then try again.';
      return;
    }
    await askToPersist();
    await this.#read();
    this.news = 'Saved on this device.';
  }

  /** Forgets a whole relationship by its tie, or one sitting by its id. */
  async forget(tieOrId: string): Promise<void> {
    const meant = this.all.filter((one) => one.tie === tieOrId || one.id === tieOrId);
    await this.#store?.remove(...meant.map((one) => one.id));
    await this.#read();
    this.news = 'Forgotten on this device.';
  }

  async forgetAll(): Promise<void> {
    await this.#store?.removeAll();
    await this.#read();
    this.news = 'Everything is forgotten on this device.';
  }

  async #read(): Promise<void> {
    this.all = (await this.#store?.all()) ?? [];
  }
}
