import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openEntries } from './store';
import { KEPT } from './testing';
import { beginWriting, openWriting } from './writing';

let count = 0;
const fresh = () => openEntries(`apart-${(count += 1)}`);
const beginning = { form: KEPT, language: 'en' };

describe('written in two windows that do not know of each other', () => {
  test('the same field: both versions are told, and one can be chosen', async () => {
    const store = await fresh();
    const one = await beginWriting(store, beginning);
    one.set('seen', 'a');
    await one.settled();
    const other = (await openWriting(store, one.entry.id))!;
    one.set('seen', 'a tree');
    other.set('seen', 'a cloud');
    await Promise.all([one.settled(), other.settled()]);
    const open = (await openWriting(store, one.entry.id))!;
    const versions = open.entry.versions.seen ?? [];
    expect(versions.map((version) => version.answer).sort()).toEqual(['a cloud', 'a tree']);
    const tree = versions.find((version) => version.answer === 'a tree');
    open.choose('seen', tree!.operation);
    await open.settled();
    const { answers, versions: left } = (await store.entry(one.entry.id))!;
    expect([answers, left]).toEqual([{ seen: 'a tree' }, {}]);
  });

  test('distress: both are told, and one can be chosen', async () => {
    const store = await fresh();
    const one = await beginWriting(store, beginning);
    one.set('seen', 'a');
    await one.settled();
    const other = (await openWriting(store, one.entry.id))!;
    one.distress('after', 2);
    other.distress('after', 6, true);
    await Promise.all([one.settled(), other.settled()]);
    const open = (await openWriting(store, one.entry.id))!;
    const six = open.entry.distressVersions.after?.find(({ value }) => value === 6);
    expect(open.entry.distressVersions.after).toHaveLength(2);
    open.chooseDistress('after', six!.operation);
    await open.settled();
    const { distress, distressVersions } = (await store.entry(one.entry.id))!;
    expect([distress.after, distressVersions]).toMatchObject([{ value: 6, unreal: true }, {}]);
  });

  test.each([
    ['kept', [{ name: 'Anna' }]],
    ['removed', undefined]
  ])('a row removed in one and changed in the other can be %s', async (how, expected) => {
    const store = await fresh();
    const one = await beginWriting(store, beginning);
    const row = one.addRow('people');
    one.set('people', 'Ana', row, 'name');
    await one.settled();
    const other = (await openWriting(store, one.entry.id))!;
    one.removeRow('people', row);
    other.set('people', 'Anna', row, 'name');
    await Promise.all([one.settled(), other.settled()]);
    const open = (await openWriting(store, one.entry.id))!;
    const versions = open.entry.versions[`people.${row}`] ?? [];
    expect(versions).toHaveLength(2);
    const chosen = versions.find(({ answer }) => (answer === undefined) === (how === 'removed'));
    open.choose(`people.${row}`, chosen!.operation);
    await open.settled();
    const entry = await store.entry(one.entry.id);
    expect(entry?.versions).toEqual({});
    if (expected) expect(entry?.answers.people).toMatchObject(expected);
    else expect(entry?.answers.people).toBeUndefined();
  });
});
