import { expect, test } from 'vitest';
import { memoryStore } from './memory';
import { SafetyPlan } from './plan.svelte';

let ids = 0;
async function opened(store = memoryStore()) {
  const plan = new SafetyPlan(store, () => `l${(ids += 1)}`);
  await plan.open(['signs', 'reasons']);
  return { plan, store };
}

test('each part has a line to write on, and nothing is kept of an empty one', async () => {
  const { plan, store } = await opened();
  expect(plan.of('signs')).toHaveLength(1);
  expect(plan.of('reasons')).toHaveLength(1);
  expect(await store.plan()).toEqual([]);
});

test('each letter is kept, and all of it is there again', async () => {
  const { plan, store } = await opened();
  const id = plan.of('signs')[0]!.id;
  await plan.write(id, 'I');
  await plan.write(id, 'I lie');
  const second = plan.add('signs');
  await plan.write(second, 'No calls');
  const again = await opened(store);
  expect(again.plan.written('signs')).toEqual(['I lie', 'No calls']);
  expect(again.plan.written('reasons')).toEqual([]);
});

test('a second empty line is not added; the one there is named', async () => {
  const { plan } = await opened();
  const id = plan.of('signs')[0]!.id;
  expect(plan.add('signs')).toBe(id);
});

test('who writes faster than the disk is not kept waiting: the newest words follow', async () => {
  const { plan, store } = await opened();
  const puts: string[] = [];
  const put = store.putLine;
  store.putLine = async (line) => {
    puts.push(line.text);
    await new Promise((done) => setTimeout(done, 5));
    await put(line);
  };
  const id = plan.of('signs')[0]!.id;
  await Promise.all(['a', 'ab', 'abc', 'abcd'].map((text) => plan.write(id, text)));
  expect(puts).toEqual(['a', 'abcd']);
  const late = plan.write(id, 'abcde');
  await plan.remove(id);
  await late;
  expect(await store.plan(), 'a line that was removed does not come back').toEqual([]);
});

test('a line can be removed and put back in its place', async () => {
  const { plan, store } = await opened();
  const first = plan.of('signs')[0]!.id;
  await plan.write(first, 'one');
  const second = plan.add('signs');
  await plan.write(second, 'two');
  expect(await plan.remove(first)).toBe(second);
  expect((await store.plan()).map((one) => one.text)).toEqual(['two']);
  expect(await plan.putBack()).toBe(first);
  expect(plan.written('signs')).toEqual(['one', 'two']);
  expect((await store.plan()).map((one) => one.text)).toEqual(['one', 'two']);
});

test('the last line of a part leaves an empty one; a line emptied by hand is not kept', async () => {
  const { plan, store } = await opened();
  const id = plan.of('reasons')[0]!.id;
  await plan.write(id, 'the sea');
  const next = await plan.remove(id);
  expect(plan.of('reasons').map((one) => [one.id, one.text])).toEqual([[next, '']]);
  await plan.write(next!, 'x');
  await plan.write(next!, '');
  expect(await store.plan()).toEqual([]);
});

test('a device that cannot keep it says so, and the words stay', async () => {
  const { plan, store } = await opened();
  store.putLine = () => Promise.reject(new Error('full'));
  const id = plan.of('signs')[0]!.id;
  await plan.write(id, 'words');
  expect([plan.unkept, plan.written('signs')]).toEqual(['signs', ['words']]);
});

test('deleting leaves nothing', async () => {
  const { plan, store } = await opened();
  await plan.write(plan.of('signs')[0]!.id, 'words');
  await plan.deleteAll(['signs', 'reasons']);
  expect(await store.plan()).toEqual([]);
  expect(plan.of('signs').map((one) => one.text)).toEqual(['']);
});
