import type { Box } from '$lib/map/shapes';
import { LEADING } from './scene';
import { measure, wrap } from './text';

/** A line of years: bands in lanes, each with its words above it. */

export interface Band {
  id: string;
  title: string;
  from: number | null;
  to: number | null;
  /** The second line: years and heat in words. */
  details: string;
  /** 0 to 10, or null. */
  heat: number | null;
}

export interface PlacedBand extends Band {
  bar: Box;
  text: Box;
  /** Words that would run over the right edge end with their band. */
  anchor: 'start' | 'end';
  titleLines: string[];
  detailLines: string[];
}

export interface TimelineDrawing {
  width: number;
  height: number;
  ticks: { value: number; x: number }[];
  /** From the line of years down to the last lane. */
  lanes: Box;
  bands: PlacedBand[];
  /** Without a year: listed below. */
  unplaced: { id: string; box: Box; lines: string[] }[];
}

export const TITLE_SIZE = 15;
export const DETAIL_SIZE = 13;
const EDGE = 14;
const TOP = 34;
const BAR = 14;
const GAP = 12;
const LANE_GAP = 16;
/** Words are at least this wide, so that a short band is not a tower of letters. */
const TEXT_MOST = 210;

export interface Years {
  min: number;
  max: number;
}

/** The years to show: those of the bands, and the form's own where they are not far more. */
export function yearsOf(bands: Band[], of: { min?: number; max?: number }): Years | null {
  const values = bands.flatMap(({ from, to }) => [from, to].filter((one) => one !== null));
  const { min, max } = of;
  if (min !== undefined && max !== undefined && (values.length === 0 || max - min <= 30))
    values.push(min, max);
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? { min: low - 1, max: high + 1 } : { min: low, max: high };
}

export function ticksOf({ min, max }: Years, most: number): number[] {
  const steps = [1, 2, 5]
    .flatMap((one) => [0, 1, 2, 3, 4, 5].map((power) => one * 10 ** power))
    .sort((a, b) => a - b);
  const step = steps.find((one) => (max - min) / one <= most) ?? max - min;
  const first = Math.ceil(min / step) * step;
  const ticks = Array.from(
    { length: Math.floor((max - first) / step) + 1 },
    (_, i) => first + i * step
  );
  // The end is named too, where the last tick leaves room for it.
  const last = ticks.at(-1) ?? first;
  return max - last > step * 0.55 ? [...ticks, max] : ticks;
}

export function layOutTimeline(
  bands: Band[],
  width: number,
  of: { min?: number; max?: number }
): TimelineDrawing {
  const years = yearsOf(bands, of) ?? { min: 0, max: 1 };
  const [left, right] = [EDGE, width - EDGE];
  const x = (year: number) =>
    left + ((year - years.min) / (years.max - years.min)) * (right - left);
  const ticks = yearsOf(bands, of)
    ? ticksOf(years, Math.floor(width / 48)).map((value) => ({ value, x: x(value) }))
    : [];
  const dated = bands.filter((one) => one.from !== null || one.to !== null);
  const inTime = [...dated].sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b));
  const lanes: { end: number; height: number; bands: PlacedBand[] }[] = [];
  for (const band of inTime) {
    const placed = measured(band, x(startOf(band)), x(endOf(band)), left, right);
    const from = Math.min(placed.bar.x, placed.text.x);
    const to = Math.max(placed.bar.x + placed.bar.width, placed.text.x + placed.text.width);
    const lane = lanes.find((one) => one.end + GAP <= from) ?? newLane(lanes);
    lane.bands.push(placed);
    lane.end = to;
    lane.height = Math.max(lane.height, placed.text.height);
  }
  let y = TOP;
  for (const lane of lanes) {
    for (const band of lane.bands) {
      // Words of different height stand on the same line of bars.
      band.text.y = y + lane.height - band.text.height;
      band.bar.y = y + lane.height + 4;
    }
    y += lane.height + 4 + BAR + LANE_GAP;
  }
  const bottom = lanes.length === 0 ? TOP + 40 : y - LANE_GAP + 8;
  const unplaced = listed(
    bands.filter((one) => !dated.includes(one)),
    width,
    bottom + 12
  );
  const last = unplaced.at(-1)?.box;
  return {
    width,
    height: Math.ceil(last ? last.y + last.height + 8 : bottom + 8),
    ticks,
    lanes: { x: left, y: TOP - 8, width: right - left, height: bottom - TOP + 8 },
    bands: lanes.flatMap((lane) => lane.bands),
    unplaced
  };
}

/** Years the wrong way round are the same time. A band with one end is that one year. */
const startOf = ({ from, to }: Band): number => Math.min(from ?? to ?? 0, to ?? from ?? 0);
const endOf = ({ from, to }: Band): number => Math.max(from ?? to ?? 0, to ?? from ?? 0);

function newLane(lanes: { end: number; height: number; bands: PlacedBand[] }[]) {
  const lane = { end: -Infinity, height: 0, bands: [] };
  lanes.push(lane);
  return lane;
}

function measured(band: Band, from: number, to: number, left: number, right: number): PlacedBand {
  const bar = { x: Math.min(from, right - 10), y: 0, width: Math.max(10, to - from), height: BAR };
  const most = Math.min(right - left, Math.max(TEXT_MOST, bar.width));
  const titleLines = wrap(band.title, TITLE_SIZE, most, 3, true);
  const detailLines = wrap(band.details, DETAIL_SIZE, most, 2);
  const width = Math.max(
    ...titleLines.map((line) => measure(line, TITLE_SIZE, true)),
    ...detailLines.map((line) => measure(line, DETAIL_SIZE))
  );
  const height = (titleLines.length * TITLE_SIZE + detailLines.length * DETAIL_SIZE) * LEADING;
  const over = bar.x + width > right;
  const x = over ? Math.max(left, Math.min(right, bar.x + bar.width) - width) : bar.x;
  const text = { x, y: 0, width, height };
  return { ...band, bar, text, anchor: over ? 'end' : 'start', titleLines, detailLines };
}

function listed(bands: Band[], width: number, top: number): TimelineDrawing['unplaced'] {
  let y = top;
  return bands.map(({ id, title, details }) => {
    const lines = wrap(
      [title, details].filter(Boolean).join(', '),
      TITLE_SIZE,
      width - 2 * EDGE,
      3
    );
    const box = {
      x: EDGE,
      y,
      width: width - 2 * EDGE,
      height: lines.length * TITLE_SIZE * LEADING
    };
    y += box.height + 10;
    return { id, box, lines };
  });
}
