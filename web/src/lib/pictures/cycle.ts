import type { Box, Point } from '$lib/map/shapes';
import { LEADING } from './scene';
import { wrap } from './text';

/** A loop: what each side does touches what moves the next one. */

export interface Side {
  id: string;
  title: string;
  /** In the order they are read: what touches this side, what is felt, what it does. */
  facts: { id: string; label: string; text: string }[];
}

export interface PlacedFact {
  id: string;
  label: string[];
  text: string[];
  box: Box;
}

export interface PlacedSide {
  id: string;
  /** A card that waits for a side that is not there yet. */
  waiting: boolean;
  title: string[];
  box: Box;
  facts: PlacedFact[];
}

export interface Arrow {
  path: string;
  end: Point;
  /** Where the head points, in radians; 0 is to the right. */
  angle: number;
}

export interface CycleDrawing {
  width: number;
  height: number;
  sides: PlacedSide[];
  arrows: Arrow[];
}

export const TITLE_SIZE = 17;
export const LABEL_SIZE = 13;
export const TEXT_SIZE = 15;
const PAD = 14;
const FACT_GAP = 9;
const EDGE = 3;
/** From this width on, sides stand beside each other. */
const BESIDE = 540;
const GUTTER = 26;

/** Two sides, or up to four on a wide page, stand around the loop; more make a column. */
export function layOutCycle(sides: Side[], width: number, waiting: string[]): CycleDrawing {
  const ghosts = waiting
    .slice(sides.length)
    .map((title, i) => ({ id: `waiting-${i}`, title, facts: [] }));
  const all = [...sides, ...ghosts];
  const isWaiting = (i: number) => i >= sides.length;
  if (width >= BESIDE && all.length === 2) return pair(all, width, isWaiting);
  if (width >= BESIDE && all.length <= 4) return square(all, width, isWaiting);
  return column(all, width, isWaiting);
}

function pair(sides: Side[], width: number, isWaiting: (i: number) => boolean): CycleDrawing {
  const gap = Math.min(130, width * 0.18);
  const each = (width - gap) / 2 - EDGE;
  const cards = sides.map((side, i) =>
    card(side, each, EDGE + i * (each + gap), EDGE, isWaiting(i))
  );
  const height = Math.max(200, ...cards.map((one) => one.box.height));
  for (const one of cards) one.box.height = height;
  return {
    width,
    height: height + 2 * EDGE,
    sides: cards,
    arrows: joined(cards, [across, across])
  };
}

function square(sides: Side[], width: number, isWaiting: (i: number) => boolean): CycleDrawing {
  const gap = Math.min(110, width * 0.16);
  const each = (width - gap - GUTTER - EDGE) / 2;
  const [left, right] = [GUTTER, GUTTER + each + gap];
  const places =
    sides.length === 3 ? [left, right, (width + GUTTER - each) / 2] : [left, right, right, left];
  const cards = sides.map((side, i) => card(side, each, places[i] ?? left, EDGE, isWaiting(i)));
  const top = Math.max(...cards.slice(0, 2).map((one) => one.box.height));
  const low = Math.max(...cards.slice(2).map((one) => one.box.height));
  cards.forEach((one, i) => {
    one.box.height = i < 2 ? top : low;
    if (i >= 2) moveDown(one, top + gap * 0.6);
  });
  const ways = sides.length === 3 ? [across, down, around] : [across, down, across, around];
  return {
    width,
    height: top + gap * 0.6 + low + 2 * EDGE,
    sides: cards,
    arrows: joined(cards, ways)
  };
}

function column(sides: Side[], width: number, isWaiting: (i: number) => boolean): CycleDrawing {
  const each = Math.min(440, width - GUTTER - EDGE);
  const left = Math.max(GUTTER, (width - each + GUTTER) / 2 - EDGE);
  let y = EDGE;
  const cards = sides.map((side, i) => {
    const one = card(side, each, left, y, isWaiting(i));
    y += one.box.height + 40;
    return one;
  });
  return {
    width,
    height: y - 40 + EDGE,
    sides: cards,
    arrows: joined(
      cards,
      cards.map((_, i) => (i < cards.length - 1 ? down : around))
    )
  };
}

function card(side: Side, width: number, x: number, y: number, waiting: boolean): PlacedSide {
  const room = width - 2 * PAD;
  const title = wrap(side.title, TITLE_SIZE, room, 3, true);
  let below = y + PAD + title.length * TITLE_SIZE * LEADING + 6;
  const facts = side.facts.map(({ id, label, text }) => {
    const inner = room - 16;
    const fact = {
      id,
      label: wrap(label, LABEL_SIZE, inner, 2),
      text: wrap(text, TEXT_SIZE, inner, 5)
    };
    const height =
      fact.label.length * LABEL_SIZE * LEADING + fact.text.length * TEXT_SIZE * LEADING + 12;
    const box = { x: x + PAD, y: below, width: room, height };
    below += height + FACT_GAP;
    return { ...fact, box };
  });
  const height = Math.max(waiting ? 96 : 0, below - y + PAD - (facts.length > 0 ? FACT_GAP : 0));
  return { id: side.id, waiting, title, facts, box: { x, y, width, height } };
}

function moveDown(card: PlacedSide, by: number): void {
  card.box.y += by;
  for (const fact of card.facts) fact.box.y += by;
}

type Way = (from: PlacedSide, to: PlacedSide) => Arrow;

function joined(cards: PlacedSide[], ways: Way[]): Arrow[] {
  return cards.flatMap((from, i) => {
    const to = cards[(i + 1) % cards.length];
    const way = ways[i];
    return to && way ? [way(from, to)] : [];
  });
}

/** Where an arrow leaves: what the side does; and where it comes in: what touches the side. */
const leaves = (side: PlacedSide) => heightOf(side, 'move', 0.72);
const enters = (side: PlacedSide) => heightOf(side, 'trigger', 0.28);

function heightOf({ facts, box }: PlacedSide, id: string, otherwise: number): number {
  const fact = facts.find((one) => one.id === id);
  return fact ? fact.box.y + fact.box.height / 2 : box.y + box.height * otherwise;
}

const across: Way = (from, to) => {
  const toRight = to.box.x > from.box.x;
  const start = { x: toRight ? from.box.x + from.box.width + 4 : from.box.x - 4, y: leaves(from) };
  const end = { x: toRight ? to.box.x - 5 : to.box.x + to.box.width + 5, y: enters(to) };
  const bend = (end.x - start.x) * 0.55;
  const turn = `C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
  const path = `M${start.x} ${start.y} ${turn}`;
  return { path, end, angle: toRight ? 0 : Math.PI };
};

const down: Way = (from, to) => {
  const x = middleOf(from.box, to.box);
  const end = { x, y: to.box.y - 5 };
  return { path: `M${x} ${from.box.y + from.box.height + 4} V${end.y}`, end, angle: Math.PI / 2 };
};

/** Back from the last card to the first, which is higher, along the left edge. */
const around: Way = (from, to) => {
  const [start, end] = [
    { x: from.box.x - 4, y: leaves(from) },
    { x: to.box.x - 5, y: enters(to) }
  ];
  const x = to.box.x - GUTTER + 8;
  const [turn, rise] = [`Q${x} ${start.y} ${x} ${start.y - 14}`, `V${end.y + 14}`];
  const path = `M${start.x} ${start.y} H${x + 14} ${turn} ${rise} Q${x} ${end.y} ${end.x} ${end.y}`;
  return { path, end, angle: 0 };
};

function middleOf(a: Box, b: Box): number {
  return (Math.max(a.x, b.x) + Math.min(a.x + a.width, b.x + b.width)) / 2;
}
