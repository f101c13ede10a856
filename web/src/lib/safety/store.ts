import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { AcuteWords, Happened, Stand } from './calls';
import type { HelpCountry } from './help';

/** What the engine last found, and up to which line of the record: any later line makes it old. */
export interface Found {
  upTo: number;
  stand: Stand;
  /** Milliseconds from the last line until to ask again; null: only when the person wishes. */
  wait: number | null;
}

/** The card was put away: for this state of the record, until this moment. */
export interface PutAway {
  upTo: number;
  until: string;
}

/** Questions that were begun in this opening of the page and had a yes; not in the record yet. */
export interface Begun {
  opening: string;
  told: Happened;
}

interface Kept {
  found: Found;
  away: PutAway;
  begun: Begun;
  country: HelpCountry;
  /** What is said in danger, as it was shown: the card shows it again. */
  words: AcuteWords;
  us: string;
}

export interface PlanLine {
  id: string;
  part: string;
  order: number;
  text: string;
}

/** That help was offered because of heavy words, and what was chosen. Never the words. */
export interface Offer {
  at: string;
  choice: 'shown' | 'yes' | 'no';
}

interface Shape extends DBSchema {
  events: { key: number; value: Happened };
  kept: { key: keyof Kept; value: Kept[keyof Kept] };
  plan: { key: string; value: PlanLine };
  offers: { key: number; value: Offer };
}

export interface Recorded {
  history: Happened[];
  /** The number of the last line; 0 where there is none. */
  upTo: number;
}

/**
 * What a person told about their safety, on this device alone. The record is only ever added to;
 * to forget is to forget all of it. Every write is on the disk before its promise resolves.
 */
export interface OwnStore {
  record(): Promise<Recorded>;
  add(...told: Happened[]): Promise<void>;
  get<K extends keyof Kept>(key: K): Promise<Kept[K] | undefined>;
  set<K extends keyof Kept>(key: K, value: Kept[K]): Promise<void>;
  drop(...keys: (keyof Kept)[]): Promise<void>;
  plan(): Promise<PlanLine[]>;
  putLine(line: PlanLine): Promise<void>;
  dropLine(id: string): Promise<void>;
  dropPlan(): Promise<void>;
  /** Adds an offer, or notes what was chosen for one; gives its number. */
  putOffer(offer: Offer, key?: number): Promise<number>;
  offers(): Promise<Offer[]>;
  /** All but the plan. */
  forget(): Promise<void>;
  forgetAll(): Promise<void>;
}

type Stores = 'events' | 'kept' | 'plan' | 'offers';
const STORES: Stores[] = ['events', 'kept', 'plan', 'offers'];

export async function openOwn(name = 'secure-base-own'): Promise<OwnStore> {
  const db = await openDB<Shape>(name, 1, {
    upgrade(found) {
      found.createObjectStore('events', { autoIncrement: true });
      found.createObjectStore('kept');
      found.createObjectStore('plan', { keyPath: 'id' });
      found.createObjectStore('offers', { autoIncrement: true });
    },
    // Another tab with a newer version of this page must be able to go ahead.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
  });
  return storeOn(db);
}

const STRICT = { durability: 'strict' } as const;

function storeOn(db: IDBPDatabase<Shape>): OwnStore {
  async function clear(stores: Stores[]) {
    const tx = db.transaction(stores, 'readwrite', STRICT);
    await Promise.all([...stores.map((one) => tx.objectStore(one).clear()), tx.done]);
  }
  return {
    async record() {
      const tx = db.transaction('events');
      const [history, keys] = await Promise.all([tx.store.getAll(), tx.store.getAllKeys()]);
      return { history, upTo: keys.at(-1) ?? 0 };
    },
    async add(...told) {
      const tx = db.transaction('events', 'readwrite', STRICT);
      await Promise.all([...told.map((one) => tx.store.add(one)), tx.done]);
    },
    get: async <K extends keyof Kept>(key: K) =>
      (await db.get('kept', key)) as Kept[K] | undefined,
    async set(key, value) {
      const tx = db.transaction('kept', 'readwrite', STRICT);
      await Promise.all([tx.store.put(value, key), tx.done]);
    },
    async drop(...keys) {
      const tx = db.transaction('kept', 'readwrite', STRICT);
      await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
    },
    ...planOn(db, clear),
    async putOffer(offer, key) {
      const tx = db.transaction('offers', 'readwrite', STRICT);
      const [number] = await Promise.all([tx.store.put(offer, key), tx.done]);
      return number;
    },
    offers: () => db.getAll('offers'),
    forget: () => clear(STORES.filter((one) => one !== 'plan')),
    forgetAll: () => clear(STORES)
  };
}

function planOn(db: IDBPDatabase<Shape>, clear: (stores: Stores[]) => Promise<void>) {
  return {
    plan: async () => (await db.getAll('plan')).sort((a, b) => a.order - b.order),
    async putLine(line: PlanLine) {
      const tx = db.transaction('plan', 'readwrite', STRICT);
      await Promise.all([tx.store.put(line), tx.done]);
    },
    async dropLine(id: string) {
      const tx = db.transaction('plan', 'readwrite', STRICT);
      await Promise.all([tx.store.delete(id), tx.done]);
    },
    dropPlan: () => clear(['plan'])
  };
}
