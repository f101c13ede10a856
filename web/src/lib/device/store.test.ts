import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DAY_MS, itemStep, mappingOf } from '../testing/samples';
import { answered, answersOf, withStep } from './mapping';
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
