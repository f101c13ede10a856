import { describe, expect, test } from 'vitest';
import { inside, type Box } from '$lib/map/shapes';
import { WIDTHS, clashes } from './boxes';
import { CYCLE, PARTS, PEOPLE, YEARS, bands, parts, people, sides } from './examples';
import { drawPicture } from './picture';
import { allShapes, textBox, type Scene, type Shape } from './scene';
import { measure } from './text';

const lineBoxes = (shape: Shape): Box[] =>
  shape.kind === 'text' ? [textBox(shape, (line) => measure(line, shape.size, shape.bold))] : [];
const textBoxes = (scene: Scene): Box[] => allShapes(scene).flatMap(lineBoxes);

function boxOf(shape: Shape): Box | null {
  if (shape.kind === 'text') return lineBoxes(shape)[0] ?? null;
  if (shape.kind === 'circle')
    return {
      x: shape.cx - shape.r,
      y: shape.cy - shape.r,
      width: 2 * shape.r,
      height: 2 * shape.r
    };
  return shape.kind === 'rect' ? shape : null;
}

describe('all pictures', () => {
  const all = [
    ['people', PEOPLE, people, 20],
    ['cycle', CYCLE, sides, 12],
    ['parts', PARTS, parts, 12],
    ['years', YEARS, bands, 12]
  ] as const;

  test.each(all)('keep everything inside: %s', (_, field, rows, most) => {
    for (const width of WIDTHS) {
      for (let count = 0; count <= most; count += 1) {
        const scene = drawPicture(field, rows(count), width);
        const room = { x: -1, y: -1, width: scene.width + 2, height: scene.height + 2 };
        const out = allShapes(scene).filter((shape) => {
          const box = boxOf(shape);
          if (shape.kind === 'path') return !/^[MLHVQC\d. ]+$/.test(shape.d);
          return box !== null && !inside(box, room);
        });
        expect(out, `${width} ${count}`).toEqual([]);
        expect(scene.marks.map((mark) => mark.row).sort()).toEqual(
          rows(count)
            .map((row) => row._id)
            .sort()
        );
      }
    }
  });

  test.each(all)('set no text on another: %s', (_, field, rows, most) => {
    for (const width of WIDTHS) {
      for (let count = 0; count <= most; count += 1) {
        expect(
          clashes(textBoxes(drawPicture(field, rows(count), width))),
          `${width} ${count}`
        ).toEqual([]);
      }
    }
  });

  test.each(all)('are drawn the same each time: %s', (_, field, rows) => {
    expect(drawPicture(field, rows(7), 400)).toEqual(drawPicture(field, rows(7), 400));
  });
});
