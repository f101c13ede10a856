import { expect, test } from 'vitest';
import { escapeCounter } from './leave';

test('the third press in a row leaves, and only the third', () => {
  const pressed = escapeCounter();
  expect([0, 400, 800, 900].map(pressed)).toEqual([false, false, true, false]);
});

test('a pause begins the count anew, so that closing a dialog never leaves by itself', () => {
  const pressed = escapeCounter();
  expect([0, 400, 5000, 5400, 5800].map(pressed)).toEqual([false, false, false, false, true]);
});
