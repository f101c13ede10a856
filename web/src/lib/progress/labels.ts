export interface Spot {
  x: number;
  y: number;
}

/** A label in a chart: where its text begins, and how wide and high it is. Its y is that of the letters' foot. */
export interface Label extends Spot {
  width: number;
}

const HEIGHT = 16;
const GAP = 6;

/**
 * The first of some places where a label keeps clear of a line and of labels that are set already;
 * where none does, the one that is clear of the labels and crossed the least.
 */
export function freePlace(places: readonly Label[], line: readonly Spot[], taken: readonly Label[]): Label | undefined {
  const rated = places.map((label) => ({ label, hits: crossed(label, line) + (taken.some((one) => overlap(one, label)) ? 1000 : 0) }));
  return rated.reduce<(typeof rated)[number] | undefined>(
    (best, one) => (best === undefined || one.hits < best.hits ? one : best),
    undefined
  )?.label;
}

const boxOf = ({ x, y, width }: Label) => ({ left: x - GAP, right: x + width + GAP, top: y - HEIGHT, bottom: y + GAP });

function overlap(one: Label, other: Label): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** At how many of the steps along the line it lies under the label. */
function crossed(label: Label, line: readonly Spot[]): number {
  const box = boxOf(label);
  let hits = 0;
  for (let i = 0; i < line.length; i += 1) {
    const from = line[i] ?? { x: 0, y: 0 };
    const to = line[i + 1] ?? from;
    for (let step = 0; step < 20; step += 1) {
      const x = from.x + ((to.x - from.x) * step) / 20;
      const y = from.y + ((to.y - from.y) * step) / 20;
      if (x > box.left && x < box.right && y > box.top && y < box.bottom) hits += 1;
    }
  }
  return hits;
}
