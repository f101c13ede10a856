import { expect, test } from 'vitest';
import { keyOf } from './key';

const key = 'abcDEF0123-_'.padEnd(43, 'x');

test('a key is read from the address, and nothing else is taken for one', () => {
  expect(keyOf(`#${key}`)).toBe(key);
  for (const hash of ['', '#', '#main', key, `#${key}x`, `#${key.slice(1)}`, `#${key.slice(1)} `]) {
    expect(keyOf(hash)).toBeNull();
  }
});
