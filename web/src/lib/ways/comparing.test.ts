// Fears: a link that was shared shows other ways, or breaks on one that there is not.
import { expect, test } from 'vitest';
import { addressOf, chosenIn } from './comparing';

const known = ['abt', 'efct', 'cbt', 'emdr'];
const read = (search: string) => chosenIn(new URLSearchParams(search), known);

test('an address and a choice are the same, there and back', () => {
  expect(read('').places).toEqual(['', '', '']);
  const { places, leftOut } = read('way=cbt&way=abt');
  expect([places, leftOut]).toEqual([['cbt', 'abt', ''], 0]);
  expect(addressOf(places)).toBe('/ways/compare?way=cbt&way=abt');
  expect(addressOf(['', '', ''])).toBe('/ways/compare');
});

test('a fourth, a double and an unknown way are left out and counted', () => {
  expect(read('way=cbt&way=abt&way=emdr&way=efct')).toEqual({
    places: ['cbt', 'abt', 'emdr'],
    leftOut: 1
  });
  expect(read('way=cbt&way=cbt&way=nope')).toEqual({ places: ['cbt', '', ''], leftOut: 2 });
});
