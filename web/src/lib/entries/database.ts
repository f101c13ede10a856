import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Entry, KeptForm, Operation } from './types';

/** An entry folded earlier; null when operations came since. */
export interface Folded {
  id: string;
  rules: number;
  entry: Entry | null;
}

/**
 * The operations of an entry that came whole from a file or another device, or was listed since it
 * was written, as one record: a browser takes seconds for the twenty thousand of a thousand entries,
 * and a moment for the thousand.
 */
export interface Bundle {
  entry: string;
  /** When the newest of them was made. */
  at: string;
  operations: Operation[];
}

export interface Shape extends DBSchema {
  /** Those that were just made here, or came for an entry that was here already. */
  operations: {
    key: string;
    value: Operation;
    /** "entry" also holds the kind, so that the trace of a deleted entry is found at once. */
    indexes: { entry: [string, string]; at: string };
  };
  bundles: { key: string; value: Bundle; indexes: { at: string } };
  forms: { key: string; value: KeptForm };
  facts: { key: string; value: unknown };
  folded: { key: string; value: Folded };
}

export type Part = 'operations' | 'bundles' | 'forms' | 'facts' | 'folded';
/** The parts that hold operations; who reads or writes some needs both. */
export const LOG = ['operations', 'bundles'] as const satisfies Part[];
export type ReadTx<P extends Part[]> = IDBPTransaction<Shape, P, 'readonly'>;
export type WriteTx<P extends Part[]> = IDBPTransaction<Shape, P, 'readwrite'>;

const VERSION = 2;

function openDatabase(name: string, lost: () => void): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(name, VERSION, {
    upgrade(db, from) {
      if (from < 1) {
        const operations = db.createObjectStore('operations', { keyPath: 'id' });
        operations.createIndex('entry', ['entry', 'what.kind']);
        operations.createIndex('at', 'at');
        db.createObjectStore('forms', { keyPath: 'id' });
        db.createObjectStore('facts');
        db.createObjectStore('folded', { keyPath: 'id' });
      }
      if (from < 2) db.createObjectStore('bundles', { keyPath: 'entry' }).createIndex('at', 'at');
    },
    // Another tab with a newer version of this page must be able to go ahead.
    blocking: (_from, _to, event) => {
      lost();
      (event.target as IDBDatabase).close();
    },
    terminated: lost
  });
}

export interface Database {
  read<P extends Part[], T>(parts: [...P], work: (tx: ReadTx<P>) => Promise<T>): Promise<T>;
  /** On the disk before its promise resolves, or nothing of it is written. */
  write<P extends Part[], T>(
    parts: [...P],
    work: (tx: WriteTx<P>) => Promise<T>,
    durability?: 'strict' | 'relaxed'
  ): Promise<T>;
}

/** The database, opened again when the browser closed it under a page that stays open. */
export async function connect(name: string): Promise<Database> {
  let open: Promise<IDBPDatabase<Shape>> | null = null;
  const lost = () => (open = null);
  const database = () =>
    (open ??= openDatabase(name, lost).catch((error: unknown) => {
      lost();
      throw error;
    }));
  async function begin<Tx>(transaction: (db: IDBPDatabase<Shape>) => Tx): Promise<Tx> {
    const db = await database();
    try {
      return transaction(db);
    } catch {
      lost(); // it was closed without a word
      return transaction(await database());
    }
  }
  await database();
  return {
    async read(parts, work) {
      const tx = await begin((db) => db.transaction(parts, 'readonly'));
      return finish(tx, () => work(tx), lost);
    },
    async write(parts, work, durability = 'strict') {
      const tx = await begin((db) => db.transaction(parts, 'readwrite', { durability }));
      return finish(tx, () => work(tx), lost);
    }
  };
}

type Ending = { done: Promise<void>; abort: () => void };

/** What went wrong first: a full disk ends the transaction, and each request then only says "ended". */
export async function finish<T>(tx: Ending, work: () => Promise<T>, lost: () => void): Promise<T> {
  const end = tx.done.then(
    () => null,
    (cause: unknown) => {
      // So Safari says that it lost the store behind an open connection.
      if ((cause as { name?: string } | null)?.name === 'UnknownError') lost();
      return { cause };
    }
  );
  let result: T;
  try {
    result = await work();
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It ended by itself.
    }
    const ended = await end;
    const cause = ended?.cause as { name?: string } | undefined;
    throw cause?.name !== undefined && cause.name !== 'AbortError' ? cause : error;
  }
  const ended = await end;
  if (ended) throw ended.cause;
  return result;
}

/** Whether the device has no room left. */
export const isFull = (error: unknown): boolean =>
  (error as { name?: string } | null)?.name === 'QuotaExceededError';
