import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Tokens = Record<string, string>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
const read = (text: string): Tokens =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));
const light = read(lightCss);
const dark = read(darkCss);

/** Relative luminance and contrast, WCAG 2.2, definitions in its glossary. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const REGIONS = ['secure', 'anxious', 'avoidant', 'fearful'].map((one) => `region-${one}`);
const GROUNDS = ['paper', 'surface'];

/** Pairs that stand together on a page. Text needs 4.5, marks and borders that matter need 3. */
const PAIRS: [string, string, number][] = [
  ...[...GROUNDS, 'sand', 'base-soft', 'clay-soft', ...REGIONS].map(
    (ground): [string, string, number] => ['ink', ground, 7]
  ),
  ...[...GROUNDS, ...REGIONS].map((ground): [string, string, number] => ['ink-soft', ground, 4.5]),
  ...[...GROUNDS, 'base-soft'].map((ground): [string, string, number] => ['base', ground, 4.5]),
  ...[...GROUNDS, 'clay-soft'].map((ground): [string, string, number] => ['clay', ground, 4.5]),
  ...[...GROUNDS, 'clay-soft'].map((ground): [string, string, number] => ['alarm', ground, 4.5]),
  ['base-ink', 'base', 4.5],
  ...['clay', 'base', 'mark-plum', 'mark-blue'].flatMap((mark) =>
    ['surface', ...REGIONS].map((ground): [string, string, number] => [mark, ground, 3])
  )
];

describe.each([
  ['light', light],
  ['dark', dark]
])('%s', (_name, tokens) => {
  test.each(PAIRS)('%s on %s', (front, back, least) => {
    const [a, b] = [tokens[front], tokens[back]];
    if (!a || !b) throw new Error(`no token ${front} or ${back}`);
    expect(contrast(a, b)).toBeGreaterThanOrEqual(least);
  });
});

test('both sets name the same colours', () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});

test('the formula gives the known extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
