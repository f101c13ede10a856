/**
 * Whole percent that add up to 100: each share is rounded down, and what is missing goes one by
 * one to the largest remainders (the method of Hamilton, 1792).
 */
export function wholePercent(shares: number[]): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  if (!(total > 0)) return shares.map(() => 0);
  const exact = shares.map((one) => (one / total) * 100);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
