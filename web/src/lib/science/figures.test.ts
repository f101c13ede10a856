import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { count, figures, percent, ratio } from './figures';

const content = process.env.SECUREBASE_CONTENT ?? '../content';

// Fear: the page still shows the figures of a version that nobody is asked any more.
test.each([
  ['ecr', figures.made.ecr],
  ['attachment', figures.made.bank]
])('the figures are those of the newest version of %s', (id, version) => {
  const folder = join(content, 'instruments');
  const versions = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')))
    .filter((one) => one.id === id)
    .map((one): string => one.version)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  expect(version).toBe(versions.at(-1));
});

test('a share is never rounded to all or nothing', () => {
  expect(percent(0.503)).toBe('50\u00a0%');
  expect(percent(0)).toBe('0\u00a0%');
  expect(percent(0.0004)).toBe('below 1\u00a0%');
  expect(percent(0.0004, 1)).toBe('below 0.1\u00a0%');
  expect(percent(0.9996)).toBe('above 99\u00a0%');
  expect(percent(0.9996, 1)).toBe('above 99.9\u00a0%');
  expect(percent(1)).toBe('100\u00a0%');
});

test('numbers are written as the field writes them', () => {
  expect(ratio(0.953239, 3)).toBe('.953');
  expect(ratio(-0.045)).toBe('-.04');
  expect(ratio(1.04)).toBe('1.04');
  expect(count(46544)).toBe('46,544');
});
