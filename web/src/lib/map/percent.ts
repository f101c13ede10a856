import { t } from '$lib/language/t';
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

/**
 * Shares as a person reads them. What is not certain is never shown as 0 or 100, and a share short
 * of the .80 from which a style is named is not shown as 80.
 */
export function percentWords(shares: number[]): string[] {
  const total = shares.reduce((sum, one) => sum + one, 0);
  return wholePercent(shares).map((whole, i) => {
    const share = (shares[i] ?? 0) / total;
    if (whole === 0 && share > 0) return t('under 1\u00a0%');
    if (whole === 100 && share < 1) return t('over 99\u00a0%');
    if (whole === 80 && share < 0.8) return t('just under 80 %');
    return `${whole}\u00a0%`;
  });
}
