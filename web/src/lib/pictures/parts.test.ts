import { describe, expect, test } from 'vitest';
import { inside } from '$lib/map/shapes';
import { WIDTHS, clashes } from './boxes';
import { PARTS, parts } from './examples';
import { layOutParts } from './parts';
import { partsOf } from './parts-scene';

describe('the parts', () => {
  const lay = (count: number, width: number) =>
    layOutParts(partsOf(PARTS, parts(count)), width, [
      'Keeps things in order',
      'Puts out fires',
      'Something else',
      'No role chosen yet'
    ]);

  test('every part is in the group of its role, and nothing overlaps', () => {
    for (const width of WIDTHS) {
      for (let count = 0; count <= 12; count += 1) {
        const drawing = lay(count, width);
        const all = drawing.panels.flatMap((panel) => panel.parts);
        expect(all).toHaveLength(count);
        expect(clashes(all.map(({ box }) => box))).toEqual([]);
        const { x, y, r } = drawing.me;
        expect(
          clashes([
            ...drawing.panels.map(({ box }) => box),
            { x: x - r, y: y - r, width: 2 * r, height: 2 * r }
          ])
        ).toEqual([]);
        for (const panel of drawing.panels) {
          for (const one of panel.parts) expect(inside(one.box, panel.box)).toBe(true);
          expect(new Set(panel.parts.map(({ role }) => role)).size).toBe(1);
        }
      }
    }
  });

  test('the stronger part is the larger', () => {
    const all = lay(4, 640)
      .panels.flatMap((panel) => panel.parts)
      .sort((a, b) => (a.strength ?? 0) - (b.strength ?? 0));
    for (const [i, one] of all.entries())
      if (i > 0) expect(one.r).toBeGreaterThan(all[i - 1]?.r ?? 99);
  });

  test('links are found whatever the capitals, and only between parts that are there', () => {
    const rows = [
      { _id: 'a', name: 'The critic', linked_to: ' the CLOWN ' },
      { _id: 'b', name: 'The clown', linked_to: 'nobody here' },
      { _id: 'c', name: 'Me too', linked_to: 'me too' }
    ];
    const { links } = layOutParts(partsOf(PARTS, rows), 400, ['No role chosen yet']);
    expect(links.map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
  });
});
