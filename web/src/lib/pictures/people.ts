import type { Box, Point } from '$lib/map/shapes';
import { placeNames, placeTags, type PersonLabel, type Rings } from './people-labels';

/** The map of people: the person in the middle, others the nearer the closer they are. */

export interface Person {
  id: string;
  name: string;
  /** 0 far to 10 near; null stands at the rim until it is answered. */
  closeness: number | null;
  safety: number | null;
  haven: boolean;
  base: boolean;
  /** What the label says below the name. */
  details: string[];
}

export interface PlacedPerson extends Person {
  at: Point;
  label: PersonLabel | null;
  /** Where there was no free place for the label: its number in the key below. */
  number: number | null;
}

export interface PeopleDrawing extends Rings {
  people: PlacedPerson[];
  tags: { text: string; box: Box }[];
}

const SELF = 22;
const MARGIN = 8;

/** Where a closeness stands, and back: 10 on the inner ring, 0 on the outer one. */
export function radiusOf(
  closeness: number,
  { inner, outer }: { inner: number; outer: number }
): number {
  return inner + ((10 - closeness) / 10) * (outer - inner);
}

export function closenessAt(point: Point, drawing: PeopleDrawing): number {
  const distance = Math.hypot(point.x - drawing.centre.x, point.y - drawing.centre.y);
  const share = (drawing.outer - distance) / (drawing.outer - drawing.inner);
  return Math.min(10, Math.max(0, Math.round(share * 10)));
}

/** Ids in the order they were moved to; new ones at the end. */
export function inOrder(ids: string[], order: string[]): string[] {
  const known = order.filter((id) => ids.includes(id));
  return [...known, ...ids.filter((id) => !known.includes(id))];
}

/** One place further round; the last goes on to the first. */
export function turned(order: string[], id: string, by: 1 | -1): string[] {
  const from = order.indexOf(id);
  if (from < 0) return order;
  return placedAt(order, id, (from + by + order.length) % order.length);
}

/** Moved to the place that is nearest to where the person was dragged. */
export function orderAt(order: string[], id: string, point: Point, centre: Point): string[] {
  const angle = Math.atan2(point.y - centre.y, point.x - centre.x) + Math.PI / 2;
  const share = (angle / (2 * Math.PI) + 1) % 1;
  return placedAt(order, id, Math.round(share * order.length) % order.length);
}

function placedAt(order: string[], id: string, place: number): string[] {
  const others = order.filter((one) => one !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}

/**
 * Everyone gets the same share of the circle, so that no two marks touch even when all are equally
 * close; the inner ring grows with their number. The rings are at most as wide as `width`, unless
 * there are too many people for it.
 */
export function layOutPeople(people: Person[], width: number, tags: string[] = []): PeopleDrawing {
  const count = people.length;
  const markSize = count > 14 && width < 480 ? 11 : 15;
  const share = (2 * Math.PI) / Math.max(1, count);
  const apart = 2 * markSize + 4;
  const inner = Math.max(SELF + markSize + 14, count > 4 ? apart / Math.sin(share) : 0);
  const room = Math.min(width / 2 - markSize - MARGIN, width < 480 ? Infinity : 215);
  const outer = Math.max(room, inner + 40);
  const drawn = Math.max(width, 2 * (outer + markSize + MARGIN));
  const height = 2 * (outer + markSize + MARGIN + 14);
  const centre = { x: drawn / 2, y: height / 2 };
  const placed = people.map((person, i) => {
    const radius = radiusOf(person.closeness ?? 0, { inner, outer });
    const angle = share * i - Math.PI / 2;
    const at = { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
    return { ...person, at };
  });
  const drawing = { width: drawn, height, centre, self: SELF, markSize, inner, outer };
  const ringTags = placeTags(tags, drawing, placed);
  const labels = placeNames(
    placed,
    drawing,
    ringTags.map(({ box }) => box)
  );
  // Where most would stand in the key, all do, and the numbers go round in order.
  const inKey = labels.filter((label) => label === null).length;
  const keyed = inKey > count / 2;
  let number = 0;
  return {
    ...drawing,
    tags: ringTags,
    people: placed.map((person, i) => {
      const label = keyed ? null : (labels[i] ?? null);
      return { ...person, label, number: label ? null : (number += 1) };
    })
  };
}
