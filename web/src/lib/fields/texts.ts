/** As much as is kept in one text for sure; what is longer shows a word about it. */
export const MOST_SIGNS = 100_000;

const COLUMNS = 56;

/** Lines that a text takes, from least to most: the height of a textarea in older browsers. */
export function linesOf(text: string, least: number, most: number): number {
  let lines = 0;
  let from = 0;
  while (lines < most) {
    const end = text.indexOf('\n', from);
    const length = (end < 0 ? text.length : end) - from;
    lines += Math.max(1, Math.ceil(length / COLUMNS));
    if (end < 0) break;
    from = end + 1;
  }
  return Math.min(most, Math.max(least, lines));
}

/** Whether a text is too long. A letter that takes two places in memory counts once. */
export const isTooLong = (text: string): boolean =>
  text.length > MOST_SIGNS && [...text].length > MOST_SIGNS;
