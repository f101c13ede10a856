import type { Mapping } from '../device/mapping';
import { openStore, type Store } from '../device/store';
import { archiveText, exportArchive, type Archive } from '../entries/archive';
import { unsavedOperations } from '../practice/held';
import { broughtWords, importArchive } from '../entries/bring';
import type { EntryStore } from '../entries/store';
import type { Entry } from '../entries/types';
import { mergeWords, toDocument } from '../keep/document';
import { isLasting, ownEntries } from '../practice/device';

export interface News {
  words: string[];
  /** Ids of entries that now show two versions. */
  twoVersions: string[];
  /** A map came along. */
  map: boolean;
}

/** What this device keeps of exercises and maps, and what can be done with all of it. */
export class OwnDevice {
  state = $state<'loading' | 'ready' | 'no-store'>('loading');
  entries = $state.raw<Entry[]>([]);
  maps = $state.raw<Mapping[]>([]);
  /** In bytes, with the copies of the pages; null when the browser does not tell. */
  size = $state<number | null>(null);
  /** Whether the browser promised to keep it when room gets short; null when it cannot. */
  persisted = $state<boolean | null>(null);

  finished = $derived(this.entries.filter((one) => one.finishedAt !== null).length);
  empty = $derived(this.entries.length === 0 && this.maps.length === 0);

  #store: EntryStore | null = null;
  #maps: Store | null = null;

  async open(): Promise<void> {
    this.#store = await ownEntries();
    this.#maps = await openStore().catch(() => null);
    if (!isLasting()) {
      this.state = 'no-store';
      return;
    }
    await this.read();
    this.state = 'ready';
  }

  async read(): Promise<void> {
    this.entries = (await this.#store?.entries()) ?? [];
    this.maps = (await this.#maps?.all()) ?? [];
    const { storage } = navigator;
    this.size = (await storage?.estimate?.().catch(() => null))?.usage ?? null;
    this.persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
  }

  /** All of it, private answers too: the person's own copy. */
  async archive(): Promise<Archive> {
    const map = this.maps.length > 0 ? toDocument(this.maps, true) : undefined;
    const options = { privateFields: 'all', facts: true, ...(map && { map }) } as const;
    return (await exportArchive(this.#ready(), { unsaved: unsavedOperations(), ...options })).archive;
  }

  async text(): Promise<string> {
    return archiveText(await this.archive());
  }

  /** Throws when the device does not take it; then nothing was written. */
  async bring(archive: Archive): Promise<News> {
    const brought = await importArchive(this.#ready(), archive, this.#maps ?? undefined);
    await this.read();
    const words = [...broughtWords(brought), ...(brought.map ? mergeWords(brought.map) : [])];
    return { words, twoVersions: brought.twoVersions, map: brought.map !== null };
  }

  /** Entries, their forms, and where the person is in the programme. Maps stay. */
  async deleteAll(): Promise<void> {
    await this.#ready().removeAll();
    await this.read();
  }

  async askToStay(): Promise<boolean> {
    const given = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
    this.persisted = given;
    return given;
  }

  #ready(): EntryStore {
    if (!this.#store) throw new Error('The store is not open.');
    return this.#store;
  }
}
