import { scaleLinear } from 'd3-scale';
import { curveCatmullRom, line } from 'd3-shape';
import { placeLabels, textWidth, type Label } from './labels';
import type { Box, Ellipse, Point } from './shapes';

/** A place on the plane, in the units of the result: x is anxiety, y is avoidance. */
export interface MarkInput {
  id: string;
  /** Marks of the same relationship share it; in the order of time they make a path. */
  tie: string;
  x: number;
  y: number;
  ellipse: { semiMajor: number; semiMinor: number; angle: number } | null;
  label: string;
  earlier: boolean;
}

export interface DrawnMark extends Point {
  id: string;
  tie: string;
  earlier: boolean;
  ellipse: Ellipse | null;
  /** None where the date of an earlier mark found no free place. */
  label: Label | null;
  /** Which of the four shapes and colours: the same for all marks of a relationship. */
  look: number;
}

export interface RegionLabel {
  id: 'secure' | 'anxious' | 'avoidant' | 'fearful';
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

export interface Drawing {
  width: number;
  height: number;
  plane: Box;
  centre: Point;
  regions: RegionLabel[];
  marks: DrawnMark[];
  paths: { tie: string; d: string }[];
}

export const DOMAIN = 3;
export const REGION_SIZE = 14;
const LEFT = 30;
const RIGHT = 2;
const TOP = 2;
const BELOW = 34;
const KEY_LINE = 24;
/** Marks beyond the domain are drawn this far inside the edge, so that all of the mark is seen. */
const EDGE = 12;

export type RegionTexts = Record<RegionLabel['id'], string>;

export function layOut(marks: MarkInput[], width: number, texts: RegionTexts): Drawing {
  const side = Math.max(180, width - LEFT - RIGHT);
  const plane = { x: LEFT, y: TOP, width: side, height: side };
  const x = scaleLinear([-DOMAIN, DOMAIN], [plane.x, plane.x + side]);
  const y = scaleLinear([-DOMAIN, DOMAIN], [plane.y + side, plane.y]);
  const unit = side / (2 * DOMAIN);
  const regions = regionLabels(plane, texts);

  const ties = [...new Set(marks.map((one) => one.tie))];
  const bare = marks.map((one) => {
    const at = {
      x: clamped(x(one.x), plane.x + EDGE, plane.x + side - EDGE),
      y: clamped(y(one.y), plane.y + EDGE, plane.y + side - EDGE)
    };
    const ellipse = one.ellipse && {
      cx: at.x,
      cy: at.y,
      rx: one.ellipse.semiMajor * unit,
      ry: one.ellipse.semiMinor * unit,
      angle: one.ellipse.angle
    };
    return { ...one, ...at, at, ellipse, look: ties.indexOf(one.tie) };
  });
  const ways = ties.flatMap((tie) => {
    const stops = bare.filter((one) => one.tie === tie).map((one) => one.at);
    return stops.length < 2 ? [] : [{ tie, stops: bent(stops) }];
  });
  const toLabel = bare.map((one) => ({
    id: one.id,
    tie: one.tie,
    at: one.at,
    ellipse: one.ellipse,
    text: one.label,
    size: one.earlier ? 14 : 16,
    dispensable: one.earlier
  }));
  const taken = [...regions.map(regionBox), ...ways.flatMap(({ stops }) => alongside(stops))];
  const labels = placeLabels(toLabel, plane, taken);
  const keyHeight = setKey(labels, plane, plane.y + side + BELOW);
  return {
    width: LEFT + side + RIGHT,
    height: TOP + side + BELOW + keyHeight,
    plane,
    centre: { x: x(0), y: y(0) },
    regions,
    marks: bare.map(({ id, tie, at, earlier, ellipse, look }, index) => {
      const label = labels[index] ?? null;
      return { id, tie, ...at, earlier, ellipse, look, label };
    }),
    paths: ways.map(({ tie, stops }) => ({ tie, d: gentlePath(stops) }))
  };
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function regionLabels(plane: Box, texts: RegionTexts): RegionLabel[] {
  const [left, right] = [plane.x + 14, plane.x + plane.width - 14];
  const [top, bottom] = [plane.y + 24, plane.y + plane.height - 14];
  return [
    { id: 'avoidant', text: texts.avoidant, x: left, y: top, anchor: 'start' },
    { id: 'fearful', text: texts.fearful, x: right, y: top, anchor: 'end' },
    { id: 'secure', text: texts.secure, x: left, y: bottom, anchor: 'start' },
    { id: 'anxious', text: texts.anxious, x: right, y: bottom, anchor: 'end' }
  ];
}

export function regionBox(label: RegionLabel): Box {
  const width = textWidth(label.text, REGION_SIZE);
  const x = label.anchor === 'start' ? label.x : label.x - width;
  return { x: x - 4, y: label.y - REGION_SIZE, width: width + 8, height: REGION_SIZE * 1.5 };
}

/** Sets the labels that found no place into lines below the plane; returns their height. */
function setKey(labels: (Label | null)[], plane: Box, top: number): number {
  let [x, row, used] = [plane.x, 0, false];
  for (const label of labels) {
    if (!label?.inKey) continue;
    const needed = KEY_LINE + label.width + 14;
    if (used && x + needed > plane.x + plane.width) [x, row] = [plane.x, row + 1];
    label.x = x + KEY_LINE;
    label.y = top + row * KEY_LINE;
    x += needed;
    used = true;
  }
  return used ? (row + 1) * KEY_LINE + 4 : 0;
}

/** Two marks are joined by a way that is bent a little, so that it reads as a way. */
function bent(stops: Point[]): Point[] {
  const [first, last] = [stops[0], stops[1]];
  if (stops.length !== 2 || !first || !last) return stops;
  const [dx, dy] = [last.x - first.x, last.y - first.y];
  const bend = { x: (first.x + last.x) / 2 - dy * 0.08, y: (first.y + last.y) / 2 + dx * 0.08 };
  return [first, bend, last];
}

function gentlePath(stops: Point[]): string {
  const draw = line<Point>((one) => one.x, (one) => one.y).curve(curveCatmullRom);
  return draw(stops) ?? '';
}

/** Small boxes along a way, near enough to each other that no label fits between them. */
function alongside(stops: Point[]): Box[] {
  const half = 3;
  return stops.slice(1).flatMap((to, i) => {
    const from = stops[i] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (2 * half)));
    return Array.from({ length: steps + 1 }, (_, k) => ({
      x: from.x + ((to.x - from.x) * k) / steps - half,
      y: from.y + ((to.y - from.y) * k) / steps - half,
      width: 2 * half,
      height: 2 * half
    }));
  });
}
