import { expect, test } from 'vitest';
import { freePlace } from './labels';

const line = [
  { x: 0, y: 50 },
  { x: 100, y: 50 },
  { x: 300, y: 150 }
];
const at = (x: number, y: number) => ({ x, y, width: 60 });

test('a label takes the first place that the line leaves free', () => {
  expect(freePlace([at(10, 55), at(10, 20), at(10, 90)], line, [])).toEqual(at(10, 20));
  // Where the line runs between two of its points it is in the way as well.
  expect(freePlace([at(180, 105), at(220, 60)], line, [])).toEqual(at(220, 60));
});

test('labels keep clear of each other before they keep clear of the line', () => {
  expect(freePlace([at(10, 20), at(10, 55)], line, [at(30, 22)])).toEqual(at(10, 55));
  expect(freePlace([], line, [])).toBeUndefined();
});
