import { describe, expect, test } from 'vitest';
import { changeOf, mappingOf, resultOf } from '../testing/samples';
import { comparable, comparisons, comparisonsOfLatest, keyOf, questionOf } from './changes';
import { likelihood } from './change-words';
import { bonds, described, marksOf, rowsOf } from './marks';
import { firstSentence, placeWords, shortDate, signed, soFar, stoppedWords } from './words';

const at = (day: string, more: object = {}) => ({
  ...mappingOf({ given: [1], finished: true }),
  id: day,
  startedAt: `${day}T09:00:00.000Z`,
  finishedAt: `${day}T10:00:00.000Z`,
  ...more
});

const all = [
  at('2026-03-01', { tie: 'sam', nickname: 'Sam', result: resultOf(1, 1) }),
  at('2026-06-01', { tie: 'sam', nickname: 'Sam' }),
  at('2026-04-01', { tie: 'mother', person: 'my mother' }),
  { ...mappingOf({ given: [1, null] }), tie: 'open' }
];

test('a relationship mapped twice is one, with its earlier place', () => {
  const found = bonds(all);
  expect(found.map((one) => [one.name, one.latest.id, one.earlier.length])).toEqual([
    ['Sam', '2026-06-01', 1],
    ['my mother', '2026-04-01', 0]
  ]);
});

test('colours follow the first mapping, so that a new relationship changes none', () => {
  const marks = marksOf(bonds(all), new Date('2026-06-02T00:00:00Z'));
  expect(marks.map((one) => [one.tie, one.label, one.earlier])).toEqual([
    ['sam', '1 Mar', true],
    ['sam', 'Sam', false],
    ['mother', 'my mother', false]
  ]);
  expect(marks[0]?.ellipse).toBeNull();
});

test('every mark has a row and stands in the description', () => {
  const rows = rowsOf(bonds(all), new Map());
  expect(rows).toHaveLength(3);
  expect(rows[1]).toMatchObject({ name: 'Sam', anxiety: '+1.0', avoidance: '+1.0' });
  expect(described(rows)).toContain('my mother: between secure and anxious');
});

test('a sitting with too few answers has no mark and no row', () => {
  const { place: _place, words: _words, ...rest } = resultOf(0, 0);
  const few = bonds([at('2026-03-01', { result: { ...rest, enough: false } })]);
  expect([few.length, marksOf(few, new Date()).length, rowsOf(few, new Map()).length]).toEqual([1, 0, 0]);
});

describe('a relationship mapped again and again', () => {
  const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];
  const [sam] = bonds(days.map((day) => at(day, { tie: 'sam', nickname: 'Sam' })));

  test('draws the last five marks and lists all of them', () => {
    const now = new Date('2026-06-02T00:00:00Z');
    expect(marksOf([sam!], now).map((one) => one.label)).toEqual([
      '1 Feb',
      '1 Mar',
      '1 Apr',
      '1 May',
      'Sam'
    ]);
    expect(rowsOf([sam!], new Map()).map((one) => one.when.slice(0, 10))).toEqual([...days].reverse());
  });

  test('compares each mark with the one before, and the last one with the first', () => {
    const pairs = comparisons(sam!).map(({ earlier, later }) => [earlier.id, later.id]);
    expect(pairs).toHaveLength(6);
    expect(pairs.at(-1)).toEqual(['2026-01-01', '2026-06-01']);
    expect(comparisonsOfLatest(sam!).map(({ earlier }) => earlier.id)).toEqual([
      '2026-05-01',
      '2026-01-01'
    ]);
  });

  test('a row says what the words say, and so does the picture for those who hear it', () => {
    const [before, last] = [sam!.earlier.at(-1)!, sam!.latest];
    const rows = rowsOf([sam!], new Map([[keyOf(before, last), changeOf()]]));
    expect(rows[0]?.since).toEqual({ when: '2026-05-01T10:00:00.000Z', words: 'It has eased.' });
    expect(rows[1]?.since).toBeNull();
    expect(described(rows)).toContain('Sam: between secure and anxious, since 1 May 2026: It has');
    expect(described(rows)).toContain('Sam on 1 January 2026: ');
  });

  test('other statements are another measure, and a short look is said to be one', () => {
    const [one] = comparisons(sam!);
    const { earlier, later } = one!;
    expect(comparable({ earlier, later: { ...later, version: '2.0.0' } })).toBe(false);
    expect(questionOf({ earlier, later })).toMatchObject({
      instrument: 'attachment',
      days: 31,
      mode: 'full',
      earlier: { dimensions: [{ id: 'anxiety', value: 0.2, standard_error: 0.35 }, {}] }
    });
    expect(questionOf({ earlier, later: { ...later, mode: 'short' } }).mode).toBe('short');
  });
});

test('how likely a direction is, never as certain', () => {
  const [one] = changeOf().dimensions;
  expect(likelihood(one!)).toBe('lower: 97\u00a0%');
  expect(likelihood({ ...one!, probability_lower: 0.9999 })).toBe('lower: over 99\u00a0%');
  expect(likelihood({ ...one!, probability_lower: 0.3, probability_higher: 0.7 })).toMatch(/^higher: 70/);
});

test('words for numbers, places and dates', () => {
  expect([0.04, -0.04, -0.44, 1.25].map(signed)).toEqual(['0.0', '0.0', '−0.4', '+1.3']);
  const place = resultOf(0, 0).place!;
  expect(placeWords(place)).toBe('Between secure and anxious');
  expect(placeWords({ ...place, named: ['fearful'] })).toBe('A fearful-avoidant pattern');
  expect([1, 2, 12].map(soFar)).toEqual([
    'One relationship so far.',
    'Two relationships so far.',
    '12 relationships so far.'
  ]);
  const now = new Date('2026-11-21T00:00:00Z');
  expect(shortDate('2026-03-03T10:00:00Z', now)).toBe('3 Mar');
  expect(shortDate('2025-03-03T10:00:00Z', now)).toBe('Mar 2025');
  expect(firstSentence('A group. More.')).toBe('A group.');
  const result = resultOf(0, 0);
  expect(stoppedWords(result)).toEqual([]);
  result.dimensions[0]!.stopped = 'little_to_gain';
  expect(stoppedWords(result)[0]).toMatch(/^Worry about being left: more statements/);
});
