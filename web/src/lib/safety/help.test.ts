import { expect, test } from 'vitest';
import type { CrisisLines } from '../crisis/lines';
import { safetyContent } from './content';
import { helpAtHomeIn, helpIn } from './help';

const file = safetyContent<CrisisLines>('crisis-lines');

test('every country stays, with its emergency number', () => {
  for (const countries of [helpIn(file), helpAtHomeIn(file)]) {
    expect(countries).toHaveLength(file.countries.length);
    expect(countries.filter((one) => one.emergency.length === 0).map((one) => one.name)).toEqual(
      file.countries.filter((one) => one.emergency.length === 0).map((one) => one.name)
    );
  }
});

test('lines for violence at home stand on their own page, the others on theirs; none is lost', () => {
  const all = file.countries.flatMap((one) => one.lines).length;
  const crisis = helpIn(file).flatMap((one) => one.lines);
  const home = helpAtHomeIn(file).flatMap((one) => one.lines);
  expect(crisis.length + home.length).toBeGreaterThanOrEqual(all);
  expect(home.length).toBeGreaterThan(15);
  expect(home.filter((one) => one.about === undefined).length).toBeGreaterThan(15);
  expect(home.every((one) => /violence|^$/.test(one.about ?? ''))).toBe(true);
  expect(crisis.some((one) => one.about === 'violence at home')).toBe(false);
});

test('a line for anyone stands before one for some', () => {
  for (const { name, lines } of helpIn(file)) {
    const some = lines.findIndex((one) => one.about !== undefined);
    const late = some < 0 ? [] : lines.slice(some).filter((one) => one.about === undefined);
    expect(late, name).toEqual([]);
  }
});
