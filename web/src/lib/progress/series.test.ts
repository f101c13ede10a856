import { expect, test } from 'vitest';
import { randomFrom } from '$lib/entries/testing';
import { decimalsOf, readSeries } from './series';
import { binomialAtLeast, fisher, noiseOf, slopeOf } from './statistics';
import type { Value } from './types';

const day = (days: number, hour = 12) => new Date(2026, 0, 5 + days, hour).toISOString();
const weekly = (values: number[], every = 7): Value[] =>
  values.map((value, i) => ({ at: day(i * every), value, entries: [`e${i}`] }));
const how = { answers: 'numbers', better: 'higher', step: 1, leastNoise: 0 } as const;
const read = (values: Value[], more = {}) => readSeries({ ...how, values, ...more });

test('the band is what the sum says by hand', () => {
  // 4, 6, 5, 7: differences 2, −1, 2, so the noise is √(9 / 6) = 1.2247 and the baseline 5.
  const found = read(weekly([4, 6, 5, 7]));
  expect(found.baseline).toBe(5);
  expect(found.low).toBeCloseTo(5 - 1.96 * Math.sqrt(1.5), 10);
  expect(found.high).toBeCloseTo(7.4005, 4);
  expect(found).toMatchObject({ n: 4, verdict: 'within' });
  expect(noiseOf([4, 6, 5, 7])).toBeCloseTo(1.224745, 6);
});

test('fewer than three values say nothing, three are a beginning', () => {
  expect(read(weekly([4, 6]))).toMatchObject({ verdict: 'too_early', baseline: null, low: null });
  expect(read(weekly([4, 6, 5]))).toMatchObject({ verdict: 'starting', baseline: 5 });
});

test('one value outside may be chance, two in a row count, and only on the same side', () => {
  const calm = [5, 5, 6, 5, 6, 5, 5, 6, 5, 6];
  expect(read(weekly([...calm, 9])).verdict).toBe('first_better');
  expect(read(weekly([...calm, 9, 9])).verdict).toBe('better');
  expect(read(weekly([...calm, 9, 9]), { better: 'lower' }).verdict).toBe('harder');
  expect(read(weekly([...calm, 9, 1])).verdict).toBe('first_harder');
  expect(read(weekly([...calm, 9, 9, 6])).verdict).toBe('within');
});

test('a band is never narrower than one step of the scale, nor than what the measure can tell', () => {
  const flat = weekly([5, 5, 5, 5, 5, 6, 6]);
  expect(read(flat)).toMatchObject({ verdict: 'within', low: 4, high: 6 });
  expect(read(flat, { leastNoise: 2 }).high).toBeCloseTo(5 + 1.96 * 2, 10);
});

test('several values of one day are one', () => {
  const values = [0, 0, 0, 1, 2, 3].map((days, i) => ({ at: day(days, 8 + i), value: i, entries: [`${i}`] }));
  expect(read(values)).toMatchObject({ n: 4, baseline: (1 + 3 + 4) / 3 });
});

test('by chance alone a shift is announced in fewer than one of twenty looks', () => {
  const random = randomFrom(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const person = (n: number) =>
    Array.from({ length: n }, () => Math.min(10, Math.max(0, Math.round(5 + 1.5 * normal()))));
  for (const n of [5, 8, 14]) {
    let [announced, one] = [0, 0];
    for (let i = 0; i < 4000; i += 1) {
      const { verdict } = read(weekly(person(n)));
      if (verdict === 'better' || verdict === 'harder') announced += 1;
      if (verdict !== 'within') one += 1;
    }
    expect(announced / 4000, `${n} values`).toBeLessThan(0.05);
    // The page says "about one of eight".
    expect(one / 4000, `${n} values`).toBeGreaterThan(0.08);
    expect(one / 4000, `${n} values`).toBeLessThan(0.18);
  }
});

test('a plateau: six values over four weeks or more, inside the band, and level', () => {
  const steady = [5, 6, 5, 6, 5, 6];
  expect(read(weekly(steady)).plateau).toEqual({ weeks: 5, values: 6 });
  expect(read(weekly(steady.slice(1))).plateau).toBeNull();
  expect(read(weekly(steady, 5)).plateau).toBeNull(); // 25 days
  expect(read(weekly([1, 2, 3, 4, 5, 6, 7, 8])).plateau).toBeNull();
});

test('a plateau after a gain is found from where it began', () => {
  const found = read(weekly([2, 2, 3, 2, 7, 7, 8, 7, 7, 8]));
  expect(found.verdict).toBe('better');
  expect(found.plateau).toEqual({ weeks: 5, values: 6 });
});

test('one value outside of the band ends a plateau, however level the line is', () => {
  expect(read(weekly([5, 5, 5, 5, 5, 5, 5, 12, 5, 5])).plateau).toBeNull();
  expect(read(weekly([5, 5, 5, 5, 5, 5, 5, 6, 5, 5])).plateau).toEqual({ weeks: 9, values: 10 });
});

test('a rise within the band is no plateau', () => {
  const rising = read(weekly([4, 6, 4.5, 6.5, 5.5, 7.5, 6, 8]));
  expect(rising.plateau).toBeNull();
});

test('yes and no: the second half beside the first', () => {
  const answers = (text: string) => weekly([...text].map(Number));
  const shares = { answers: 'yes_no' } as const;
  expect(read(answers('0000001111111'), shares)).toMatchObject({
    verdict: 'better',
    baseline: null,
    halves: [
      { yes: 0, n: 6 },
      { yes: 7, n: 7 }
    ]
  });
  expect(read(answers('0000001111111'), { ...shares, better: 'lower' }).verdict).toBe('harder');
  expect(read(answers('00010101'), shares).verdict).toBe('within');
  expect(read(answers('0001111'), shares).verdict).toBe('starting');
});

test('exact chances, as in any table', () => {
  expect(binomialAtLeast(6, 8, 0.5)).toBeCloseTo(37 / 256, 12);
  expect(binomialAtLeast(0, 5, 0.3)).toBeCloseTo(1, 12);
  // The lady who tasted tea: 3 of 4 against 1 of 4, and all right.
  expect(fisher(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
  expect(fisher(4, 4, 0, 4)).toBeCloseTo(2 / 70, 12);
  expect(slopeOf([{ day: 0, value: 1 }, { day: 1, value: 3 }, { day: 2, value: 5 }])).toBe(2);
  expect(slopeOf([{ day: 3, value: 1 }])).toBe(0);
});

test('no more decimals than what was told', () => {
  expect([1, 5, 0.1, 0.01].map(decimalsOf)).toEqual([0, 0, 1, 2]);
});
