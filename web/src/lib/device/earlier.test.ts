import { describe, expect, test } from 'vitest';
import { mappingOf } from '../testing/samples';
import { daysBetween, earlierResults, newSeed } from './earlier';
import type { Finished } from './mapping';

const now = new Date('2026-06-01T10:00:00Z');
const on = (day: string, tie: string, more: object = {}): Finished => {
  const mapping = { ...mappingOf({ given: [1], finished: true, id: `${tie} ${day}` }), tie, ...more };
  return { ...mapping, finishedAt: `${day}T10:00:00.000Z` } as Finished;
};

describe('what earlier sittings tell a new one', () => {
  test('all of the same relationship, and the last one of each other', () => {
    const all = [
      on('2026-05-02', 'sam'),
      on('2026-03-01', 'sam'),
      on('2026-04-01', 'mother'),
      on('2026-05-22', 'mother'),
      { ...mappingOf({ given: [1, null] }), tie: 'sam' }
    ];
    expect(earlierResults('sam', all, now).map(({ same, days }) => [same, days])).toEqual([
      [false, 10],
      [true, 30],
      [true, 92]
    ]);
  });

  test('their own values, with neither name nor date', () => {
    const [one] = earlierResults('sam', [on('2026-05-02', 'sam', { nickname: 'Sam' })], now);
    expect(one).toEqual({
      same: true,
      days: 30,
      dimensions: [
        { id: 'anxiety', value: 0.2, standard_error: 0.35 },
        { id: 'avoidance', value: -0.4, standard_error: 0.35 }
      ]
    });
  });

  test('nothing counts twice, and nothing that was hard to read counts', () => {
    const hard = on('2026-05-02', 'sam');
    hard.result.answer_quality = { readable: false, signs: [] };
    const twice = on('2026-05-03', 'copy', { other: true });
    expect(earlierResults('sam', [hard, twice], now)).toEqual([]);
  });

  test('at most fifty, the newest', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      on(`2025-${String(1 + (i % 12)).padStart(2, '0')}-${10 + (i % 18)}`, `tie-${i}`)
    );
    const told = earlierResults('new', many, now);
    expect(told).toHaveLength(50);
    expect(told[0]!.days).toBeLessThan(told[49]!.days);
  });
});

test('days are never below 0, and parts of days count', () => {
  expect(daysBetween('2026-06-01T00:00:00Z', '2026-06-01T12:00:00Z')).toBe(0.5);
  expect(daysBetween('2026-06-02T00:00:00Z', '2026-06-01T00:00:00Z')).toBe(0);
});

test('a seed is a whole number that JSON carries exactly, and another each time', () => {
  const seeds = Array.from({ length: 200 }, newSeed);
  for (const seed of seeds) {
    expect(Number.isSafeInteger(seed)).toBe(true);
    expect(seed).toBeGreaterThan(0);
  }
  expect(new Set(seeds).size).toBe(200);
});
