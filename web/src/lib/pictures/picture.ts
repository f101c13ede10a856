import type { Lists } from '$lib/fields/types';
import type { Field, Row } from '$lib/practice/types';
import { drawCycle } from './cycle-scene';
import { drawParts } from './parts-scene';
import { drawPeople } from './people-scene';
import type { Scene } from './scene';
import { drawTimeline } from './timeline-scene';

/** Marks in the order of the rows: one that changes its place in the document loses the focus. */
export function marksInOrder(scene: Scene, rows: Row[]): Scene {
  const marks = rows.flatMap(({ _id }) => scene.marks.filter((mark) => mark.row === _id));
  return { ...scene, marks };
}

/** Narrower than this, the picture is made smaller as a whole. */
export const LEAST_WIDTH = 256;
export const WIDTH = 640;
/** A saved file is for paper and screens alike. */
export const FILE_WIDTH = 720;

/** The width to draw for, whatever room there is. */
export const fitting = (width: number): number =>
  Math.max(LEAST_WIDTH, Math.min(FILE_WIDTH, width || WIDTH));

export function drawPicture(field: Field, rows: Row[], width: number, lists: Lists = {}): Scene {
  const room = fitting(width);
  if (field.kind === 'people_map') return drawPeople(field, rows, room).scene;
  if (field.kind === 'cycle_map') return drawCycle(field, rows, room, lists);
  if (field.kind === 'parts_map') return drawParts(field, rows, room);
  return drawTimeline(field, rows, room);
}
