import { connect, isFull, LOG, type Database } from './database';
import { foldEntry } from './fold';
import { foldedEntries } from './folded';
import { newId } from './ids';
import { putOperations, readIn, readSince, together, type Touched } from './putting';
import type { Entry, KeptForm, Operation } from './types';

export type { Touched } from './putting';
export { isFull } from './database';

export interface Appended {
  touched: Touched[];
  /** Changes whenever operations are read to go elsewhere; see `readOut`. */
  seal: string;
  /** False, and nothing is written, when an operation to be amended was read out since its seal. */
  written: boolean;
}

/** What comes from a file or another device, to be taken as a whole or not at all. */
export interface Coming {
  operations: Operation[];
  forms: KeptForm[];
  facts: Record<string, unknown>;
}

/** The entries of this device. Every write is on the disk before its promise resolves. */
export interface EntryStore {
  /** In one transaction; an operation that is here already is not written again. */
  append(operations: readonly Operation[]): Promise<Appended>;
  /**
   * For who is writing in an entry: `amends` names operations to write anew, each with the seal
   * it was first written under. The entry must be here still, or begin with these operations.
   */
  write(operations: readonly Operation[], amends: ReadonlyMap<string, string>): Promise<Appended>;
  bring(coming: Coming): Promise<Touched[]>;
  operationsOf(entry: string): Promise<Operation[]>;
  /**
   * Operations that are to go elsewhere or to be written over in another window: from now on none
   * of them is amended, because the copy would not know.
   */
  readOut(entry?: string): Promise<Operation[]>;
  all(): Promise<Operation[]>;
  /** From this moment on (ISO 8601), the oldest first. */
  since(at: string): Promise<Operation[]>;
  /** Without deleted ones. */
  entryIds(): Promise<string[]>;
  /** All folded, without deleted ones, the newest first. */
  entries(): Promise<Entry[]>;
  entry(id: string): Promise<Entry | undefined>;
  /** Deletes what was written, for good. */
  remove(...entries: string[]): Promise<void>;
  keepForm(form: KeptForm): Promise<void>;
  formOf(id: string, version: string): Promise<KeptForm | undefined>;
  forms(): Promise<KeptForm[]>;
  fact<T>(key: string): Promise<T | undefined>;
  /** Undefined takes the fact away. */
  setFact(key: string, value: unknown): Promise<void>;
  /** All but those that belong to this device alone. */
  facts(): Promise<Record<string, unknown>>;
  /** A random word for this device, made once. */
  device(): Promise<string>;
  removeAll(): Promise<void>;
}

/** Facts that must not go to another device. */
const OWN_FACTS = ['device', 'seal'];
const EVERYTHING = [...LOG, 'forms', 'facts', 'folded'] as const;

export async function openEntries(name = 'secure-base-entries'): Promise<EntryStore> {
  return storeOn(await connect(name));
}

function storeOn(db: Database): EntryStore {
  const read = (entry?: string) => db.read([...LOG], (tx) => readIn(tx, entry));
  const device = deviceOf(db);
  const store: EntryStore = {
    ...readingFrom(db, read),
    ...writingTo(db, read),
    ...formsIn(db),
    ...factsIn(db),
    device: device.word,
    async remove(...entries) {
      const at = new Date().toISOString();
      const by = await device.word();
      const what = { kind: 'deleted' } as const;
      await store.append(
        entries.map((entry) => ({ id: newId(), entry, at, device: by, what, over: [] }))
      );
    },
    async removeAll() {
      await db.write([...EVERYTHING], async (tx) => {
        await Promise.all(EVERYTHING.map((part) => tx.objectStore(part).clear()));
      });
      device.forget();
    }
  };
  return store;
}

type Reading = Pick<
  EntryStore,
  'operationsOf' | 'all' | 'since' | 'entryIds' | 'entries' | 'entry'
>;

type Read = (entry?: string) => Promise<Operation[]>;

function readingFrom(db: Database, read: Read): Reading {
  return {
    operationsOf: read,
    all: () => read(),
    since: (at) => db.read([...LOG], (tx) => readSince(tx, at)),
    entryIds: () => db.read(['folded'], (tx) => tx.store.getAllKeys()),
    entries: async () => (await foldedEntries(db)).sort(byChange),
    async entry(id) {
      const operations = await read(id);
      return operations.length > 0 ? foldEntry(operations) : undefined;
    }
  };
}

function writingTo(
  db: Database,
  read: Read
): Pick<EntryStore, 'append' | 'write' | 'bring' | 'readOut'> {
  // Stands in for a seal that could not be written because the disk is full.
  let unkeptSeal = '';
  const sealOf = (kept: unknown) => `${typeof kept === 'string' ? kept : ''}${unkeptSeal}`;
  return {
    append: (operations) =>
      db.write([...LOG, 'folded', 'facts'], async (tx) => {
        const seal = sealOf(await tx.objectStore('facts').get('seal'));
        return { touched: await putOperations(tx, operations), seal, written: true };
      }),
    write: (operations, amends) =>
      db.write([...LOG, 'folded', 'facts'], async (tx) => {
        const seal = sealOf(await tx.objectStore('facts').get('seal'));
        if ([...amends.values()].some((one) => one !== seal))
          return { touched: [], seal, written: false };
        const [first] = operations;
        const begins = operations.some((one) => one.what.kind === 'begin');
        const known = first && (await tx.objectStore('folded').getKey(first.entry)) !== undefined;
        if (first && !begins && !known) {
          return { touched: [goneBefore(first.entry, operations.length)], seal, written: true };
        }
        const touched = await putOperations(tx, operations, { again: new Set(amends.keys()) });
        return { touched, seal, written: true };
      }),
    bring: ({ operations, forms, facts }) =>
      db.write([...EVERYTHING], async (tx) => {
        const touched = await putOperations(tx, operations, { bundled: true });
        const kept = tx.objectStore('forms');
        for (const form of forms) await kept.put(together(await kept.get(form.id), form));
        const own = tx.objectStore('facts');
        for (const [key, value] of Object.entries(facts)) {
          if (OWN_FACTS.includes(key) || (await own.getKey(key)) !== undefined) continue;
          await own.put(value, key);
        }
        return touched;
      }),
    async readOut(entry) {
      const sealed = db.write([...LOG, 'facts'], async (tx) => {
        await tx.objectStore('facts').put(newId(), 'seal');
        return readIn(tx, entry);
      });
      return sealed.catch(async (error: unknown) => {
        if (!isFull(error)) throw error;
        const found = await read(entry);
        unkeptSeal = newId();
        return found;
      });
    }
  };
}

/** What is told of operations on an entry that was deleted meanwhile. */
const goneBefore = (entry: string, gone: number) => ({
  entry,
  added: 0,
  same: 0,
  gone,
  fresh: true,
  deleted: false
});

function formsIn(db: Database): Pick<EntryStore, 'keepForm' | 'formOf' | 'forms'> {
  return {
    keepForm: (form) =>
      db.write(['forms'], async (tx) => {
        const before = await tx.store.get(form.id);
        const after = together(before, form);
        if (after !== before) await tx.store.put(after);
      }),
    formOf: (id, version) => db.read(['forms'], (tx) => tx.store.get(`${id}@${version}`)),
    forms: () => db.read(['forms'], (tx) => tx.store.getAll())
  };
}

function factsIn(db: Database): Pick<EntryStore, 'fact' | 'setFact' | 'facts'> {
  return {
    fact: <T>(key: string) =>
      db.read(['facts'], async (tx) => (await tx.store.get(key)) as T | undefined),
    setFact: (key, value) =>
      db.write(['facts'], async (tx) => {
        if (value === undefined) await tx.store.delete(key);
        else await tx.store.put(value, key);
      }),
    facts: () =>
      db.read(['facts'], async (tx) => {
        const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
        const all = keys.map((key, i) => [key, values[i]] as const);
        return Object.fromEntries(all.filter(([key]) => !OWN_FACTS.includes(key)));
      })
  };
}

function deviceOf(db: Database): { word: () => Promise<string>; forget: () => void } {
  let device: string | undefined;
  return {
    async word() {
      if (device !== undefined) return device;
      const word = newId();
      const kept = db.write(['facts'], async (tx) => {
        const before = await tx.store.get('device');
        if (typeof before === 'string') return before;
        await tx.store.put(word, 'device');
        return word;
      });
      // On a full disk the word lasts as long as the page: what is typed must be exportable still.
      return (device = await kept.catch((error: unknown) => {
        if (!isFull(error)) throw error;
        return word;
      }));
    },
    forget() {
      device = undefined;
    }
  };
}

const byChange = (a: Entry, b: Entry) =>
  a.changedAt === b.changedAt ? 0 : a.changedAt < b.changedAt ? 1 : -1;
