import { isFull, LOG, type Database, type Folded } from './database';
import { byEntry, FOLD_RULES, foldEntry } from './fold';
import { bundleUp, readIn } from './putting';
import type { Entry } from './types';

const isFresh = ({ entry, rules }: Folded) => entry !== null && rules === FOLD_RULES;

/**
 * Every entry of this device. What changed since the last time is folded, and kept beside the
 * operations: a list of a thousand opens without reading their twenty thousand operations. These
 * become one record for each entry on the way, so that reading all of them out is quick too.
 */
export async function foldedEntries(db: Database): Promise<Entry[]> {
  const kept = await db.read(['folded'], (tx) => tx.store.getAll());
  if (kept.every(isFresh)) return kept.flatMap(({ entry }) => entry ?? []);
  return update(db).catch((error: unknown) => {
    if (!isFull(error)) throw error;
    return foldAll(db); // no room to keep them folded, so they are folded again each time
  });
}

async function update(db: Database): Promise<Entry[]> {
  const work = db.write(
    [...LOG, 'folded'],
    async (tx) => {
      // Read again: another window may have written in between.
      const all = await tx.objectStore('folded').getAll();
      const each = all.map(async (one) => {
        if (isFresh(one)) return one.entry as Entry;
        const operations = await readIn(tx, one.id);
        const entry = foldEntry(operations);
        const kept = tx.objectStore('folded').put({ id: one.id, rules: FOLD_RULES, entry });
        await Promise.all([kept, bundleUp(tx, one.id, operations)]);
        return entry;
      });
      return Promise.all(each);
    },
    // All of it can be made again from what is on the disk, so nobody waits for the disk.
    'relaxed'
  );
  return work;
}

async function foldAll(db: Database): Promise<Entry[]> {
  const operations = await db.read([...LOG], readIn);
  return [...byEntry(operations).values()].map(foldEntry).filter((one) => !one.deleted);
}
