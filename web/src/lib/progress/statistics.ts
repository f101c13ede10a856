/** The few sums that the pages about progress need. All exact, and small enough to check by hand. */

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * How far values move from one to the next by themselves: the standard deviation by successive
 * differences, √(Σd² / 2(n−1)). A slow change over weeks hardly enters it, as it would enter the
 * ordinary one.
 */
export function noiseOf(values: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < values.length; i += 1) sum += ((values[i] ?? 0) - (values[i - 1] ?? 0)) ** 2;
  return Math.sqrt(sum / (2 * (values.length - 1)));
}

/** The change for each day by least squares. */
export function slopeOf(points: readonly { day: number; value: number }[]): number {
  const days = mean(points.map((one) => one.day));
  const values = mean(points.map((one) => one.value));
  const above = points.reduce((sum, one) => sum + (one.day - days) * (one.value - values), 0);
  const below = points.reduce((sum, one) => sum + (one.day - days) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

/** Of n things, the number of ways to take k. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) ways = (ways * (n - i + 1)) / i;
  return ways;
}

/** How likely k or more of n are by chance alone, each with the chance p. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = k; i <= n; i += 1) sum += choose(n, i) * p ** i * (1 - p) ** (n - i);
  return Math.min(1, sum);
}

/** Two-sided exact test of Fisher: `a` of `n` against `b` of `m`. */
export function fisher(a: number, n: number, b: number, m: number): number {
  const all = choose(n + m, a + b);
  const chance = (x: number) => (choose(n, x) * choose(m, a + b - x)) / all;
  const here = chance(a);
  let sum = 0;
  for (let x = Math.max(0, a + b - m); x <= Math.min(n, a + b); x += 1) {
    // Not less likely than what was seen, but for the last bits of the numbers.
    if (chance(x) <= here * (1 + 1e-9)) sum += chance(x);
  }
  return Math.min(1, sum);
}
