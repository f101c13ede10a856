import type { Bundle, LOG, ReadTx, WriteTx } from './database';
import { byEntry, FOLD_RULES, foldEntry } from './fold';
import { newestFirst } from './places';
import type { KeptForm, Operation } from './types';

/** What became of the operations of one entry. */
export interface Touched {
  entry: string;
  added: number;
  same: number;
  /** Not taken, because the entry was deleted on this device. */
  gone: number;
  /** The entry was not on this device before. */
  fresh: boolean;
  deleted: boolean;
}

/** Where the operations of an entry that stand alone are in the index. */
const ofEntry = (entry: string) => IDBKeyRange.bound([entry], [entry, []]);

/** Any transaction that holds the log. */
interface Readable {
  objectStore(name: 'operations'): {
    getAll(): Promise<Operation[]>;
    index(name: 'entry'): { getAll(range: IDBKeyRange): Promise<Operation[]> };
  };
  objectStore(name: 'bundles'): { getAll(entry?: string): Promise<Bundle[]> };
}

/** Of one entry, or all, in no order. */
export async function readIn(tx: Readable, entry?: string): Promise<Operation[]> {
  const [alone, bundles] = [tx.objectStore('operations'), tx.objectStore('bundles')];
  const [some, others] = await (entry === undefined
    ? Promise.all([alone.getAll(), bundles.getAll()])
    : Promise.all([alone.index('entry').getAll(ofEntry(entry)), bundles.getAll(entry)]));
  return [...some, ...others.flatMap((one) => one.operations)];
}

/** Those made at this moment or later, the oldest first. */
export async function readSince(tx: ReadTx<[...typeof LOG]>, at: string): Promise<Operation[]> {
  const later = IDBKeyRange.lowerBound(at);
  const [some, bundles] = await Promise.all([
    tx.objectStore('operations').index('at').getAll(later),
    tx.objectStore('bundles').index('at').getAll(later)
  ]);
  const others = bundles.flatMap((one) => one.operations).filter((one) => one.at >= at);
  return [...some, ...others].sort(newestFirst).reverse();
}

type Tx = WriteTx<[...typeof LOG, 'folded', ...('facts' | 'forms')[]]>;

export interface Putting {
  /** Ids of operations to write anew if they are there; all others are written once. */
  again?: ReadonlySet<string>;
  /** For what comes from elsewhere: no operation of it is ever written anew. */
  bundled?: boolean;
}

/** From so many operations on, all ids are read at once: it is faster than to ask for each. */
const MANY = 500;

/** What has an id that is here already is not put again; what was deleted here stays away. */
export async function putOperations(
  tx: Tx,
  operations: readonly Operation[],
  { again = new Set(), bundled = false }: Putting = {}
): Promise<Touched[]> {
  const [store, folded] = [tx.objectStore('operations'), tx.objectStore('folded')];
  const many = operations.length > MANY;
  const ids = many ? new Set(await store.getAllKeys()) : null;
  const entries = many ? new Set(await folded.getAllKeys()) : null;
  const standsAlone = async (id: string) => ids?.has(id) ?? (await store.getKey(id)) !== undefined;
  const isHere = async (entry: string) =>
    entries?.has(entry) ?? (await folded.getKey(entry)) !== undefined;
  const wasDeleted = async (entry: string) =>
    ids?.size !== 0 && (await store.index('entry').getKey([entry, 'deleted'])) !== undefined;
  const each = [...distinctByEntry(operations)].map(async ([entry, list]) => {
    const [here, gone] = await Promise.all([isHere(entry), wasDeleted(entry)]);
    const touched: Touched = { entry, added: 0, same: 0, gone: 0, fresh: !here, deleted: false };
    if (gone) return afterDeletion(touched, list);
    const deletion = list.find((one) => one.what.kind === 'deleted');
    if (deletion) return deleteEntry(tx, touched, deletion);
    if (bundled && !here) {
      const whole = { id: entry, rules: FOLD_RULES, entry: foldEntry(list) };
      await Promise.all([tx.objectStore('bundles').put(bundleOf(entry, list)), folded.put(whole)]);
      return { ...touched, added: list.length };
    }
    const bundle = here ? await tx.objectStore('bundles').get(entry) : undefined;
    const inBundle = new Set(bundle?.operations.map((one) => one.id));
    if (bundle && list.some(({ id }) => inBundle.has(id) && again.has(id))) {
      // What is being typed stands alone again, so that a letter does not write the whole entry.
      const rest = bundle.operations.filter(({ id }) => !again.has(id));
      await tx.objectStore('bundles').put(bundleOf(entry, rest));
    }
    const put = list.map(async (one) => {
      const there = inBundle.has(one.id) || (await standsAlone(one.id));
      if (there && !again.has(one.id)) return void (touched.same += 1);
      if (!there) touched.added += 1;
      await store.put(one);
    });
    await Promise.all(put);
    if (touched.added > 0 || list.some(({ id }) => again.has(id))) {
      await folded.put({ id: entry, rules: 0, entry: null });
    }
    return touched;
  });
  return Promise.all(each);
}

/** By entry; of two with one id the last. */
function distinctByEntry(operations: readonly Operation[]): Map<string, Operation[]> {
  const distinct = new Map(operations.map((one) => [one.id, one]));
  return byEntry([...distinct.values()]);
}

const bundleOf = (entry: string, operations: Operation[]): Bundle => ({
  entry,
  at: operations.reduce((newest, one) => (one.at > newest ? one.at : newest), ''),
  operations
});

/** Makes one record of all operations of an entry that is here; nobody sees a difference. */
export async function bundleUp(
  tx: WriteTx<[...typeof LOG, 'folded']>,
  entry: string,
  operations: Operation[]
): Promise<void> {
  const store = tx.objectStore('operations');
  const alone = await store.index('entry').getAllKeys(ofEntry(entry));
  if (alone.length === 0) return;
  const bundled = tx.objectStore('bundles').put(bundleOf(entry, operations));
  await Promise.all([bundled, ...alone.map((key) => store.delete(key))]);
}

function afterDeletion(touched: Touched, list: Operation[]): Touched {
  const deletions = list.filter((one) => one.what.kind === 'deleted').length;
  return { ...touched, same: deletions, gone: list.length - deletions, fresh: false };
}

/** Deleting is real: what was written goes; a trace without content keeps older copies from coming back. */
async function deleteEntry(tx: Tx, touched: Touched, deletion: Operation): Promise<Touched> {
  const store = tx.objectStore('operations');
  const keys = await store.index('entry').getAllKeys(ofEntry(touched.entry));
  await Promise.all([
    ...keys.map((key) => store.delete(key)),
    tx.objectStore('bundles').delete(touched.entry),
    tx.objectStore('folded').delete(touched.entry),
    store.put({ ...deletion, over: [] })
  ]);
  return { ...touched, added: 1, deleted: true };
}

/** The form of this device, with languages of the other that it lacks. */
export function together(here: KeptForm | undefined, coming: KeptForm): KeptForm {
  if (!here) return coming;
  const lacks = Object.keys(coming.forms).some((one) => !Object.hasOwn(here.forms, one));
  return lacks ? { ...here, forms: { ...coming.forms, ...here.forms } } : here;
}
