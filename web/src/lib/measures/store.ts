import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What was scored on one day, kept because the person asked for it. */
export interface KeptScore {
  id: string;
  measure: string;
  version: string;
  title: string;
  at: string;
  scores: Record<string, number>;
}

interface Shape extends DBSchema {
  scores: { key: string; value: KeptScore; indexes: { measure: string } };
}

export interface ScoreStore {
  all(): Promise<KeptScore[]>;
  /** The newest first. */
  of(measure: string): Promise<KeptScore[]>;
  put(score: KeptScore): Promise<void>;
  remove(measure: string): Promise<void>;
  removeAll(): Promise<void>;
}

export async function openScores(name = 'secure-base-measures'): Promise<ScoreStore> {
  const db = await openDB<Shape>(name, 1, {
    upgrade(found) {
      found.createObjectStore('scores', { keyPath: 'id' }).createIndex('measure', 'measure');
    },
    // Another tab with a newer version of this page must be able to go ahead.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
  });
  return storeOn(db);
}

function storeOn(db: IDBPDatabase<Shape>): ScoreStore {
  const writing = () => db.transaction('scores', 'readwrite', { durability: 'strict' });
  const newestFirst = (list: KeptScore[]) => list.sort((a, b) => b.at.localeCompare(a.at));
  return {
    all: async () => newestFirst(await db.getAll('scores')),
    of: async (measure) => newestFirst(await db.getAllFromIndex('scores', 'measure', measure)),
    async put(score) {
      const tx = writing();
      await Promise.all([tx.store.put(score), tx.done]);
    },
    async remove(measure) {
      const tx = writing();
      const keys = await tx.store.index('measure').getAllKeys(measure);
      await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
    },
    async removeAll() {
      const tx = writing();
      await Promise.all([tx.store.clear(), tx.done]);
    }
  };
}
