import { describe, expect, test } from 'vitest';
import { inside, overlap, type Point } from '$lib/map/shapes';
import { WIDTHS, clashes } from './boxes';
import { LONG, NAMES, PEOPLE } from './examples';
import {
  closenessAt,
  inOrder,
  layOutPeople,
  orderAt,
  radiusOf,
  turned,
  type Person
} from './people';
import { peopleOf } from './people-scene';

describe('the map of people', () => {
  const persons = (
    count: number,
    closeness: (i: number) => number | null,
    name = (i: number) => NAMES[i % 20] ?? ''
  ): Person[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `${i}`,
      name: name(i),
      closeness: closeness(i),
      safety: i % 11,
      haven: i % 2 === 0,
      base: i % 3 === 0,
      details: ['safety 7', 'haven', 'base']
    }));
  const ways: [string, (i: number) => number | null][] = [
    ['all near', () => 10],
    ['all far', () => 0],
    ['mixed', (i) => (i * 7) % 11],
    ['no one set', () => null]
  ];

  test.each(ways)('keeps marks and labels apart for 1 to 30 people: %s', (_, closeness) => {
    for (const width of WIDTHS) {
      for (let count = 1; count <= 30; count += 1) {
        for (const name of [undefined, () => LONG]) {
          const drawing = layOutPeople(persons(count, closeness, name), width, [
            'very close',
            'far'
          ]);
          const size = drawing.markSize;
          const marks = drawing.people.map(({ at }) => ({
            x: at.x - size,
            y: at.y - size,
            width: 2 * size,
            height: 2 * size
          }));
          const labels = drawing.people.flatMap(({ label }) => (label ? [label] : []));
          const me = {
            x: drawing.centre.x - drawing.self,
            y: drawing.centre.y - drawing.self,
            width: 44,
            height: 44
          };
          const said = `${width} ${count}`;
          const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
          // Marks are round: their distance counts, not their boxes.
          const between = drawing.people.flatMap((a, i) =>
            drawing.people.slice(i + 1).map((b) => apart(a.at, b.at))
          );
          expect(Math.min(999, ...between), said).toBeGreaterThan(2 * size);
          const away = drawing.people.map(({ at }) => apart(at, drawing.centre));
          expect(Math.min(...away), said).toBeGreaterThan(drawing.self + size);
          // With a label or with a number in the key, never without a name.
          expect(
            drawing.people.every((one) => (one.label === null) !== (one.number === null)),
            said
          ).toBe(true);
          const others = [...labels, ...drawing.tags.map(({ box }) => box)];
          expect(clashes([me, ...others]), said).toEqual([]);
          expect(
            others.filter((label) => marks.some((mark) => overlap(label, mark))),
            said
          ).toEqual([]);
          const room = { x: 0, y: 0, width: drawing.width, height: drawing.height };
          expect(
            [...others, ...marks].filter((box) => !inside(box, room)),
            said
          ).toEqual([]);
        }
      }
    }
  });

  test('a few people with short names all have them beside their marks on a wide page', () => {
    const drawing = layOutPeople(
      persons(
        6,
        (i) => i + 2,
        (i) => `Name ${i}`
      ),
      640
    );
    expect(drawing.people.every(({ label }) => label !== null)).toBe(true);
  });

  test('distance is closeness, and back', () => {
    const drawing = layOutPeople(
      persons(11, (i) => i),
      400
    );
    for (const one of drawing.people) expect(closenessAt(one.at, drawing)).toBe(one.closeness);
    expect(radiusOf(10, drawing)).toBeLessThan(radiusOf(9, drawing));
    expect(closenessAt(drawing.centre, drawing)).toBe(10);
    expect(closenessAt({ x: 9999, y: 0 }, drawing)).toBe(0);
  });

  test('the order goes round, and takes new people at its end', () => {
    expect(turned(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(turned(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b']);
    expect(turned(['a', 'b', 'c'], 'a', -1)).toEqual(['b', 'c', 'a']);
    expect(turned(['a'], 'x', 1)).toEqual(['a']);
    expect(inOrder(['a', 'b', 'c'], ['c', 'gone', 'a'])).toEqual(['c', 'a', 'b']);
  });

  test('a person stands where they were dragged to', () => {
    const centre = { x: 100, y: 100 };
    const order = ['a', 'b', 'c', 'd'];
    expect(orderAt(order, 'a', { x: 100, y: 180 }, centre)[2]).toBe('a');
    expect(orderAt(order, 'd', { x: 100, y: 20 }, centre)[0]).toBe('d');
    expect(orderAt(order, 'b', { x: 180, y: 101 }, centre)).toEqual(order);
  });

  test('haven, base and safety are said in words, and an unset closeness too', () => {
    const [one] = peopleOf(PEOPLE, [
      { _id: 'r', name: 'Mum', safety: 8, haven: 'yes', base: 'yes' }
    ]);
    expect(one?.details.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      'safety 8',
      'haven',
      'base',
      'closeness not set'
    ]);
  });
});
