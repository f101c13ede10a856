// Fears: a label told by its colour alone; a number that loses a digit or its sign; sides of an
// axis that are swapped.
import { expect, test } from 'vitest';
import { axisOf } from './axis';
import { plotsOf, type Plot } from './plots';
import type { Row } from './types';
import * as words from './words';

const plot = (rest: Partial<Plot> = {}): Plot => ({
  ...{ id: 'x', design: 'between_groups', scale: 'difference', better: 'higher', between: null },
  ...{ lines: [] },
  ...rest
});
const same = (way: string) => way.toUpperCase();

test('every label has words of its own', () => {
  const labels = ['strong', 'good', 'promising', 'early', 'none_found', 'indirect'] as const;
  const said = labels.map(words.labelWords);
  expect(new Set(said).size).toBe(6);
  expect(said.every((one) => /^Evidence: [a-z ]+$/.test(one))).toBe(true);
});

test('numbers keep their digits and have a true minus', () => {
  expect(words.numberWords(0.9, 'd')).toBe('0.90');
  expect(words.numberWords(0.359, 'g')).toBe('0.359');
  expect(words.numberWords(-0.004, 'd')).toBe('−0.004');
  expect(words.numberWords(51.7, 'percent')).toBe('51.7');
  const one = { what: 'out of distress', metric: 'percent', value: 70, value_to: 73 };
  expect(words.figureWords(one)).toBe('Out of distress: 70 to 73 %');
  expect(words.rangeWords(one)).toBe('range not reported');
  expect(words.figureWords({ what: 'PTSD', metric: 'g', value: 0.93, low: 0.67, high: 1.18 })).toBe(
    'PTSD: g 0.93 (0.67 to 1.18)'
  );
});

test('the sides of an axis say who did better', () => {
  expect(words.sidesOf(plot(), same).high).toBe('This help did better');
  expect(words.sidesOf(plot({ scale: 'OR', better: 'lower' }), same).low).toBe('This help did better');
  const pair = words.sidesOf(plot({ between: ['emdr', 'cbt'] }), same);
  expect(pair).toEqual({ low: 'CBT did better', middle: 'no difference', high: 'EMDR did better' });
  expect(words.sidesOf(plot({ design: 'before_after' }), same).middle).toBe('no change');
  expect(words.sidesOf(plot({ design: 'review' }), same).high).not.toMatch(/did better/);
  expect(words.sidesOf(plot({ design: 'correlation' }), same).high).not.toMatch(/better/);
});

test('an axis holds every end of every line, and ratios lie even around 1', () => {
  const figures = [
    { what: 'a', metric: 'OR', value: 4.41 },
    { what: 'b', metric: 'OR', value: 0.9, low: 0.2, high: 3 }
  ];
  const row = { id: 'E01', ways: [], design: 'between_groups', better: 'higher', shown: true, figures };
  const [drawn] = plotsOf([row as unknown as Row]);
  const axis = axisOf(drawn!);
  expect(axis.zero).toBeCloseTo(50, 6);
  expect(axis.at(2) - 50).toBeCloseTo(50 - axis.at(0.5), 6);
  for (const value of [4.41, 0.2, 3]) expect(axis.at(value)).toBeGreaterThan(2);
  for (const value of [4.41, 0.2, 3]) expect(axis.at(value)).toBeLessThan(98);
  expect(axis.ticks.some(({ text }) => text === '1')).toBe(true);
});

test('what a figure was compared with is said once', () => {
  const one = { what: 'plain', metric: 'g', value: 1 };
  expect(words.besideWords({ ...one, comparator: 'medicine' })).toBe('medicine');
  expect(words.besideWords({ ...one, what: 'against no help', comparator: 'nothing' })).toBe('');
  expect(words.besideWords(one)).toBe('');
});
