import type { Box, Point } from '$lib/map/shapes';
import { CELL, LARGEST, partLinks, type PartLink } from './part-links';
import { LEADING } from './scene';
import { measure, wrap } from './text';

/** Parts around "me", each group with its role; the stronger, the larger. */

export interface Part {
  id: string;
  name: string;
  role: string;
  strength: number | null;
  /** Words for the link, and the name of the part it goes to. */
  link: string;
  linkedTo: string;
}

export interface PlacedPart extends Part {
  at: Point;
  r: number;
  nameLines: string[];
  linkLines: string[];
  /** Of the words below the bubble. */
  words: Box;
  /** Bubble and words together. */
  box: Box;
}

export interface Panel {
  role: string[];
  box: Box;
  parts: PlacedPart[];
}

export interface PartsDrawing {
  width: number;
  height: number;
  me: Point & { r: number };
  panels: Panel[];
  /** From me to each group, and between parts that are linked. */
  ties: string[];
  links: PartLink[];
}

export const ROLE_SIZE = 15;
export const NAME_SIZE = 15;
export const LINK_SIZE = 13;
const ME = 30;
const PAD = 12;
const EDGE = 3;
const GAP = 16;
/** From this width on, groups stand at both sides of "me". */
const BESIDE = 520;

export const bubble = (strength: number | null): number =>
  strength === null ? 17 : 12 + strength * 1.6;

/** Groups in the order of the form's roles; a part without a role is in the last one. */
export function layOutParts(parts: Part[], width: number, roles: string[]): PartsDrawing {
  const groups = roles
    .map((role) => ({ role, parts: parts.filter((one) => one.role === role) }))
    .filter((group) => group.parts.length > 0);
  const drawing =
    width >= BESIDE && groups.length > 0 ? beside(groups, width) : below(groups, width);
  return { ...drawing, links: partLinks(drawing.panels) };
}

type Group = { role: string; parts: Part[] };
type Unlinked = Omit<PartsDrawing, 'links'>;

function beside(groups: Group[], width: number): Unlinked {
  const between = 2 * ME + 56;
  const each = (width - between) / 2 - EDGE;
  const bottoms = [EDGE, EDGE];
  const panels = groups.map((group) => {
    const side = (bottoms[1] ?? 0) < (bottoms[0] ?? 0) ? 1 : 0;
    const one = panel(group, EDGE + side * (each + between), bottoms[side] ?? EDGE, each);
    bottoms[side] = one.box.y + one.box.height + GAP;
    return one;
  });
  const height = Math.max(160, ...bottoms.map((one) => one - GAP + EDGE));
  const me = { x: width / 2, y: height / 2, r: ME };
  centre(panels, height, width);
  const ties = panels.map(({ box }) => {
    const toLeft = box.x < me.x;
    const y = Math.min(Math.max(me.y, box.y + 20), box.y + box.height - 20);
    return `M${me.x + (toLeft ? -ME : ME)} ${me.y} L${toLeft ? box.x + box.width : box.x} ${y}`;
  });
  return { width, height, me, panels, ties };
}

/** A side with less in it stands in the middle of the height, so that "me" is between. */
function centre(panels: Panel[], height: number, width: number): void {
  for (const side of [0, 1]) {
    const own = panels.filter(({ box }) => (box.x < width / 2 ? 0 : 1) === side);
    const bottom = Math.max(0, ...own.map(({ box }) => box.y + box.height));
    const by = own.length > 0 ? (height - EDGE - bottom) / 2 : 0;
    for (const one of own) moveDown(one, by);
  }
}

function moveDown(panel: Panel, by: number): void {
  panel.box.y += by;
  for (const one of panel.parts) {
    one.at.y += by;
    one.box.y += by;
    one.words.y += by;
  }
}

function below(groups: Group[], width: number): Unlinked {
  const me = { x: width / 2, y: ME + EDGE, r: ME };
  let y = 2 * ME + EDGE + 22;
  const ties: string[] = [];
  const panels = groups.map((group, i) => {
    ties.push(`M${me.x} ${i === 0 ? me.y + ME : y - GAP} V${y}`);
    const one = panel(group, EDGE, y, width - 2 * EDGE);
    y += one.box.height + GAP;
    return one;
  });
  return {
    width,
    height: groups.length === 0 ? 2 * ME + 2 * EDGE : y - GAP + EDGE,
    me,
    panels,
    ties
  };
}

function panel(group: Group, x: number, y: number, width: number): Panel {
  const role = wrap(group.role, ROLE_SIZE, width - 2 * PAD, 3, true);
  const inner = width - 2 * PAD;
  const columns = Math.max(1, Math.min(group.parts.length, Math.floor(inner / CELL)));
  const cell = inner / columns;
  let top = y + PAD + role.length * ROLE_SIZE * LEADING + 14;
  const parts: PlacedPart[] = [];
  for (let i = 0; i < group.parts.length; i += columns) {
    const line = group.parts
      .slice(i, i + columns)
      .map((part, k) => placed(part, x + PAD + k * cell, top, cell));
    parts.push(...line);
    top += Math.max(...line.map((one) => one.box.height)) + 12;
  }
  return { role, parts, box: { x, y, width, height: top - y + PAD - 12 } };
}

function placed(part: Part, x: number, y: number, width: number): PlacedPart {
  const r = bubble(part.strength);
  const nameLines = wrap(part.name, NAME_SIZE, width - 8, 3, true);
  const linkLines = wrap(part.link, LINK_SIZE, width - 8, 3);
  const wide = Math.max(
    ...nameLines.map((line) => measure(line, NAME_SIZE, true)),
    ...linkLines.map((line) => measure(line, LINK_SIZE))
  );
  const words = {
    x: x + (width - wide) / 2,
    y: y + 2 * LARGEST + 6,
    width: wide,
    height: (nameLines.length * NAME_SIZE + linkLines.length * LINK_SIZE) * LEADING
  };
  return {
    ...part,
    r,
    nameLines,
    linkLines,
    words,
    // Bubbles of one line stand on the same level, whatever their size.
    at: { x: x + width / 2, y: y + LARGEST },
    box: { x: x + 4, y, width: width - 8, height: 2 * LARGEST + 6 + words.height }
  };
}
