import { lineOf, type Shape } from './scene';

/** Small signs around a middle point, in hundredths of their size. Each stands with its word. */
type Sign = (x: number, y: number, size: number) => Shape;

const sign =
  (lines: [number, number][][]): Sign =>
  (x, y, size) => {
    const at = ([px, py]: [number, number]) => `${x + (px * size) / 100} ${y + (py * size) / 100}`;
    const d = lines.map((points) => `M${points.map(at).join(' L')}`).join(' ');
    return lineOf(d, 'ink', size > 11 ? 1.6 : 1.3);
  };

/** A small house: a haven, where one goes when upset. */
export const havenSign = sign([
  [[-50, 2], [0, -46], [50, 2]],
  [[-34, -10], [-34, 44], [34, 44], [34, -10]]
]);

/** A small flag: a base, from where one sets out. */
export const baseSign = sign([
  [[-28, 50], [-28, -46]],
  [[-28, -42], [42, -20], [-28, 6]]
]);

/** Both in one: a house with a flag on its roof. */
export const bothSign = sign([
  [[-50, 22], [0, -14], [50, 22]],
  [[-34, 12], [-34, 50], [34, 50], [34, 12]],
  [[0, -14], [0, -62]],
  [[0, -60], [40, -44], [0, -28]]
]);
