import {
  extent,
  grown,
  inside,
  nearest,
  overlap,
  touches,
  type Box,
  type Ellipse,
  type Point
} from './shapes';

export interface ToLabel {
  id: string;
  tie: string;
  at: Point;
  ellipse: Ellipse | null;
  text: string;
  size: number;
  /** Left out where there is no free place, as the date of an earlier mark: the table holds it. */
  dispensable: boolean;
}

export interface Label extends Box {
  id: string;
  text: string;
  size: number;
  /** A thin line from the label to its mark, where another mark is as near. */
  leader: { from: Point; to: Point } | null;
  /** True when there was no free place in the plane: the label stands in the key below it. */
  inKey: boolean;
}

const GAP = 7;
const DOT = 11;
const GRID = 6;

/** Relative widths of the letters of Source Sans 3 at weight 600, measured once; a little wide. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) {
    if (/[mwMW@%]/.test(letter)) sum += 0.86;
    else if (/[A-Z0-9]/.test(letter)) sum += 0.61;
    else if (/[ fijlrtI.,:;'()|-]/.test(letter)) sum += 0.36;
    else if (letter.charCodeAt(0) < 0x250) sum += 0.55;
    else sum += 1.05;
  }
  return sum * size;
}

/** The text cut to a width, with an ellipsis; the full name stands in the table. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(letters.join('') + '…', size) > width) letters.pop();
  return letters.join('').trimEnd() + '…';
}

/**
 * A place for each label that keeps clear of every ellipse, every dot, every other label and what
 * else is `taken`.
 * Labels that find none come back in the key, which the caller sets below the plane; those that can
 * be spared come back as null.
 */
export function placeLabels(all: ToLabel[], plane: Box, taken: Box[]): (Label | null)[] {
  const room = grown(plane, -5);
  const ellipses = all.flatMap((one) => (one.ellipse ? [one.ellipse] : []));
  const dots = all.map((one) => dotBox(one.at));
  const placed: Label[] = [];
  for (const one of inOrder(all)) {
    const text = shortened(one.text, one.size, room.width * 0.62);
    const size = { width: textWidth(text, one.size), height: one.size * 1.25 };
    const free = (box: Box) =>
      inside(box, room) &&
      !taken.some((other) => overlap(box, other)) &&
      !placed.some((other) => !other.inKey && overlap(grown(box, 2), other)) &&
      !dots.some((dot) => overlap(box, dot)) &&
      !ellipses.some((ellipse) => touches(grown(box, 2), ellipse));
    const near = beside(one, size).find(free);
    // A date far from its mark would name another one.
    if (!near && one.dispensable) continue;
    const box = near ?? somewhere(one.at, size, room, free);
    placed.push({
      id: one.id,
      text,
      size: one.size,
      ...(box ?? { x: 0, y: 0, ...size }),
      leader: box ? leaderOf(box, one, all) : null,
      inKey: box === undefined
    });
  }
  return all.map((one) => placed.find((label) => label.id === one.id) ?? null);
}

/** The large labels first: they have the fewest places. */
function inOrder(all: ToLabel[]): ToLabel[] {
  return [...all].sort((a, b) => b.size - a.size || b.text.length - a.text.length);
}

function dotBox(at: Point): Box {
  return { x: at.x - DOT, y: at.y - DOT, width: 2 * DOT, height: 2 * DOT };
}

function beside(one: ToLabel, size: { width: number; height: number }): Box[] {
  const around = one.ellipse ? extent(one.ellipse) : { x: DOT, y: DOT };
  const [rx, ry] = [around.x + GAP, around.y + GAP];
  const centred = one.at.x - size.width / 2;
  const level = one.at.y - size.height / 2;
  return [
    { x: centred, y: one.at.y - ry - size.height },
    { x: one.at.x + rx, y: level },
    { x: centred, y: one.at.y + ry },
    { x: one.at.x - rx - size.width, y: level },
    { x: one.at.x + rx * 0.72, y: one.at.y - ry * 0.72 - size.height },
    { x: one.at.x - rx * 0.72 - size.width, y: one.at.y - ry * 0.72 - size.height },
    { x: one.at.x + rx * 0.72, y: one.at.y + ry * 0.72 },
    { x: one.at.x - rx * 0.72 - size.width, y: one.at.y + ry * 0.72 }
  ].map((place) => ({ ...place, ...size }));
}

/** The free place on a fine grid that is nearest to the mark. */
function somewhere(
  at: Point,
  size: { width: number; height: number },
  room: Box,
  free: (box: Box) => boolean
): Box | undefined {
  let best: Box | undefined;
  let distance = Infinity;
  for (let y = room.y; y + size.height <= room.y + room.height; y += GRID) {
    for (let x = room.x; x + size.width <= room.x + room.width; x += GRID) {
      const box = { x, y, ...size };
      const near = nearest(box, at);
      const d = Math.hypot(near.x - at.x, near.y - at.y);
      if (d < distance && free(box)) [best, distance] = [box, d];
    }
  }
  return best;
}

function leaderOf(box: Box, one: ToLabel, all: ToLabel[]): Label['leader'] {
  const reach = (other: ToLabel) => {
    const near = nearest(box, other.at);
    const size = other.ellipse ? Math.min(extent(other.ellipse).x, extent(other.ellipse).y) : 0;
    return Math.hypot(near.x - other.at.x, near.y - other.at.y) - size;
  };
  const own = reach(one);
  const ambiguous = all.some((other) => other.tie !== one.tie && reach(other) < own + 10);
  if (!ambiguous && own < 34) return null;
  const from = nearest(grown(box, 1), one.at);
  const to = one.at;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < DOT + 4) return null;
  const cut = (length - DOT) / length;
  return { from, to: { x: from.x + (to.x - from.x) * cut, y: from.y + (to.y - from.y) * cut } };
}

