import type { ListItem, WordList } from '../practice/types';
import { itemsOf } from './lists';

export type Side = 'front' | 'back';

export interface Place extends ListItem {
  x: number;
  y: number;
}

/** As far from a place as a press still means it, in units of the figure (100 wide, 220 high). */
const REACH = 22;
/** A press as near as this means the place itself, whatever may lie on the other side. */
const NEAR = 8;

/** The places of one figure. */
export function placesOf(list: WordList | undefined, side: Side): Place[] {
  return itemsOf(list).filter(
    (item): item is Place =>
      item.x !== undefined && item.y !== undefined && (item.side === side || item.side === 'both')
  );
}

function nearest(places: Place[], x: number, y: number): { place?: Place; far: number } {
  let found: { place?: Place; far: number } = { far: Infinity };
  for (const place of places) {
    const far = Math.hypot(place.x - x, place.y - y);
    if (far < found.far) found = { place, far };
  }
  return found;
}

/**
 * The place that a press means: the nearest one, so that a finger need not meet a small mark. Of
 * a pair, such as hands, only one has its point; a press on the other one means both as well.
 */
export function placeAt(places: Place[], x: number, y: number): Place | undefined {
  const here = nearest(places, x, y);
  if (here.far <= NEAR) return here.place;
  const there = nearest(places, 100 - x, y);
  const best = there.far < here.far ? there : here;
  return best.far <= REACH ? best.place : undefined;
}
