import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { memoryStore } from './memory';
import { openOwn, type OwnStore } from './store';

let count = 0;
const at = '2026-11-24T16:00:00.000Z';
const line = (id: string, order: number) => ({ id, part: 'reasons', order, text: `line ${id}` });

const KINDS: [string, () => Promise<OwnStore>][] = [
  ['on the disk', () => openOwn(`own-${(count += 1)}`)],
  ['in memory', async () => memoryStore()]
];

for (const [where, open] of KINDS) {
  test(`the record only grows, and its last line has a number, ${where}`, async () => {
    const store = await open();
    expect(await store.record()).toEqual({ history: [], upTo: 0 });
    await store.add({ event: 'positive', at });
    await store.add({ event: 'negative', at }, { event: 'negative', at });
    const { history, upTo } = await store.record();
    expect(history.map((one) => one.event)).toEqual(['positive', 'negative', 'negative']);
    expect(upTo).toBe(3);
  });

  test(`after forgetting, a new line is never taken for an old one, ${where}`, async () => {
    const store = await open();
    await store.add({ event: 'positive', at });
    await store.forget();
    expect((await store.record()).upTo).toBe(0);
    await store.add({ event: 'acute', at });
    expect((await store.record()).upTo).toBe(2);
  });

  test(`forgetting what was told keeps the plan, forgetting all does not, ${where}`, async () => {
    const store = await open();
    await store.putLine(line('a', 1));
    await store.set('us', 'some');
    await store.putOffer({ at, choice: 'shown' });
    await store.forget();
    expect(await store.get('us')).toBeUndefined();
    expect(await store.offers()).toEqual([]);
    expect(await store.plan()).toHaveLength(1);
    await store.forgetAll();
    expect(await store.plan()).toEqual([]);
  });

  test(`lines of the plan keep their order, ${where}`, async () => {
    const store = await open();
    await store.putLine(line('b', 2));
    await store.putLine(line('c', 3));
    await store.putLine(line('a', 1));
    await store.putLine({ ...line('b', 2), text: 'again' });
    await store.dropLine('c');
    expect((await store.plan()).map((one) => one.text)).toEqual(['line a', 'again']);
  });

  test(`an offer is noted once, with what was chosen, ${where}`, async () => {
    const store = await open();
    const key = await store.putOffer({ at, choice: 'shown' });
    await store.putOffer({ at, choice: 'no' }, key);
    expect(await store.offers()).toEqual([{ at, choice: 'no' }]);
  });
}

test('what was put is there after opening again', async () => {
  const store = await openOwn('own-again');
  await store.add({ event: 'acute', at });
  await store.putLine(line('a', 1));
  const again = await openOwn('own-again');
  expect((await again.record()).history).toEqual([{ event: 'acute', at }]);
  expect(await again.plan()).toHaveLength(1);
});
