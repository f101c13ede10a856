import { grown, inside, nearest, overlap, type Box, type Point } from '$lib/map/shapes';
import type { Person } from './people';
import { LEADING } from './scene';
import { measure, wrap } from './text';

/** Where the words of the map of people stand, so that none lies on another or on a mark. */

/** What the people stand in. */
export interface Rings {
  width: number;
  /** Of the rings; legend and key follow below. */
  height: number;
  centre: Point;
  /** Radius of the person's own circle, of marks, and of the rings for 10 and for 0. */
  self: number;
  markSize: number;
  inner: number;
  outer: number;
}

export interface PersonLabel extends Box {
  anchor: 'start' | 'middle' | 'end';
  name: string[];
  details: string[];
}

export const NAME_SIZE = 15;
export const DETAIL_SIZE = 13;
const GAP = 8;

const markBox = (at: Point, size: number): Box => ({
  x: at.x - size,
  y: at.y - size,
  width: 2 * size,
  height: 2 * size
});

/** Words on the inner and the outer ring, where marks leave room; the legend has them too. */
export function placeTags(
  texts: string[],
  rings: Rings,
  people: { at: Point }[]
): { text: string; box: Box }[] {
  const taken = [
    markBox(rings.centre, rings.self),
    ...people.map((one) => markBox(one.at, rings.markSize))
  ];
  return texts.flatMap((text, i) => {
    const size = { width: measure(text, DETAIL_SIZE) + 6, height: DETAIL_SIZE * LEADING };
    const radius = i === 0 ? rings.inner : rings.outer;
    for (const turn of [0.5, 0.45, 0.55, 0.4, 0.6, 0.05, 0.95, 0, 0.33, 0.67, 0.25, 0.75]) {
      const angle = turn * 2 * Math.PI - Math.PI / 2;
      const middle = {
        x: rings.centre.x + radius * Math.cos(angle),
        y: rings.centre.y + radius * Math.sin(angle)
      };
      const box = { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size };
      const free = inside(box, { x: 2, y: 0, width: rings.width - 4, height: rings.height });
      if (free && !taken.some((other) => overlap(grown(box, 3), other))) {
        taken.push(box);
        return [{ text, box }];
      }
    }
    return [];
  });
}

/** Those at the rim first: their labels can stand outside, where nobody else's can. */
export function placeNames(
  people: (Person & { at: Point })[],
  rings: Rings,
  tags: Box[]
): (PersonLabel | null)[] {
  const marks = people.map((one) => markBox(one.at, rings.markSize));
  const taken = [markBox(rings.centre, rings.self), ...marks, ...tags];
  const room = { x: 2, y: 2, width: rings.width - 4, height: rings.height - 4 };
  const found = new Map<string, PersonLabel>();
  for (const person of [...people].sort((a, b) => (a.closeness ?? 0) - (b.closeness ?? 0))) {
    const others = people.filter((one) => one.id !== person.id);
    const free = (box: Box) =>
      inside(box, room) &&
      !taken.some((other) => overlap(grown(box, 2), other)) &&
      // A label as near to another mark as to its own would name both.
      others.every((one) => reach(box, one.at) > reach(box, person.at) + 3);
    const label = candidates(person, rings).find(free);
    if (!label) continue;
    found.set(person.id, label);
    taken.push(label);
  }
  return people.map((one) => found.get(one.id) ?? null);
}

function reach(box: Box, at: Point): number {
  const near = nearest(box, at);
  return Math.hypot(near.x - at.x, near.y - at.y);
}

/** Beside, above and below the mark, in a wide and in a narrow shape. */
function candidates(person: Person & { at: Point }, rings: Rings): PersonLabel[] {
  const away = rings.markSize + GAP;
  const { x, y } = person.at;
  const outward = x < rings.centre.x ? -1 : 1;
  return [170, 112, 84].flatMap((most) => {
    const text = labelText(person, most);
    const { width, height } = text;
    const level = y - height / 2;
    const right = { ...text, x: x + away, y: level, anchor: 'start' as const };
    const left = { ...text, x: x - away - width, y: level, anchor: 'end' as const };
    const below = { ...text, x: x - width / 2, y: y + away - 2, anchor: 'middle' as const };
    const above = { ...below, y: y - away - height + 2 };
    const sides = outward > 0 ? [right, left] : [left, right];
    const shifted = sides.flatMap((side) =>
      [-1, 1].map((way) => ({ ...side, y: level + way * height * 0.45 }))
    );
    const upright = y < rings.centre.y ? [above, below] : [below, above];
    return [...sides, ...upright, ...shifted];
  });
}

function labelText(person: Person, most: number): Omit<PersonLabel, 'x' | 'y' | 'anchor'> {
  const name = wrap(person.name, NAME_SIZE, most, most > 150 ? 3 : 2, true);
  const details = wrap(person.details.join(', '), DETAIL_SIZE, most, 3);
  const widths = [
    ...name.map((line) => measure(line, NAME_SIZE, true)),
    ...details.map((line) => measure(line, DETAIL_SIZE))
  ];
  const height = name.length * NAME_SIZE * LEADING + details.length * DETAIL_SIZE * LEADING;
  return { name, details, width: Math.max(...widths), height };
}
