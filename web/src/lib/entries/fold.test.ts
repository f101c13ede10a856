import { describe, expect, test } from 'vitest';
import type { Row } from '../practice/types';
import { foldEntry, hasVersions, presentOnly } from './fold';
import { headsByPlace, place, placeOf } from './places';
import { at, begin, operation, randomFrom, set } from './testing';
import type { Operation } from './types';

const addRow = (second: number, row: string) =>
  operation(second, { kind: 'add_row', field: 'people', row });
const cell = (
  second: number,
  row: string,
  inRow: string,
  answer: string | number,
  over: string[] = []
) => operation(second, { kind: 'set', field: 'people', row, inRow, answer }, { over });
const removeRow = (second: number, row: string, over: string[]) =>
  operation(second, { kind: 'remove_row', field: 'people', row }, { over });
const rowsOf = (operations: Operation[]) => (foldEntry(operations).answers.people ?? []) as Row[];

describe('an entry', () => {
  test('is what its operations say', () => {
    const first = set(1, 'seen', 'a tree');
    const entry = foldEntry([
      begin(),
      first,
      set(2, 'seen', 'an old tree', { over: [first.id] }),
      operation(3, { kind: 'at_step', step: 'look' }),
      operation(4, { kind: 'distress', when: 'before', value: 6, unreal: false }),
      operation(5, { kind: 'finished' })
    ]);
    expect(entry).toMatchObject({ id: 'e', form: 'slow-looking', version: '1.0.0', step: 'look' });
    expect(entry.answers).toEqual({ seen: 'an old tree' });
    expect(entry.distress).toEqual({ before: { value: 6, unreal: false, at: at(4) } });
    expect([entry.begunAt, entry.changedAt, entry.finishedAt]).toEqual([at(0), at(5), at(5)]);
    expect(entry.versions).toEqual({});
  });

  test('an answer that was taken back is none, and an older one does not come again', () => {
    const first = set(1, 'seen', 'a tree');
    const entry = foldEntry([begin(), first, set(2, 'seen', undefined, { over: [first.id] })]);
    expect(entry.answers).toEqual({});
  });

  test('written apart on two devices: the newest counts and both are told', () => {
    const first = set(1, 'seen', 'a tree');
    const one = set(2, 'seen', 'a bird', { over: [first.id] });
    const other = set(3, 'seen', 'a cloud', { over: [first.id], device: 'two' });
    const entry = foldEntry([other, begin(), one, first]);
    expect(entry.answers.seen).toBe('a cloud');
    expect(entry.versions.seen).toEqual([
      { answer: 'a cloud', at: at(3), device: 'two', operation: other.id },
      { answer: 'a bird', at: at(2), device: 'one', operation: one.id }
    ]);
  });

  test('a clock that is wrong does not bring back what was replaced', () => {
    const first = set(90, 'seen', 'from a clock ahead');
    const entry = foldEntry([begin(), first, set(2, 'seen', 'newer', { over: [first.id] })]);
    expect([entry.answers.seen, entry.versions]).toEqual(['newer', {}]);
  });

  test('the same answer on two devices is no difference', () => {
    const entry = foldEntry([
      begin(),
      set(1, 'felt', ['calm']),
      set(2, 'felt', ['calm'], { device: 'two' })
    ]);
    expect(entry.versions).toEqual({});
  });

  test('distress said apart on two devices: the newest counts and both are told', () => {
    const first = operation(1, { kind: 'distress', when: 'before', value: 5, unreal: false });
    const over = [first.id];
    const one = operation(2, { kind: 'distress', when: 'before', value: 3, unreal: false }, { over });
    const two = { over, device: 'two' };
    const other = operation(3, { kind: 'distress', when: 'before', value: 8, unreal: true }, two);
    const entry = foldEntry([one, begin(), other, first]);
    expect(entry.distress).toEqual({ before: { value: 8, unreal: true, at: at(3) } });
    expect(entry.distressVersions).toEqual({
      before: [
        { value: 8, unreal: true, at: at(3), device: 'two', operation: other.id },
        { value: 3, unreal: false, at: at(2), device: 'one', operation: one.id }
      ]
    });
    expect([hasVersions(entry), hasVersions(foldEntry([begin(), first, one]))]).toEqual([true, false]);
    const same = { ...other, what: one.what };
    expect(foldEntry([begin(), first, one, same]).distressVersions).toEqual({});
  });

  test('stopped, and finished later, is finished', () => {
    const stop = operation(3, { kind: 'stopped', because: 'too much' });
    expect(foldEntry([begin(), stop]).stoppedBecause).toBe('too much');
    const end = operation(4, { kind: 'finished' }, { over: [stop.id] });
    expect(foldEntry([begin(), end, stop])).toMatchObject({
      stoppedBecause: null,
      finishedAt: at(4)
    });
  });

  test('looking at a step does not make it newer', () => {
    const looked = operation(50, { kind: 'at_step', step: 'look' });
    expect(foldEntry([begin(), set(1, 'seen', 'x'), looked]).changedAt).toBe(at(1));
  });

  test('deleted, nothing of it is told', () => {
    const entry = foldEntry([begin(), set(1, 'seen', 'x'), operation(2, { kind: 'deleted' })]);
    expect([entry.deleted, entry.answers, entry.form]).toEqual([true, {}, '']);
  });

  test('one id with two contents counts as the later, in any order', () => {
    const [first, later] = [set(1, 'seen', 'a', { id: 'x' }), set(2, 'seen', 'ab', { id: 'x' })];
    expect(foldEntry([begin(), first, later]).answers.seen).toBe('ab');
    expect(foldEntry([later, first, begin()]).answers.seen).toBe('ab');
  });

  test('operations that replace each other in a circle lose nothing', () => {
    const one = set(1, 'seen', 'x', { id: 'a', over: ['b'] });
    const other = set(2, 'seen', 'y', { id: 'b', over: ['a'] });
    expect(foldEntry([begin(), one, other]).versions.seen).toHaveLength(2);
  });

  test('a field with the name of a part of every object is only a field', () => {
    const entry = foldEntry([begin(), set(1, '__proto__', 'x'), set(1, 'constructor', 'y')]);
    expect(Object.keys(entry.answers).sort()).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(entry.answers)).toBe(Object.prototype);
  });
});

describe('rows', () => {
  test('keep the order of their adding, whatever is written in them later', () => {
    const all = [
      addRow(1, 'b'),
      addRow(2, 'a'),
      cell(3, 'a', 'name', 'Ana'),
      cell(4, 'b', 'name', 'Bea')
    ];
    const rows = [
      { _id: 'b', name: 'Bea' },
      { _id: 'a', name: 'Ana' }
    ];
    expect(rowsOf([begin(), ...all])).toEqual(rows);
    expect(rowsOf([...all.toReversed(), begin()])).toEqual(rows);
  });

  test('that were written in before they were added, by a wrong clock, stand where they were added', () => {
    const all = [addRow(3, 'a'), cell(1, 'a', 'name', 'Ana'), addRow(2, 'b')];
    expect(rowsOf([begin(), ...all]).map((row) => row._id)).toEqual(['b', 'a']);
  });

  test('a removed row is gone with all that stood in it', () => {
    const [row, name] = [addRow(1, 'a'), cell(2, 'a', 'name', 'Ana')];
    const entry = foldEntry([begin(), row, name, removeRow(3, 'a', [row.id, name.id])]);
    expect([entry.answers, entry.versions]).toEqual([{}, {}]);
  });

  test('removed on one device and changed later on another: it is there, and both are told', () => {
    const [row, name, close] = [
      addRow(1, 'a'),
      cell(2, 'a', 'name', 'Ana'),
      cell(2, 'a', 'closeness', 7)
    ];
    const removal = removeRow(3, 'a', [row.id, name.id, close.id]);
    const change = cell(4, 'a', 'name', 'Anna', [name.id]);
    const entry = foldEntry([begin(), row, name, close, removal, change]);
    const whole = [{ _id: 'a', name: 'Anna', closeness: 7 }];
    expect(entry.answers.people).toEqual(whole);
    expect(entry.versions['people.a']).toMatchObject([
      { answer: whole, operation: change.id },
      { answer: undefined, operation: removal.id }
    ]);
  });

  test('changed on one device and removed later on another: it is gone, and still told', () => {
    const [row, name] = [addRow(1, 'a'), cell(2, 'a', 'name', 'Ana')];
    const change = cell(3, 'a', 'name', 'Anna', [name.id]);
    const removal = removeRow(4, 'a', [row.id, name.id]);
    const entry = foldEntry([begin(), row, name, removal, change]);
    expect(entry.answers.people).toBeUndefined();
    expect(entry.versions['people.a']?.[1]?.answer).toEqual([{ _id: 'a', name: 'Anna' }]);
  });

  test('a row that is kept after all stays, and its removal is no version any more', () => {
    const [row, name] = [addRow(1, 'a'), cell(2, 'a', 'name', 'Ana')];
    const removal = removeRow(3, 'a', [row.id, name.id]);
    const kept = operation(
      4,
      { kind: 'add_row', field: 'people', row: 'a' },
      { over: [removal.id] }
    );
    const entry = foldEntry([begin(), row, name, removal, kept]);
    expect(entry.answers.people).toEqual([{ _id: 'a', name: 'Ana' }]);
    expect(entry.versions).toEqual({});
  });

  test('one field of a row written apart is told under that field', () => {
    const log = [
      begin(),
      addRow(1, 'a'),
      cell(2, 'a', 'name', 'Ana'),
      cell(3, 'a', 'name', 'Anna')
    ];
    expect(foldEntry(log).versions[place('people', 'a', 'name')]).toHaveLength(2);
  });
});

/** Two devices that write for a while and now and then take over what the other has. */
function randomLog(seed: number): Operation[] {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const devices = [new Map<string, Operation>(), new Map<string, Operation>()];
  for (const known of devices) known.set('begin', { ...begin(), id: 'begin' });
  for (let i = 1; i < 40; i += 1) {
    const turn = Math.floor(random() * 2);
    const known = devices[turn] as Map<string, Operation>;
    const row = pick(['r1', 'r2', 'r3']);
    const what = pick<Operation['what']>([
      { kind: 'set', field: pick(['a', 'b']), answer: `${turn}:${i};` },
      { kind: 'set', field: 'a' },
      { kind: 'add_row', field: 'people', row },
      {
        kind: 'set',
        field: 'people',
        row,
        inRow: pick(['name', 'closeness']),
        answer: `${turn}:${i};`
      },
      { kind: 'remove_row', field: 'people', row },
      { kind: 'distress', when: 'now', value: i % 11, unreal: false },
      pick([
        { kind: 'finished' },
        { kind: 'stopped', because: 'x' },
        { kind: 'at_step', step: `s${i}` }
      ])
    ]);
    const heads = headsByPlace(known.values());
    const name = placeOf(what) ?? '';
    const within =
      what.kind === 'remove_row' ? [...heads].filter(([one]) => one.startsWith(`${name}.`)) : [];
    const over = [...(heads.get(name) ?? []), ...within.flatMap(([, all]) => all)].map(
      (one) => one.id
    );
    // Clocks that stand still and jump, so that the moment alone decides nothing.
    const id = `${turn}-${i}`;
    known.set(id, {
      id,
      entry: 'e',
      at: at(Math.floor(random() * 20)),
      device: `${turn}`,
      what,
      over
    });
    if (random() < 0.15) for (const [key, one] of devices[1 - turn] ?? []) known.set(key, one);
  }
  return [...new Map(devices.flatMap((known) => [...known]))].map(([, one]) => one);
}

describe('200 logs of two devices', () => {
  const logs = Array.from({ length: 200 }, (_, seed) => randomLog(seed));

  test('fold to the same in any order, and with doubles', () => {
    for (const [seed, log] of logs.entries()) {
      const random = randomFrom(seed + 1000);
      const doubled = [
        ...log,
        ...log.filter(() => random() < 0.3).map((one) => structuredClone(one))
      ];
      const shuffled = doubled
        .map((one) => ({ one, place: random() }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      const [entry, other] = [foldEntry(log), foldEntry(shuffled)];
      expect(other, `log ${seed}`).toEqual(entry);
      const order = (all: typeof entry) =>
        ((all.answers.people ?? []) as Row[]).map((row) => row._id);
      expect(order(other)).toEqual(order(entry));
    }
  });

  test('lose no text that nobody replaced', () => {
    for (const [seed, log] of logs.entries()) {
      const entry = foldEntry(log);
      const told = JSON.stringify([entry.answers, entry.versions]);
      const replaced = new Set(log.flatMap((one) => one.over));
      for (const { id, what } of log) {
        if (what.kind !== 'set' || replaced.has(id) || what.answer === undefined) continue;
        expect(told, `log ${seed}, ${id}`).toContain(String(what.answer));
      }
    }
  });

  test('hold differences and removals apart often enough to mean something', () => {
    const kinds = logs.flatMap((log) => Object.keys(foldEntry(log).versions));
    expect(kinds.filter((name) => name.split('.').length === 1).length).toBeGreaterThan(50);
    expect(kinds.filter((name) => name.split('.').length === 2).length).toBeGreaterThan(50);
    expect(kinds.filter((name) => name.split('.').length === 3).length).toBeGreaterThan(50);
  });

  test('show the same when only the present of them is kept, and go together with the old', () => {
    for (const [seed, log] of logs.entries()) {
      const present = presentOnly(log);
      const [entry, less] = [foldEntry(log), foldEntry(present)];
      expect(less.answers.a, `log ${seed}`).toEqual(entry.answers.a);
      expect(less.versions, `log ${seed}`).toEqual(entry.versions);
      expect(foldEntry([...log, ...present.map((one) => ({ ...one }))]).versions).toEqual(
        entry.versions
      );
      expect(
        foldEntry([...log.filter(({ id }) => !present.some((one) => one.id === id)), ...present])
      ).toMatchObject({
        answers: entry.answers,
        versions: entry.versions
      });
    }
  });
});
