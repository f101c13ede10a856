import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { isOver, upToDate, type Mapping } from './mapping';
import type { KeptMatch } from './matches';

interface Shape extends DBSchema {
  mappings: { key: string; value: Mapping };
  matches: { key: string; value: KeptMatch };
}

const VERSION = 3;

/**
 * What this device keeps. Every write is on the disk before its promise resolves: durability
 * "strict" makes the browser flush, where the default may lose the last seconds in a crash.
 */
export interface Store {
  all(): Promise<Mapping[]>;
  get(id: string): Promise<Mapping | undefined>;
  put(...mappings: Mapping[]): Promise<void>;
  /** Reads and writes in one transaction, so that two open tabs never undo each other's answer. */
  change(id: string, how: (before: Mapping) => Mapping): Promise<Mapping | undefined>;
  remove(...ids: string[]): Promise<void>;
  /** Everything, matches too. */
  removeAll(): Promise<void>;
}

/** The database of this device, in the newest shape. */
export function openDatabase(name = 'secure-base'): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(name, VERSION, {
    upgrade(found, from, _to, tx) {
      if (from < 1) found.createObjectStore('mappings', { keyPath: 'id' });
      else if (from < 2) void bringUpToDate(tx.objectStore('mappings'));
      if (from < 3) found.createObjectStore('matches', { keyPath: 'id' });
    },
    // Another tab with a newer version of this page must be able to go ahead.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
  });
}

export async function openStore(now: Date = new Date(), name?: string): Promise<Store> {
  const store = storeOn(await openDatabase(name));
  const over = (await store.all()).filter((one) => isOver(one, now)).map((one) => one.id);
  if (over.length > 0) await store.remove(...over);
  return store;
}

/** Version 2 added what a sitting is chosen from, and own values. Nothing that was kept is lost. */
async function bringUpToDate(
  store: IDBPObjectStore<Shape, ('mappings' | 'matches')[], 'mappings', 'versionchange'>
): Promise<void> {
  for (let at = await store.openCursor(); at; at = await at.continue()) {
    await at.update(upToDate(at.value));
  }
}

function storeOn(db: IDBPDatabase<Shape>): Store {
  const writing = () => db.transaction('mappings', 'readwrite', { durability: 'strict' });
  return {
    all: () => db.getAll('mappings'),
    get: (id) => db.get('mappings', id),
    async put(...mappings) {
      const tx = writing();
      await Promise.all([...mappings.map((one) => tx.store.put(one)), tx.done]);
    },
    async change(id, how) {
      const tx = writing();
      const before = await tx.store.get(id);
      const after = before && how(before);
      if (after && after !== before) await tx.store.put(after);
      await tx.done;
      return after;
    },
    async remove(...ids) {
      const tx = writing();
      await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
    },
    async removeAll() {
      const both = ['mappings', 'matches'] as const;
      const tx = db.transaction(both, 'readwrite', { durability: 'strict' });
      await Promise.all([...both.map((one) => tx.objectStore(one).clear()), tx.done]);
    }
  };
}

/** Asks the browser not to clear this page's data by itself when the disk is full. */
export async function askToPersist(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
}
