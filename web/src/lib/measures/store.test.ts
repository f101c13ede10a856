import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openScores, type KeptScore } from './store';

let count = 0;
const fresh = () => openScores(`measures-${(count += 1)}`);
const kept = (id: string, measure: string, at: string): KeptScore => ({
  id,
  measure,
  at,
  version: '1.0.0',
  title: 'A measure',
  scores: { total: 3 }
});

test('results are kept by measure, the newest first', async () => {
  const store = await fresh();
  await store.put(kept('1', 'mood', '2026-01-01T10:00:00.000Z'));
  await store.put(kept('2', 'mood', '2026-03-01T10:00:00.000Z'));
  await store.put(kept('3', 'worry', '2026-02-01T10:00:00.000Z'));
  expect((await store.of('mood')).map((one) => one.id)).toEqual(['2', '1']);
  expect((await store.all()).map((one) => one.id)).toEqual(['2', '3', '1']);
});

test('forgetting one measure leaves the others; forgetting all leaves none', async () => {
  const store = await fresh();
  await store.put(kept('1', 'mood', '2026-01-01T10:00:00.000Z'));
  await store.put(kept('2', 'worry', '2026-01-02T10:00:00.000Z'));
  await store.remove('mood');
  expect((await store.all()).map((one) => one.id)).toEqual(['2']);
  await store.removeAll();
  expect(await store.all()).toEqual([]);
});
