import { expect, test } from 'vitest';
import { percentWords, wholePercent } from './percent';

test.each([
  [[0.485, 0.365, 0.075, 0.075], [49, 37, 7, 7]],
  [[0.25, 0.25, 0.25, 0.25], [25, 25, 25, 25]],
  [[1, 0, 0, 0], [100, 0, 0, 0]],
  [[0.334, 0.333, 0.333, 0], [34, 33, 33, 0]],
  [[0.995, 0.002, 0.002, 0.001], [100, 0, 0, 0]]
])('%j becomes %j', (shares, whole) => {
  expect(wholePercent(shares)).toEqual(whole);
});

test('always adds up to 100 and is never off by a whole percent', () => {
  for (let i = 1; i <= 500; i += 1) {
    const parts = [i % 7, (i * 3) % 11, (i * 5) % 13, (i * 7) % 17].map((one) => one + 0.01 * i);
    const total = parts.reduce((sum, one) => sum + one, 0);
    const whole = wholePercent(parts);
    expect(whole.reduce((sum, one) => sum + one, 0)).toBe(100);
    for (const [k, one] of parts.entries()) {
      expect(Math.abs((whole[k] ?? NaN) - (one / total) * 100)).toBeLessThan(1);
    }
  }
});

test('what is not certain is not shown as nothing or as all', () => {
  const plain = (shares: number[]) => percentWords(shares).map((one) => one.replace('\u00a0', ' '));
  expect(plain([0.9985, 0.001, 0.0005, 0])).toEqual(['over 99 %', 'under 1 %', 'under 1 %', '0 %']);
  expect(plain([0.797, 0.1, 0.1, 0.003])).toEqual(['just under 80 %', '10 %', '10 %', 'under 1 %']);
  expect(plain([0.802, 0.1, 0.098, 0])).toEqual(['80 %', '10 %', '10 %', '0 %']);
  expect(plain([0.485, 0.365, 0.075, 0.075])).toEqual(['49 %', '37 %', '7 %', '7 %']);
});
