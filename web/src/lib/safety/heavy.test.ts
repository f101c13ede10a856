import { beforeEach, expect, test } from 'vitest';
import { standIn } from '../testing/safety-engine';
import type { HeavyOffer } from './calls';
import { HeavyWatch } from './heavy.svelte';
import { memoryStore } from './memory';

let engine = standIn();
let store = memoryStore();
let waiting: (() => void) | null;
let watch: HeavyWatch;

beforeEach(() => {
  engine = standIn();
  store = memoryStore();
  waiting = null;
  watch = new HeavyWatch({
    look: (text) => engine.choosing<HeavyOffer>('/api/v1/safety/words', { text }),
    note: (offer, key) => store.putOffer(offer, key),
    later: (_ms, what) => {
      waiting = what;
      return () => (waiting = null);
    },
    now: () => new Date('2026-11-24T16:00:00Z')
  });
});

const settled = () => new Promise((done) => setTimeout(done));

async function pause() {
  waiting?.();
  await settled();
}

test('it looks after a pause, not while one writes', async () => {
  for (const text of ['I', 'I want', 'I want to die']) watch.write(text);
  expect(engine.calls).toEqual([]);
  await pause();
  expect(engine.calls).toHaveLength(1);
  expect(watch.offer?.yes).toBe('Yes, look at safety');
  expect(await store.offers()).toMatchObject([{ choice: 'shown' }]);
});

test('light words bring no offer and no note', async () => {
  watch.write('A long day, and I am tired.');
  await pause();
  expect(watch.offer).toBeNull();
  expect(await store.offers()).toEqual([]);
});

test('one offer for one text: after “No, thank you” it stays quiet; a new text may bring another', async () => {
  watch.write('I want to die');
  await pause();
  watch.choose('no');
  await settled();
  watch.write('I want to die. There is no reason to live.');
  await pause();
  expect(watch.offer).toBeNull();
  expect(await store.offers()).toEqual([{ at: '2026-11-24T16:00:00.000Z', choice: 'no' }]);
  watch.write('');
  watch.write('I want to end my life');
  await pause();
  expect(watch.offer).not.toBeNull();
});

test('an answer for words that were changed meanwhile is left aside', async () => {
  watch.write('I want to die');
  const look = waiting!;
  look();
  watch.write('I want to die of laughter');
  await settled();
  expect(watch.offer).toBeNull();
});

test('without the engine, or a place to note it, nothing breaks', async () => {
  engine.away = true;
  watch.write('I want to die');
  await pause();
  expect(watch.offer).toBeNull();
  engine.away = false;
  store.putOffer = () => Promise.reject(new Error('full'));
  watch.write('I want to die now');
  await pause();
  expect(watch.offer).not.toBeNull();
  watch.choose('yes');
  await settled();
});
