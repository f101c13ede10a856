import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DAY_MS, mappingOf } from '../testing/samples';
import { openMatches, type KeptMatch } from './matches';
import { openStore } from './store';

const now = new Date('2026-03-01T12:00:00Z');
let count = 0;
const kept = (id: string, at: string, more: Partial<KeptMatch> = {}): KeptMatch => ({
  id,
  at,
  version: '1.0.0',
  needs: [{ id: 'G01', title: 'I worry about being left', importance: 4 }],
  preferences: { online: true },
  limits: {},
  weights: { need: 60, preference: 25, evidence: 15 },
  pattern: null,
  ways: [{ way: 'abt', name: 'Attachment-based therapy', total: 71.5 }],
  saved: false,
  ...more
});
const fresh = () => openMatches(now, `matches-${(count += 1)}`);

test('a match is kept with its version and date, and the newest comes first', async () => {
  const store = await fresh();
  await store.put(kept('1', '2026-03-01T10:00:00.000Z'));
  await store.put(kept('2', '2026-03-01T11:00:00.000Z', { version: '1.1.0' }));
  await store.put(kept('1', '2026-03-01T10:00:00.000Z', { saved: true }));
  const all = await (await openMatches(now, `matches-${count}`)).all();
  expect(all.map((one) => [one.id, one.version, one.saved])).toEqual([
    ['2', '1.1.0', false],
    ['1', '1.0.0', true]
  ]);
});

test('one that nobody saved is gone after a day, and a saved one stays', async () => {
  const store = await fresh();
  await store.put(kept('unsaved', now.toISOString()));
  await store.put(kept('saved', now.toISOString(), { saved: true }));
  const later = new Date(now.getTime() + DAY_MS + 1);
  expect((await (await openMatches(later, `matches-${count}`)).all()).map((one) => one.id)).toEqual([
    'saved'
  ]);
});

test('forgetting a match leaves the map; forgetting everything leaves neither', async () => {
  const matches = await fresh();
  const maps = await openStore(now, `matches-${count}`);
  await maps.put(mappingOf({ given: [1, null] }));
  await matches.put(kept('1', now.toISOString()));
  await matches.put(kept('2', now.toISOString()));
  await matches.remove('1');
  expect((await matches.all()).map((one) => one.id)).toEqual(['2']);
  expect(await maps.all()).toHaveLength(1);
  await maps.removeAll();
  expect(await matches.all()).toEqual([]);
  expect(await maps.all()).toEqual([]);
});
