import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { expect, test } from 'vitest';
import { openEntries } from './store';
import { at, begin, everything, KEPT, manyEntries, operation, set, sorted } from './testing';
import { beginWriting } from './writing';

let count = 0;
const fresh = () => openEntries(`entries-${(count += 1)}`);
const again = () => openEntries(`entries-${count}`);

test('what was put is there after opening again; the same id counts once', async () => {
  const store = await fresh();
  const log = [begin(), set(1, 'seen', 'a tree')];
  await store.append(log);
  const second = await (await again()).append([...log, ...log, set(2, 'who', 'Ana')]);
  expect(second.touched).toMatchObject([{ entry: 'e', added: 1, same: 2, fresh: false }]);
  expect(await store.operationsOf('e')).toHaveLength(3);
  expect((await store.entry('e'))?.answers).toEqual({ seen: 'a tree', who: 'Ana' });
});

test('operations are found by entry and by time', async () => {
  const store = await fresh();
  await store.append([begin('a'), begin('b'), set(5, 'seen', 'x', { entry: 'b' }), begin('ab')]);
  expect((await store.operationsOf('b')).map((one) => one.entry)).toEqual(['b', 'b']);
  expect((await store.since(at(5))).map((one) => one.what.kind)).toEqual(['set']);
  expect(await store.entryIds()).toEqual(['a', 'ab', 'b']);
});

test('one operation that cannot be put leaves all of them out', async () => {
  const store = await fresh();
  const wrong = set(1, 'seen', (() => {}) as unknown as string);
  await expect(store.append([begin(), wrong])).rejects.toThrow();
  expect(await store.all()).toEqual([]);
  expect(await store.entries()).toEqual([]);
});

test('the folded list follows every change, from another window too', async () => {
  const store = await fresh();
  await store.append([begin('a'), begin('b')]);
  const titles = async () => (await store.entries()).map((one) => [one.id, one.answers.seen]);
  expect(await titles()).toHaveLength(2);
  await (await again()).append([set(9, 'seen', 'a tree', { entry: 'b' })]);
  expect(await titles()).toEqual([
    ['b', 'a tree'],
    ['a', undefined]
  ]);
});

test('a folded entry of earlier rules is folded again', async () => {
  const store = await fresh();
  await store.append([begin(), set(1, 'seen', 'a tree')]);
  const [entry] = await store.entries();
  const db = await openDB(`entries-${count}`);
  await db.put('folded', { id: 'e', rules: 0, entry: { ...entry, answers: { seen: 'wrong' } } });
  db.close();
  expect((await store.entries())[0]?.answers.seen).toBe('a tree');
});

test('deleting removes what was written, and an older copy does not bring it back', async () => {
  const store = await fresh();
  const log = [begin(), set(1, 'seen', 'secret'), set(2, 'who', 'secret too')];
  await store.append([...log, begin('other')]);
  await store.entries();
  await store.remove('e');
  const left = await store.all();
  expect(left.filter((one) => one.entry === 'e')).toMatchObject([
    { what: { kind: 'deleted' }, over: [] }
  ]);
  const db = await openDB(`entries-${count}`);
  const all = await Promise.all([...db.objectStoreNames].map((part) => db.getAll(part)));
  expect(JSON.stringify(all)).not.toContain('secret');
  db.close();
  expect((await store.append(log)).touched).toMatchObject([{ added: 0, gone: 3 }]);
  expect(await store.entryIds()).toEqual(['other']);
  expect((await store.entries()).map((one) => one.id)).toEqual(['other']);
});

test('deleted twice, on two devices, it is deleted once', async () => {
  const store = await fresh();
  const deletion = (second: number) => operation(second, { kind: 'deleted' });
  await store.append([begin(), deletion(1)]);
  const { touched } = await store.append([deletion(2), set(3, 'seen', 'late')]);
  expect(touched).toMatchObject([{ added: 0, same: 1, gone: 1 }]);
  expect(await store.all()).toHaveLength(1);
});

test('forms are kept once, and get languages they lack', async () => {
  const store = await fresh();
  const english = { ...KEPT, forms: { en: KEPT.forms.en! } };
  await store.keepForm(english);
  await store.keepForm({
    ...KEPT,
    forms: { en: { ...KEPT.forms.en!, title: 'Other' }, es: KEPT.forms.es! }
  });
  expect(await store.formOf('slow-looking', '1.0.0')).toEqual(KEPT);
  expect(await store.formOf('slow-looking', '2.0.0')).toBeUndefined();
});

test('facts come and go; the word of the device stays the same and is not among them', async () => {
  const store = await fresh();
  const word = await store.device();
  await store.setFact('rest_until', at(3));
  await store.setFact('step', 2);
  await store.setFact('step', undefined);
  expect(await store.fact('rest_until')).toBe(at(3));
  expect(await store.facts()).toEqual({ rest_until: at(3) });
  expect(await (await again()).device()).toBe(word);
  expect(word).toMatch(/^[a-z2-7]{20}$/);
});

test('two windows that open at once agree on the word of the device', async () => {
  const [one, other] = await Promise.all([fresh(), again()]);
  expect(await one.device()).toBe(await other.device());
});

test('what was read out is not amended any more', async () => {
  const store = await fresh();
  const text = set(1, 'seen', 'a');
  const { seal } = await store.append([begin(), text]);
  const amended = { ...text, what: { ...text.what, answer: 'ab' } } as typeof text;
  expect((await store.write([amended], new Map([[text.id, seal]]))).written).toBe(true);
  expect(await store.readOut()).toContainEqual(amended);
  expect((await store.write([text], new Map([[text.id, seal]]))).written).toBe(false);
  expect(await everything(store)).toEqual(sorted([begin(), amended]));
});

test('what comes is taken as a whole or not at all', async () => {
  const store = await fresh();
  const forms = [KEPT, { ...KEPT, id: undefined as unknown as string }];
  await expect(store.bring({ operations: [begin()], forms, facts: {} })).rejects.toThrow();
  expect([await store.all(), await store.forms()]).toEqual([[], []]);
  await store.setFact('step', 2);
  await store.bring({
    operations: [begin()],
    forms: [KEPT],
    facts: { step: 1, rest: 1, device: 'other', seal: 'x' }
  });
  expect(await store.facts()).toEqual({ step: 2, rest: 1 });
  expect(await store.device()).not.toBe('other');
});

test('removing everything leaves nothing', async () => {
  const store = await fresh();
  await store.append([begin()]);
  await store.keepForm(KEPT);
  const word = await store.device();
  await store.removeAll();
  expect([
    await store.all(),
    await store.entries(),
    await store.forms(),
    await store.facts()
  ]).toEqual([[], [], [], {}]);
  expect(await store.device()).not.toBe(word);
});

test('a newer version of the page in another window can go ahead, and this one says why it cannot', async () => {
  const store = await fresh();
  const writing = await beginWriting(store, { form: KEPT, language: 'en' });
  await writing.settled();
  const newer = await openDB(`entries-${count}`, 99);
  writing.set('seen', 'a tree');
  await writing.settled();
  expect([writing.state, writing.reason]).toEqual([
    'refused',
    expect.stringMatching(/newer version/)
  ]);
  newer.close();
});

test('a page whose store was taken away by the browser opens a new one', async () => {
  const store = await fresh();
  await store.append([begin()]);
  await deleteDB(`entries-${count}`);
  expect(await store.all()).toEqual([]);
  await store.append([begin()]);
  expect(await store.all()).toHaveLength(1);
});

test('the list of 1,000 entries of 20 texts is whole when it is opened again', { timeout: 60_000 }, async () => {
  const store = await fresh();
  await store.bring({ operations: manyEntries(1000), forms: [], facts: {} });
  expect(await store.entries()).toHaveLength(1000);
  const list = await (await again()).entries();
  expect([list.length, Object.keys(list[0]!.answers).length]).toEqual([1000, 20]);
});
