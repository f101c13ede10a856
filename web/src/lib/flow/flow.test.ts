import { describe, expect, test } from 'vitest';
import { mappingOf } from '../testing/samples';
import {
  addressOf,
  afterAnswer,
  choiceOfKey,
  onArrival,
  pauseBefore,
  progressOf,
  readAddress
} from './flow';

describe('on arrival', () => {
  const open = mappingOf({ given: [1, 2, null] });
  const waiting = mappingOf({ given: [1, 2] });
  const finished = mappingOf({ given: [1, 2], finished: true });
  test.each([
    ['the open statement, where the address names none', open, null, { show: 'statement', at: 2 }],
    ['the statement that the address names', open, 0, { show: 'statement', at: 0 }],
    ['the open one, where the address names none that exists', open, 9, { show: 'statement', at: 2 }],
    ['the server is asked, where it had not replied', waiting, 1, { show: 'ask' }],
    ['the server is asked for the first statement', mappingOf({ given: [] }), null, { show: 'ask' }],
    ['the result', finished, null, { show: 'result' }],
    ['an earlier statement of a finished sitting', finished, 1, { show: 'statement', at: 1 }]
  ])('%s', (_what, mapping, wanted, next) => {
    expect(onArrival(mapping, wanted)).toEqual(next);
  });
});

describe('after an answer', () => {
  test.each([
    ['a changed or last answer asks the server', mappingOf({ given: [1, 2] }), 0, { show: 'ask' }],
    ['an unchanged one leads to the next', mappingOf({ given: [1, 2, null] }), 0, { show: 'statement', at: 1 }],
    ['then to the open one', mappingOf({ given: [1, 2, null] }), 1, { show: 'statement', at: 2 }],
    ['the last of a finished sitting leads to the result', mappingOf({ given: [1, 2], finished: true }), 1, { show: 'result' }]
  ])('%s', (_what, mapping, at, next) => {
    expect(afterAnswer(mapping, at)).toEqual(next);
  });
});

test('progress counts what was given and what the server forecasts', () => {
  const words = (remaining: number) =>
    progressOf({ ...mappingOf({ given: [1, 'skipped', null] }), remaining });
  expect(words(5)).toEqual({ done: 2, of: 7, words: 'About 5 more.' });
  expect(words(1).words).toBe('Perhaps the last one.');
  expect(progressOf(mappingOf({ given: [1], finished: true })).words).toBe('All answered.');
});

test('an address leads back to its statement, and nonsense to none', () => {
  expect(readAddress(addressOf('a1-b2', 4))).toEqual({ id: 'a1-b2', at: 4 });
  expect(readAddress(addressOf('a1-b2'))).toEqual({ id: 'a1-b2', at: null });
  for (const hash of ['', '#', '#a/b', '#a/1/2', '#a b']) expect(readAddress(hash)).toBeNull();
});

test('pauses grow, then stay at half a minute', () => {
  const pauses = Array.from({ length: 9 }, (_, attempt) => pauseBefore(attempt));
  expect(pauses).toEqual([1, 2, 4, 8, 15, 30, 30, 30, 30]);
});

test('the keys 1 to 5 choose, and no other key does', () => {
  expect(['1', '5'].map((key) => choiceOfKey(key, 5))).toEqual([0, 4]);
  for (const key of ['0', '6', 'a', 'Enter', 'F1', ' ']) expect(choiceOfKey(key, 5)).toBeNull();
});
