import { overlap, type Box } from '$lib/map/shapes';

/** For the tests of layouts. */

/** From the narrowest phone to the widest picture. */
export const WIDTHS = [256, 320, 480, 540, 720];

/** Every pair that shares more than a hair's breadth. */
export function clashes(boxes: Box[]): [number, number][] {
  const less = ({ x, y, width, height }: Box) => ({
    x: x + 0.1,
    y: y + 0.1,
    width: width - 0.2,
    height: height - 0.2
  });
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .flatMap((b, k): [number, number][] => (overlap(less(a), less(b)) ? [[i, i + 1 + k]] : []))
  );
}
