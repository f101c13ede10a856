import { expect, test } from 'vitest';
import { wholePercent } from './percent';

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
