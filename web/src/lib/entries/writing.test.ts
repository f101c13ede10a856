import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Row } from '../practice/types';
import { unsavedWords } from './saving';
import { openEntries, type EntryStore } from './store';
import { KEPT } from './testing';
import { beginWriting, openWriting, type Outside } from './writing';

let count = 0;
const fresh = () => openEntries(`writing-${(count += 1)}`);

function clock() {
  let [time, ids] = [Date.UTC(2026, 2, 1), 0];
  const outside: Outside = { now: () => new Date(time), newId: () => `id-${count}-${(ids += 1)}` };
  return { outside, pass: (ms: number) => (time += ms) };
}

/** A store whose writes can be held back or made to go wrong. */
function through(store: EntryStore) {
  const state = { writes: 0, running: 0, most: 0, wrong: null as Error | null, lost: false };
  let hold: Promise<void> | null = null;
  const write: EntryStore['write'] = async (operations, amends) => {
    state.writes += 1;
    state.running += 1;
    state.most = Math.max(state.most, state.running);
    try {
      await hold;
      if (state.lost) await store.write(operations, amends);
      if (state.wrong) throw state.wrong;
      return await store.write(operations, amends);
    } finally {
      state.running -= 1;
    }
  };
  const holdBack = () => {
    let release = () => {};
    hold = new Promise((done) => (release = () => ((hold = null), done())));
    return release;
  };
  return { store: { ...store, write } as EntryStore, state, holdBack };
}

const full = () => Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
const beginning = { form: KEPT, language: 'en' };
const kinds = async (store: EntryStore, entry: string) =>
  (await store.operationsOf(entry)).map((one) => one.what.kind).sort();

describe('while a form is open', () => {
  test('what is set is there at once, and on the disk when settled', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, { ...beginning, smaller: true });
    writing.set('seen', 'a tree');
    writing.atStep('look');
    writing.distress('before', 6, true);
    writing.finished();
    expect([writing.entry.answers.seen, writing.state]).toEqual(['a tree', 'saving']);
    await writing.settled();
    expect(writing.state).toBe('saved');
    expect(await store.entry(writing.entry.id)).toEqual(writing.entry);
    expect(writing.entry).toMatchObject({
      form: 'slow-looking',
      version: '1.0.0',
      smaller: true,
      step: 'look'
    });
    expect(writing.entry.distress.before).toMatchObject({ value: 6, unreal: true });
    expect(await store.formOf('slow-looking', '1.0.0')).toEqual(KEPT);
  });

  test('a long text typed letter by letter is one operation, and never more than one write runs', async () => {
    const { store, state } = through(await fresh());
    const { outside, pass } = clock();
    const writing = await beginWriting(store, beginning, outside);
    let text = '';
    for (let i = 0; i < 300; i += 1) {
      writing.set('seen', (text += 'x'));
      pass(120);
      if (i % 3 === 0) await new Promise((done) => setTimeout(done));
    }
    await writing.settled();
    expect(await kinds(store, writing.entry.id)).toEqual(['begin', 'set']);
    expect((await store.entry(writing.entry.id))?.answers.seen).toBe(text);
    expect(state.most).toBe(1);
  });

  test('after a long pause a new operation names the old one', async () => {
    const store = await fresh();
    const { outside, pass } = clock();
    const writing = await beginWriting(store, beginning, outside);
    writing.set('seen', 'a');
    pass(31_000);
    writing.set('seen', 'ab');
    await writing.settled();
    const [, first, second] = (await store.operationsOf(writing.entry.id)).sort((a, b) =>
      a.at < b.at ? -1 : 1
    );
    expect(second?.over).toEqual([first?.id]);
    expect(writing.entry.versions).toEqual({});
  });

  test('changes during a write go into the next one together', async () => {
    const { store, state, holdBack } = through(await fresh());
    const writing = await beginWriting(store, beginning);
    await writing.settled();
    const release = holdBack();
    for (const text of ['a', 'ab', 'abc']) writing.set('seen', text);
    writing.set('who', 'Ana');
    release();
    await writing.settled();
    expect(state.writes).toBe(3);
    expect((await store.entry(writing.entry.id))?.answers).toEqual({ seen: 'abc', who: 'Ana' });
  });

  test('nothing is written when an answer stays the same, and empty ones take answers back', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    writing.set('felt', ['calm']);
    writing.set('felt', ['calm']);
    writing.set('who', '');
    writing.set('seen', Number.NaN);
    await writing.settled();
    expect(await kinds(store, writing.entry.id)).toEqual(['begin', 'set']);
    writing.set('felt', []);
    expect(writing.entry.answers).toEqual({});
  });

  test('an answer that is a proxy can be kept, and later changes of it do not reach in', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    const list = new Proxy(['calm'], {});
    writing.set('felt', list);
    list.push('sad');
    await writing.settled();
    expect([writing.state, (await store.entry(writing.entry.id))?.answers.felt]).toEqual([
      'saved',
      ['calm']
    ]);
  });

  test('each change of a text is on the disk once it is settled', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    for (let i = 0; i < 50; i += 1) {
      const text = 'word '.repeat(i + 1);
      writing.set('seen', text);
      await writing.settled();
      expect((await store.entry(writing.entry.id))?.answers['seen']).toBe(text);
    }
  });

  test('going on later shows what was there', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    writing.set('seen', 'a tree');
    await writing.settled();
    const later = await openWriting(store, writing.entry.id);
    expect(later?.entry).toEqual(writing.entry);
    expect(await openWriting(store, 'nobody')).toBeNull();
  });
});

describe('rows', () => {
  const rows = (writing: { entry: { answers: Record<string, unknown> } }) =>
    (writing.entry.answers.people ?? []) as Row[];

  test('are added, written in and removed', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    const added = Array.from({ length: 20 }, () => writing.addRow('people'));
    writing.set('people', 'Ana', added[3], 'name');
    writing.set('people', 'Anna', added[3], 'name');
    writing.removeRow('people', added[0]!);
    writing.set('people', 'late', added[0], 'name');
    await writing.settled();
    expect(rows(writing).map((row) => row._id)).toEqual(added.slice(1));
    expect(rows(writing)[2]).toEqual({ _id: added[3], name: 'Anna' });
    expect(writing.entry.versions).toEqual({});
    expect(await store.entry(writing.entry.id)).toEqual(writing.entry);
  });

  test('given as a whole become single changes', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    writing.set('people', [
      { _id: 'a', name: 'Ana', closeness: 3 },
      { _id: 'b', name: 'Bea' }
    ]);
    writing.set('people', [{ _id: 'a', name: 'Ana' }, { _id: 'c' }]);
    expect(rows(writing)).toEqual([{ _id: 'a', name: 'Ana' }, { _id: 'c' }]);
    writing.set('people', undefined);
    await writing.settled();
    expect([writing.entry.answers, writing.entry.versions]).toEqual([{}, {}]);
    expect(await store.entry(writing.entry.id)).toEqual(writing.entry);
  });
});

describe('a device without room', () => {
  test('keeps all in memory, says so, and saves it when there is room again', async () => {
    const { store, state } = through(await fresh());
    const writing = await beginWriting(store, beginning);
    await writing.settled();
    state.wrong = full();
    writing.set('seen', 'a tree');
    writing.set('who', 'Ana');
    await writing.settled();
    expect([writing.state, unsavedWords(writing.state, writing.reason)]).toEqual([
      'full',
      expect.stringMatching(/no room/)
    ]);
    expect(writing.operations().map((one) => one.what.kind)).toEqual(['begin', 'set', 'set']);
    expect(await kinds(store, writing.entry.id)).toEqual(['begin']);
    state.wrong = null;
    writing.set('seen', 'a tall tree');
    await writing.settled();
    expect(writing.state).toBe('saved');
    expect(await store.entry(writing.entry.id)).toEqual(writing.entry);
    expect(writing.entry.answers).toEqual({ seen: 'a tall tree', who: 'Ana' });
  });

  test('from the beginning on: the form and the beginning are saved later', async () => {
    const store = await fresh();
    const keepForm: EntryStore['keepForm'] = async () => Promise.reject(full());
    const broken = { ...store, keepForm };
    const writing = await beginWriting(broken, beginning);
    await writing.settled();
    expect(writing.state).toBe('full');
    broken.keepForm = store.keepForm;
    writing.tryAgain();
    await writing.settled();
    expect([writing.state, await kinds(store, writing.entry.id)]).toEqual(['saved', ['begin']]);
    expect(await store.forms()).toEqual([KEPT]);
  });

  test('another trouble is told with its reason', async () => {
    const { store, state } = through(await fresh());
    const writing = await beginWriting(store, beginning);
    state.wrong = new Error('the disk is gone');
    writing.set('seen', 'x');
    await writing.settled();
    expect([writing.state, writing.reason]).toEqual([
      'refused',
      expect.stringContaining('the disk is gone')
    ]);
  });

  test.each([true, false])(
    'when nobody knows whether a write arrived, nothing is lost or doubled: %s',
    async (arrived) => {
      const { store, state } = through(await fresh());
      const { outside, pass } = clock();
      const writing = await beginWriting(store, beginning, outside);
      writing.set('seen', 'a');
      await writing.settled();
      pass(31_000);
      [state.lost, state.wrong] = [arrived, new Error('connection lost')];
      writing.set('seen', 'a tree');
      writing.set('who', 'An');
      await writing.settled();
      [state.lost, state.wrong] = [false, null];
      writing.set('seen', 'a tall tree');
      writing.set('who', 'Ana');
      await writing.settled();
      expect(writing.state).toBe('saved');
      const { answers, versions } = (await store.entry(writing.entry.id))!;
      expect([answers, versions]).toEqual([{ seen: 'a tall tree', who: 'Ana' }, {}]);
    }
  );
});

describe('when others read and write too', () => {
  test('what was read out stays as it was read; what comes after replaces it', async () => {
    const store = await fresh();
    const writing = await beginWriting(store, beginning);
    writing.set('seen', 'Hel');
    await writing.settled();
    const copy = await store.readOut();
    writing.set('seen', 'Hello');
    await writing.settled();
    writing.set('seen', 'Hello you');
    await writing.settled();
    const here = await store.operationsOf(writing.entry.id);
    for (const one of copy) expect(here).toContainEqual(one);
    expect(here).toHaveLength(3);
    // The copy goes to another device, and comes back together with the rest.
    const other = await openEntries(`writing-${count}-other`);
    await other.append(copy);
    await other.append(here);
    expect(await other.entry(writing.entry.id)).toEqual(writing.entry);
    expect([writing.entry.answers, writing.entry.versions]).toEqual([{ seen: 'Hello you' }, {}]);
  });

  test('read out in the middle of a write, with rows removed after it', async () => {
    const { store, holdBack } = through(await fresh());
    const writing = await beginWriting(store, beginning);
    const row = writing.addRow('people');
    writing.set('people', 'An', row, 'name');
    await writing.settled();
    const release = holdBack();
    writing.set('people', 'Ana', row, 'name');
    writing.removeRow('people', row);
    await store.readOut();
    release();
    await writing.settled();
    expect([writing.entry.answers, writing.entry.versions]).toEqual([{}, {}]);
    expect(await store.entry(writing.entry.id)).toEqual(writing.entry);
  });

  test.each(['deleted', 'removed with everything'])(
    'an entry %s elsewhere does not come back',
    async (how) => {
      const store = await fresh();
      const writing = await beginWriting(store, beginning);
      writing.set('seen', 'a');
      await writing.settled();
      if (how === 'deleted') await store.remove(writing.entry.id);
      else await store.removeAll();
      writing.set('who', 'Ana');
      await writing.settled();
      expect([writing.state, writing.reason]).toEqual([
        'refused',
        expect.stringMatching(/deleted/)
      ]);
      expect(writing.entry.answers).toEqual({ seen: 'a', who: 'Ana' });
      expect(await store.entries()).toEqual([]);
    }
  );

  test('two devices whose clocks differ: what was written after is what counts', async () => {
    const store = await fresh();
    const { outside, pass } = clock();
    const ahead = { ...outside, now: () => new Date(outside.now().getTime() + 3_600_000) };
    const one = await beginWriting(store, beginning, ahead);
    one.addRow('people', 'first');
    await one.settled();
    pass(1000);
    const other = (await openWriting(store, one.entry.id, outside))!;
    other.addRow('people', 'second');
    expect((other.entry.answers.people as Row[]).map((row) => row._id)).toEqual([
      'first',
      'second'
    ]);
  });
});
