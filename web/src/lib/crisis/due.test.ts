// Fear: a number that nobody checked for months is not told, or a fresh one is.
import { expect, test } from 'vitest';
import { checkable, count, daysSince, dueSoon, overdue, type CountryToCheck } from './due';

const number = (checked_on: string) => ({
  name: 'A line',
  number: '1',
  sources: 'two lists',
  checked_on,
  checked_by: 'us'
});
const land = (code: string, ...days: string[]): CountryToCheck => ({
  code,
  name: code,
  numbers: days.map(number)
});

test('days are those of the calendar, at every hour and over a change of clocks', () => {
  expect(daysSince('2026-03-28', new Date(2026, 2, 30, 0, 1))).toBe(2);
  expect(daysSince('2026-03-28', new Date(2026, 2, 30, 23, 59))).toBe(2);
  expect(daysSince('2026-11-21', new Date(2026, 10, 21, 12))).toBe(0);
  expect(daysSince('2026-12-31', new Date(2026, 11, 30, 12))).toBe(-1);
});

test('the 91st day is too late, the 61st is told before', () => {
  const countries = [land('A', '2026-01-01', '2026-01-31'), land('B', '2026-03-01')];
  const on = (day: number) => new Date(2026, 0, 1 + day, 12);
  const told = (day: number) =>
    [overdue, dueSoon].map((which) => count(which(countries, on(day))));
  expect(told(60)).toEqual([0, 0]);
  expect(told(61)).toEqual([0, 1]);
  expect(told(90)).toEqual([0, 1]);
  expect(told(91)).toEqual([1, 1]);
  expect(overdue(countries, on(91)).map((one) => one.code)).toEqual(['A']);
  expect(told(300)).toEqual([3, 0]);
});

test('nothing and five hundred are both counted', () => {
  expect(overdue([], new Date())).toEqual([]);
  const many = Array.from({ length: 50 }, (_, i) => land(`L${i}`, ...Array(10).fill('2020-01-01')));
  expect(count(overdue(many, new Date()))).toBe(500);
});

test('emergency numbers are checked like the lines, and nothing else of the list travels', () => {
  const of = { sources: 's', checked_on: '2026-01-01', checked_by: 'us' };
  const line = { name: 'L', channels: ['call'], hours: '24/7', agreed: true, ...of };
  const [one] = checkable([
    {
      code: 'X',
      name: 'X',
      emergency: [{ number: '112', ...of }],
      lines: [{ number: '5', ...line }]
    }
  ]);
  expect(one?.numbers.map((two) => [two.name, two.number])).toEqual([
    ['Emergency number', '112'],
    ['L', '5']
  ]);
  expect(Object.keys(one?.numbers[1] ?? {})).not.toContain('hours');
});
