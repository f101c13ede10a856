import { expect, test } from 'vitest';
import { mappingOf, resultOf } from '../testing/samples';
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
  const rows = rowsOf(bonds(all));
  expect(rows).toHaveLength(3);
  expect(rows[1]).toMatchObject({ name: 'Sam', anxiety: '+1.0', avoidance: '+1.0' });
  expect(described(rows)).toContain('my mother: between secure and anxious');
});

test('a sitting with too few answers has no mark and no row', () => {
  const { place: _place, words: _words, ...rest } = resultOf(0, 0);
  const few = bonds([at('2026-03-01', { result: { ...rest, enough: false } })]);
  expect([few.length, marksOf(few, new Date()).length, rowsOf(few).length]).toEqual([1, 0, 0]);
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
