import { describe, expect, test } from 'vitest';
import { inside } from '$lib/map/shapes';
import { WIDTHS, clashes } from './boxes';
import { layOutCycle } from './cycle';
import { sidesOf } from './cycle-scene';
import { CYCLE, LONG, sides } from './examples';

describe('the cycle', () => {
  test('cards do not overlap, and each side has an arrow to the next', () => {
    for (const width of WIDTHS) {
      for (let count = 0; count <= 12; count += 1) {
        const drawing = layOutCycle(sidesOf(CYCLE, sides(count)), width, ['one', 'other']);
        const cards = drawing.sides.map(({ box }) => box);
        expect(clashes(cards)).toEqual([]);
        expect(drawing.arrows).toHaveLength(Math.max(2, count));
        for (const [i, arrow] of drawing.arrows.entries()) {
          const to = cards[(i + 1) % cards.length];
          const near = to && {
            x: Math.max(to.x - arrow.end.x, arrow.end.x - to.x - to.width, 0),
            y: Math.max(to.y - arrow.end.y, arrow.end.y - to.y - to.height, 0)
          };
          expect(Math.hypot(near?.x ?? 99, near?.y ?? 99)).toBeLessThan(6);
        }
        for (const { facts, box } of drawing.sides) {
          expect(clashes(facts.map((fact) => fact.box))).toEqual([]);
          for (const fact of facts) expect(inside(fact.box, box)).toBe(true);
        }
      }
    }
  });

  test('an arrow comes in at what touches the side', () => {
    const drawing = layOutCycle(sidesOf(CYCLE, sides(2)), 640, []);
    const trigger = drawing.sides[1]?.facts.find(({ id }) => id === 'trigger')?.box;
    expect(drawing.arrows[0]?.end.y).toBeCloseTo((trigger?.y ?? 0) + (trigger?.height ?? 0) / 2);
  });

  test('a long text is cut in the picture, with a sign that it goes on', () => {
    const [side] = layOutCycle(
      sidesOf(CYCLE, [{ _id: 'a', side: 'Me', move: LONG.repeat(9) }]),
      320,
      []
    ).sides;
    expect(side?.facts[0]?.text).toHaveLength(5);
    expect(side?.facts[0]?.text.at(-1)).toMatch(/…$/);
  });
});
