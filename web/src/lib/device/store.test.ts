import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openDB } from 'idb';
import { DAY_MS, fromFirstRelease, itemStep, mappingOf } from '../testing/samples';
import { answered, answersOf, withStep } from './mapping';
import { openMatches } from './matches';
import { openStore } from './store';

const now = new Date('2026-03-01T12:00:00Z');
let count = 0;
const fresh = () => openStore(now, `store-${(count += 1)}`);

test('what was put is there after opening again', async () => {
  const store = await fresh();
  await store.put(mappingOf({ given: [3, null] }));
  const again = await openStore(now, `store-${count}`);
  expect(answersOf((await again.get('sitting-1'))!)).toEqual([{ item: 'item-1', answer: 3 }]);
});

test('two changes at the same time both last', async () => {
  const store = await fresh();
  await store.put(mappingOf({ given: [1, 2, null] }));
  await Promise.all([
    store.change('sitting-1', (one) => answered(one, 'item-1', { answer: 5 }, now)),
    store.change('sitting-1', (one) => answered(one, 'item-2', { answer: 4 }, now)),
    store.change('sitting-1', (one) => withStep(one, itemStep('item-7', 2), now))
  ]);
  const all = answersOf((await store.get('sitting-1'))!);
  expect(all).toEqual([
    { item: 'item-1', answer: 5 },
    { item: 'item-2', answer: 4 }
  ]);
});

test('a change of what is not there says so and writes nothing', async () => {
  const store = await fresh();
  expect(await store.change('nobody', (one) => one)).toBeUndefined();
  expect(await store.all()).toEqual([]);
});

test('opening removes finished maps that were not saved for a day, and nothing else', async () => {
  const store = await fresh();
  const finished = mappingOf({ given: [1], finished: true });
  await store.put(
    { ...finished, id: 'unsaved' },
    { ...finished, id: 'saved', saved: true },
    mappingOf({ given: [1, null], id: 'unfinished' })
  );
  const again = await openStore(new Date(now.getTime() + 2 * DAY_MS), `store-${count}`);
  expect((await again.all()).map((one) => one.id).sort()).toEqual(['saved', 'unfinished']);
});

test('forgetting leaves nothing', async () => {
  const store = await fresh();
  await store.put(mappingOf({ given: [1], id: 'a' }), mappingOf({ given: [1], id: 'b' }));
  await store.remove('a');
  expect((await store.all()).map((one) => one.id)).toEqual(['b']);
  await store.removeAll();
  expect(await store.all()).toEqual([]);
});

test('what the first release kept is brought up to date, and nothing of it is lost', async () => {
  const name = `store-${(count += 1)}`;
  const kept = [
    { ...mappingOf({ given: [1, 2], finished: true, id: 'finished' }), saved: true },
    mappingOf({ given: [4, 'skipped', null], id: 'unfinished', nickname: 'Sam' })
  ];
  const old = await openDB(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('mappings', { keyPath: 'id' })
  });
  for (const one of kept) await old.put('mappings', fromFirstRelease(one));
  old.close();
  const found = await (await openStore(now, name)).all();
  expect(found).toMatchObject(kept.map(fromFirstRelease));
  for (const one of found) expect(one).toMatchObject({ mode: 'full', seed: 0, earlier: [] });
  expect(found[0]?.result?.dimensions[1]?.own).toEqual({ value: -0.4, standard_error: 0.35 });
  expect(found[0]?.result?.answer_quality.readable).toBe(true);
  expect(await (await openStore(now, name)).all()).toEqual(found);
});

test('what the second release kept is all there beside the new room for matches', async () => {
  const name = `store-${(count += 1)}`;
  const kept = [
    { ...mappingOf({ given: [1, 2], finished: true, id: 'finished' }), saved: true },
    mappingOf({ given: [4, 'skipped', null], id: 'unfinished', nickname: 'Sam' })
  ];
  const old = await openDB(name, 2, {
    upgrade: (fresh) => void fresh.createObjectStore('mappings', { keyPath: 'id' })
  });
  for (const one of kept) await old.put('mappings', one);
  old.close();
  expect(await (await openMatches(now, name)).all()).toEqual([]);
  expect(await (await openStore(now, name)).all()).toEqual(kept);
});
