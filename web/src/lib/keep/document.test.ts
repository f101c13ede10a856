import { describe, expect, test } from 'vitest';
import { fromFirstRelease, mappingOf } from '../testing/samples';
import { merge, mergeWords, readDocument, toDocument } from './document';
import { problemWords } from './problem';

let ids = 0;
const stamp = { now: new Date('2026-03-02T00:00:00Z'), newId: () => `new-${(ids += 1)}` };
const before = mappingOf({ given: [1, 2, null] });

describe('bringing a kept map to this device', () => {
  test('adds what is not here', () => {
    const merged = merge([], [before], stamp);
    expect([merged.added, merged.changed.length]).toEqual([1, 1]);
    expect(merged.changed[0]?.changedAt).toBe('2026-03-02T00:00:00.000Z');
  });

  test('goes on from here when every answer of this device is in it', () => {
    const more = { ...mappingOf({ given: [1, 2, 3, null] }), nickname: '' };
    const merged = merge([{ ...before, nickname: 'Sam', saved: true }], [more], stamp);
    expect(merged.continued).toBe(1);
    expect(merged.changed[0]).toMatchObject({ id: before.id, nickname: 'Sam', saved: true });
    expect(merged.changed[0]?.asked).toHaveLength(4);
  });

  test('keeps what is here when it holds more', () => {
    const less = mappingOf({ given: [1, null] });
    expect(merge([before], [less], stamp)).toMatchObject({ same: 1, changed: [] });
  });

  test('keeps both when an answer differs, under another id', () => {
    const other = mappingOf({ given: [1, 5, null] });
    const merged = merge([before], [other], stamp);
    expect(merged.both).toBe(1);
    expect(merged.changed[0]?.id).not.toBe(before.id);
    expect(merged.changed[0]).toMatchObject({ other: true });
    expect(mergeWords(merged).join()).toContain('kept both');
  });

  test('a second version that already came is not added again', () => {
    const other = mappingOf({ given: [1, 5, null] });
    const once = merge([before], [other], stamp).changed;
    const again = merge([before, ...once], [other], stamp);
    expect(again.changed).toEqual([]);
  });

  test('never takes a result away', () => {
    const finished = mappingOf({ given: [1, 2], finished: true });
    expect(merge([finished], [before], stamp).changed).toEqual([]);
  });
});

describe('the kept document', () => {
  test('holds no nickname unless the person says so', () => {
    const named = mappingOf({ given: [1], nickname: 'Sam' });
    expect(JSON.stringify(toDocument([named], false))).not.toContain('Sam');
    expect(JSON.stringify(toDocument([named], true))).toContain('Sam');
  });

  test('is read back as it was', () => {
    const copy = JSON.parse(JSON.stringify(toDocument([before], true)));
    expect(readDocument(copy)).toEqual([before]);
  });

  test('of the first release opens, and holds all that it held', () => {
    const done = mappingOf({ given: [1, 2], finished: true });
    const old = { format: 'secure-base-map', version: 1, mappings: [done, before].map(fromFirstRelease) };
    const read = readDocument(JSON.parse(JSON.stringify(old)));
    expect(read).toMatchObject([fromFirstRelease(done), fromFirstRelease(before)]);
    expect(read?.[0]).toMatchObject({ mode: 'full', seed: 0, earlier: [] });
    const value = { value: 0.2, standard_error: 0.35 };
    expect(read?.[0]?.result?.dimensions[0]).toMatchObject({ ...value, own: value });
  });

  test.each([
    ['nothing', null],
    ['another format', { format: 'x', version: 1, mappings: [] }],
    ['a newer version', { format: 'secure-base-map', version: 3, mappings: [] }],
    ['no list', { format: 'secure-base-map', version: 2 }],
    ['a mode that is none', toDocument([{ ...before, mode: 'quick' as 'short' }], true)],
    ['a result without values', toDocument([{ ...before, result: {} as never }], true)],
    ['a sitting without an id', toDocument([{ ...before, id: 7 as unknown as string }], true)],
    ['a date that is none', toDocument([{ ...before, changedAt: 'soon' }], true)]
  ])('is refused when it is %s', (_what, content) => {
    expect(readDocument(content)).toBeNull();
  });
});

test('a problem document becomes sentences: what is wrong and how to mend it', () => {
  const problem = { type: '/p', title: 'Code', status: 422, detail: 'The code has problems' };
  expect(problemWords(problem)).toEqual(['The code has problems.']);
  const problems = [{ what: '"applee" is not a code word', where: '/code', mend: 'check it' }];
  expect(problemWords({ ...problem, problems })).toEqual(['"applee" is not a code word. Check it.']);
});
