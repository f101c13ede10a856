import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { openEntries, type EntryStore } from './store';
import { at, begin, everything, manyEntries, operation, randomFrom, set, sorted } from './testing';
import type { Operation } from './types';

let count = 0;
const fresh = () => openEntries(`bundles-${(count += 1)}`);
const bring = (store: EntryStore, operations: Operation[]) =>
  store.bring({ operations, forms: [], facts: {} });

/** How many records each part of the newest store has. */
async function records(): Promise<Record<string, number>> {
  const db = await openDB(`bundles-${count}`);
  const each = [...db.objectStoreNames].map(async (part) => [part, await db.count(part)] as const);
  const found = Object.fromEntries(await Promise.all(each));
  db.close();
  return found;
}

test('entries that come whole are one record each, and are read like all others', async () => {
  const store = await fresh();
  const own = [begin('own'), set(30, 'seen', 'a lamp', { entry: 'own' })];
  await store.append(own);
  const coming = manyEntries(3);
  expect(await bring(store, coming)).toMatchObject([
    { entry: 'entry-0', added: 21, same: 0, fresh: true },
    { entry: 'entry-1', added: 21 },
    { entry: 'entry-2', added: 21 }
  ]);
  expect(await records()).toMatchObject({ operations: 2, bundles: 3, folded: 4 });
  expect(await everything(store)).toEqual(sorted([...own, ...coming]));
  expect(sorted(await store.readOut())).toEqual(sorted([...own, ...coming]));
  const one = coming.filter(({ entry }) => entry === 'entry-1');
  expect(sorted(await store.operationsOf('entry-1'))).toEqual(sorted(one));
  expect(await store.entries()).toHaveLength(4);
  expect((await store.entry('entry-1'))?.answers).toHaveProperty('f19');
});

test('they are found by time, among what was written here, the oldest first', async () => {
  const store = await fresh();
  await bring(store, manyEntries(2));
  await store.append([set(75, 'seen', 'late', { entry: 'entry-0' })]);
  const found = await store.since(at(73));
  expect(found.map((one) => one.at)).toEqual([73, 74, 75, 75, 76, 77, 78, 79, 80].map(at));
});

test('what came before is not doubled, and what is new in it is added', async () => {
  const store = await fresh();
  const coming = manyEntries(2);
  await bring(store, coming);
  const more = set(500, 'f3', 'other words', { entry: 'entry-1', over: [] });
  const touched = await bring(store, [...coming, more]);
  expect(touched).toMatchObject([
    { entry: 'entry-0', added: 0, same: 21, fresh: false },
    { entry: 'entry-1', added: 1, same: 21, fresh: false }
  ]);
  expect((await store.append(coming)).touched).toMatchObject([{ same: 21 }, { same: 21 }]);
  expect(await everything(store)).toEqual(sorted([...coming, more]));
  expect((await store.entry('entry-1'))?.answers.f3).toBe('other words');
});

test('an entry that came and was deleted is gone, with its words', async () => {
  const store = await fresh();
  const coming = [begin(), set(1, 'seen', 'secret')];
  await bring(store, coming);
  await store.remove('e');
  const db = await openDB(`bundles-${count}`);
  const all = await Promise.all([...db.objectStoreNames].map((part) => db.getAll(part)));
  expect(JSON.stringify(all)).not.toContain('secret');
  db.close();
  expect(await bring(store, coming)).toMatchObject([{ added: 0, gone: 2 }]);
  expect(await store.entries()).toEqual([]);
});

test('among many that come, what is here and what was deleted here is seen', async () => {
  const store = await fresh();
  const coming = manyEntries(40);
  const [here, gone] = ['entry-7', 'entry-30'];
  await store.append(coming.filter(({ entry }) => entry === here || entry === gone));
  await store.remove(gone);
  const touched = await bring(store, coming);
  expect(touched.find(({ entry }) => entry === here)).toMatchObject({ added: 0, same: 21 });
  expect(touched.find(({ entry }) => entry === gone)).toMatchObject({ added: 0, gone: 21 });
  expect(await store.entries()).toHaveLength(39);
  const rest = coming.filter(({ entry }) => entry !== gone);
  expect(sorted((await store.all()).filter(({ entry }) => entry !== gone))).toEqual(sorted(rest));
});

test('a device from before there were such records keeps what it has', async () => {
  count += 1;
  const before = await openDB(`bundles-${count}`, 1, {
    upgrade(db) {
      const operations = db.createObjectStore('operations', { keyPath: 'id' });
      operations.createIndex('entry', ['entry', 'what.kind']);
      operations.createIndex('at', 'at');
      db.createObjectStore('forms', { keyPath: 'id' });
      db.createObjectStore('facts');
      db.createObjectStore('folded', { keyPath: 'id' });
    }
  });
  const own = [begin(), set(1, 'seen', 'a tree')];
  for (const one of own) await before.put('operations', one);
  await before.put('folded', { id: 'e', rules: 0, entry: null });
  await before.put('facts', 'the-word', 'device');
  before.close();
  const store = await openEntries(`bundles-${count}`);
  await bring(store, [...own, ...manyEntries(1)]);
  expect((await store.entry('e'))?.answers.seen).toBe('a tree');
  expect([await store.device(), (await store.entries()).length]).toEqual(['the-word', 2]);
});

test('what was typed is one record once it was listed, and what is typed anew stands alone', async () => {
  const store = await fresh();
  const [first, text] = [begin(), set(1, 'seen', 'a tree')];
  const { seal } = await store.append([first, text, set(2, 'who', 'Mia')]);
  await store.entries();
  expect(await records()).toMatchObject({ operations: 0, bundles: 1 });
  const amended = set(3, 'seen', 'a tree and a bird', { id: text.id });
  expect(await store.write([amended], new Map([[text.id, seal]]))).toMatchObject({
    written: true,
    touched: [{ added: 0, same: 0 }]
  });
  expect(await records()).toMatchObject({ operations: 1, bundles: 1 });
  expect((await store.all()).filter(({ id }) => id === text.id)).toEqual([amended]);
  expect((await store.entries())[0]?.answers).toEqual({ seen: 'a tree and a bird', who: 'Mia' });
  expect(await records()).toMatchObject({ operations: 0, bundles: 1 });
  expect(await store.all()).toHaveLength(3);
});

test('whatever comes by whichever way, the entries are the same', async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = randomFrom(seed);
    const pick = (below: number) => Math.floor(random() * below);
    const log = ['a', 'b', 'c'].flatMap((entry) => [
      begin(entry),
      ...Array.from({ length: 6 }, () => set(pick(40), `f${pick(3)}`, `${pick(9)}`, { entry }))
    ]);
    if (pick(3) === 0) log.push(operation(50, { kind: 'deleted' }, { entry: 'b' }));
    const [mixed, plain] = [await fresh(), await openEntries(`plain-${seed}`)];
    for (let portion = 0; portion < 6; portion += 1) {
      const some = log.filter(() => random() < 0.4);
      const touched = random() < 0.5 ? (await mixed.append(some)).touched : await bring(mixed, some);
      const { touched: same, seal: plainSeal } = await plain.append(some);
      expect(touched, `seed ${seed}`).toEqual(same);
      if (random() < 0.4) await mixed.entries();
      const typed = (await plain.all()).find(({ what }) => what.kind === 'set');
      if (!typed || random() < 0.4) continue;
      const amended = { ...typed, what: { kind: 'set', field: 'f0', answer: `${portion}` } } as const;
      const { seal } = await mixed.append([]);
      const again = await mixed.write([amended], new Map([[typed.id, seal]]));
      const other = await plain.write([amended], new Map([[typed.id, plainSeal]]));
      expect(again.touched, `seed ${seed}`).toEqual(other.touched);
    }
    expect(await everything(mixed), `seed ${seed}`).toEqual(await everything(plain));
    expect(await mixed.entries(), `seed ${seed}`).toEqual(await plain.entries());
  }
});
