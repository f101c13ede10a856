import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openStore } from '../device/store';
import { toDocument } from '../keep/document';
import type { Row } from '../practice/types';
import { mappingOf } from '../testing/samples';
import { archiveText, exportArchive, readArchive, type Archive } from './archive';
import { broughtWords, importArchive } from './bring';
import { privateFields } from './form-fields';
import { openEntries, type EntryStore } from './store';
import { begin, everything, FORM, KEPT, operation, set } from './testing';
import { beginWriting, openWriting } from './writing';

let count = 0;
const fresh = () => openEntries(`archive-${(count += 1)}`);
const ALL = { privateFields: 'all' } as const;

async function carried(from: EntryStore): Promise<Archive> {
  const read = readArchive(
    archiveText((await exportArchive(from, { ...ALL, facts: true })).archive)
  );
  if (!read.ok) throw new Error(read.trouble.what);
  return read.value;
}

async function written(
  store: EntryStore,
  answers: Record<string, string | Row[]>
): Promise<string> {
  const writing = await beginWriting(store, { form: KEPT, language: 'en' });
  for (const [field, answer] of Object.entries(answers)) writing.set(field, answer);
  await writing.settled();
  return writing.entry.id;
}

describe('everything in one file', () => {
  test('is on another device as it was, and a second time changes nothing', async () => {
    const [one, other] = [await fresh(), await fresh()];
    await written(one, { seen: 'a tree', people: [{ _id: 'a', name: 'Ana' }] });
    await written(one, { seen: 'a cloud' });
    await one.setFact('step', 2);
    const archive = await carried(one);
    const brought = await importArchive(other, archive);
    expect(brought).toMatchObject({
      added: 2,
      changed: 0,
      same: 0,
      twoVersions: [],
      operations: { same: 0 }
    });
    expect(await everything(other)).toEqual(await everything(one));
    expect(await other.entries()).toEqual(await one.entries());
    expect([await other.forms(), await other.facts()]).toEqual([[KEPT], { step: 2 }]);
    const again = await importArchive(other, archive);
    expect(again).toMatchObject({ added: 0, same: 2, operations: { added: 0 } });
    expect(await everything(other)).toEqual(await everything(one));
    expect(broughtWords(again)).toEqual(['Entries that were here already: 2.']);
  });

  test.each([
    ['100,000 characters', 'word '.repeat(20_000)],
    ['emoji with families and flags', '👨‍👩‍👧‍👦 🏳️‍🌈 🇪🇸 👍🏽'],
    ['right to left, with marks of direction', '\u202Bשלום עולם\u202C مرحبا \u200F!'],
    ['half an emoji', 'a \ud83d b \udc68 c'],
    ['zero, line ends, accents in two parts', '\u0000 \r\n \u2028 e\u0301 \uFEFF']
  ])('keeps %s exactly', async (_what, text) => {
    const [one, other] = [await fresh(), await fresh()];
    const id = await written(one, { seen: text });
    const file = archiveText(await carried(one));
    // A file is bytes: what is no whole text would be changed on the way.
    const bytes = new TextEncoder().encode(file);
    const read = readArchive(new TextDecoder().decode(bytes));
    await importArchive(other, (read as { value: Archive }).value);
    expect((await other.entry(id))?.answers.seen).toBe(text);
  });

  test('written apart on two devices: both are told on each', async () => {
    const [one, other] = [await fresh(), await fresh()];
    const id = await written(one, { seen: 'a tree' });
    await importArchive(other, await carried(one));
    for (const [store, text] of [
      [one, 'a bird'],
      [other, 'a cloud']
    ] as const) {
      const writing = await openWriting(store, id);
      writing!.set('seen', text);
      await writing!.settled();
    }
    const brought = await importArchive(other, await carried(one));
    expect(brought).toMatchObject({ added: 0, changed: 1, twoVersions: [id] });
    expect((await other.entry(id))?.versions.seen).toHaveLength(2);
    await importArchive(one, await carried(other));
    expect(await one.entries()).toEqual(await other.entries());
    expect(broughtWords(brought).join()).toContain('two versions');
  });

  test('an entry deleted here does not come back, and goes there too', async () => {
    const [one, other] = [await fresh(), await fresh()];
    const id = await written(one, { seen: 'secret' });
    const before = await carried(one);
    await importArchive(other, before);
    await one.remove(id);
    const after = await carried(one);
    expect(archiveText(after)).not.toContain('secret');
    expect(await importArchive(one, before)).toMatchObject({ added: 0, stayDeleted: 1 });
    expect(await importArchive(other, after)).toMatchObject({ added: 0, deleted: 1 });
    expect([await one.entries(), await other.entries()]).toEqual([[], []]);
  });

  test('holds what could not be saved', async () => {
    const store = await fresh();
    const full = Object.assign(new Error(), { name: 'QuotaExceededError' });
    const noRoom = {
      ...store,
      write: async () => Promise.reject(full),
      keepForm: async () => Promise.reject(full)
    };
    const writing = await beginWriting(noRoom, { form: KEPT, language: 'en' });
    writing.set('seen', 'a tree');
    await writing.settled();
    const { archive } = await exportArchive(store, { ...ALL, unsaved: writing.operations() });
    const other = await fresh();
    await importArchive(other, archive);
    expect(await other.entries()).toEqual([writing.entry]);
  });

  test('holds the map, if it is given, and brings it to the map of the other device', async () => {
    const maps = await openStore(new Date('2026-03-01T12:00:00Z'), `archive-map-${count}`);
    const map = toDocument([mappingOf({ given: [1, 2, null] })], true);
    const { archive } = await exportArchive(await fresh(), { ...ALL, map });
    const read = readArchive(archiveText(archive));
    const brought = await importArchive(await fresh(), (read as { value: Archive }).value, maps);
    expect(brought.map).toMatchObject({ added: 1 });
    expect(await maps.all()).toHaveLength(1);
  });
});

describe('a file to share', () => {
  const answers = {
    seen: 'a tree',
    afraid: 'yes',
    people: [{ _id: 'a', name: 'Ana', hurt: 'the shouting' }]
  };

  test('holds only the chosen entries, and only their forms', async () => {
    const store = await fresh();
    const id = await written(store, { seen: 'a tree' });
    await store.append([begin('other', 'other-form')]);
    await store.keepForm({
      id: 'other-form@1.0.0',
      forms: { en: { ...FORM, id: 'other-form' } },
      source: null
    });
    const { archive } = await exportArchive(store, { privateFields: 'all', entries: [id] });
    expect(new Set(archive.operations.map((one) => one.entry))).toEqual(new Set([id]));
    expect(archive.forms.map((one) => one.id)).toEqual(['slow-looking@1.0.0']);
    expect(archive).not.toHaveProperty('facts');
  });

  test('leaves out private fields, in rows too, unless they are asked for by name', async () => {
    const store = await fresh();
    await written(store, answers);
    const names = privateFields(FORM).map((one) => one.name);
    expect(names).toEqual(['afraid', 'people.hurt']);
    const none = await exportArchive(store, { privateFields: [] });
    expect(none.privateLeftOut).toBe(2);
    expect(archiveText(none.archive)).not.toMatch(/"yes"|shouting/);
    const other = await fresh();
    await importArchive(other, none.archive);
    expect((await other.entries())[0]?.answers).toEqual({
      seen: 'a tree',
      people: [{ _id: 'a', name: 'Ana' }]
    });
    const one = await exportArchive(store, { privateFields: ['slow-looking/people.hurt'] });
    expect(archiveText(one.archive)).toMatch(/shouting/);
    expect(archiveText(one.archive)).not.toMatch(/"yes"/);
  });

  test('does not hold what was written before and taken back', async () => {
    const store = await fresh();
    const id = await written(store, { seen: 'a thought of mine', who: 'Ana' });
    const later = await openWriting(store, id);
    later!.set('seen', 'a tree');
    later!.set('who', undefined);
    await later!.settled();
    const { archive } = await exportArchive(store, { privateFields: [] });
    expect(archiveText(archive)).not.toMatch(/mine|Ana/);
    const other = await fresh();
    await importArchive(other, await carried(store));
    expect((await importArchive(other, archive)).twoVersions).toEqual([]);
  });

  test('says so when the form is not here, and then holds no answer', async () => {
    const store = await fresh();
    await store.append([begin('e', 'unknown'), set(1, 'seen', 'a tree')]);
    const { archive, unknownForms } = await exportArchive(store, { privateFields: [] });
    expect([archive.operations.map((one) => one.what.kind), unknownForms]).toEqual([
      ['begin'],
      ['e']
    ]);
  });
});

describe('a file is refused, and says what, where and how to mend it, when', () => {
  const whole = {
    format: 'secure-base-entries',
    version: 1,
    made_at: '',
    operations: [begin()],
    forms: [KEPT]
  };
  const second = (one: unknown) => ({ ...whole, operations: [begin(), one] });
  const wrong = (change: object) => second({ ...set(1, 'seen', 'x'), ...change });
  const doing = (what: unknown) => second({ ...set(1, 'seen', 'x'), what });

  test.each<[string, unknown, string, RegExp]>([
    ['it is another format', { ...whole, format: 'secure-base-map' }, '/format', /no entries/],
    ['it is a list', [], '/format', /no entries/],
    ['it is newer', { ...whole, version: 2 }, '/version', /newer/],
    ['it has no version', { ...whole, version: 'x' }, '/version', /version/],
    ['it has no operations', { ...whole, operations: {} }, '/operations', /missing/],
    ['an operation is none', second(7), '/operations/1', /Number 2/],
    ['an operation has no id', wrong({ id: '' }), '/operations/1', /no id/],
    ['an operation has no time', wrong({ at: 'soon' }), '/operations/1', /no at/],
    [
      'a time is spelled otherwise',
      wrong({ at: '2026-03-01T10:00:00+01:00' }),
      '/operations/1',
      /no at/
    ],
    ['it does not say what it replaces', wrong({ over: 'x' }), '/operations/1', /no over/],
    ['an operation is of no kind', doing({ kind: 'toString' }), '/operations/1', /no kind/],
    [
      'a field is none',
      doing({ kind: 'set', field: '__proto__', answer: 'x' }),
      '/operations/1',
      /no field/
    ],
    [
      'an answer is none',
      doing({ kind: 'set', field: 'seen', answer: { x: 1 } }),
      '/operations/1',
      /no answer/
    ],
    [
      'an answer is empty',
      doing({ kind: 'set', field: 'seen', answer: null }),
      '/operations/1',
      /no answer/
    ],
    [
      'a row has no id',
      doing({ kind: 'set', field: 'p', answer: [{ name: 'x' }] }),
      '/operations/1',
      /no answer/
    ],
    [
      'a row is given without its field',
      doing({ kind: 'set', field: 'p', row: 'a' }),
      '/operations/1',
      /no row/
    ],
    [
      'distress is more than 10',
      doing({ kind: 'distress', when: 'now', value: 11, unreal: false }),
      '/operations/1',
      /no value/
    ],
    ['it has no forms', { ...whole, forms: null }, '/forms', /forms/],
    [
      'a form has another id',
      { ...whole, forms: [{ ...KEPT, id: 'x@1' }] },
      '/forms/0',
      /Form number 1/
    ],
    [
      'a form has no steps',
      { ...whole, forms: [{ ...KEPT, forms: { en: { ...FORM, steps: 1 } } }] },
      '/forms/0',
      /no forms/
    ],
    ['its facts are none', { ...whole, facts: [] }, '/facts', /steps/],
    ['its map is none', { ...whole, map: { format: 'x' } }, '/map', /map/]
  ])('%s', (_when, content, where, what) => {
    const read = readArchive(JSON.stringify(content));
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.trouble).toMatchObject({ where, what: expect.stringMatching(what) });
    expect(read.trouble.mend).not.toBe('');
  });

  test.each(['', 'a letter', '{"format":"secure-base-entries"'])('it is no JSON: %s', (text) => {
    expect(readArchive(text)).toMatchObject({
      ok: false,
      trouble: { what: expect.stringMatching(/not whole/) }
    });
  });

  test('and a whole one is not', () => {
    const all = [begin(), set(1, 'seen', undefined), operation(2, { kind: 'deleted' })];
    expect(readArchive(`\uFEFF${JSON.stringify({ ...whole, operations: all })}`).ok).toBe(true);
  });
});
