import type { Box, Point } from '$lib/map/shapes';
import type { Panel, PlacedPart } from './parts';

/** Lines between parts that are linked. The words below a part say the same. */

/** Radius of the largest bubble, and the room of one part. */
export const LARGEST = 28;
export const CELL = 104;

export interface PartLink {
  from: string;
  to: string;
  path: string;
}

/** A link names another part in words; capitals and blanks do not matter. */
export function partLinks(panels: Panel[]): PartLink[] {
  const same = (a: string, b: string) =>
    a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
  const parts = panels.flatMap((panel) => panel.parts.map((part) => ({ part, box: panel.box })));
  return parts.flatMap(({ part: from, box }, i) => {
    const to = parts.find(
      ({ part }) => part.id !== from.id && same(part.name, from.linkedTo)
    )?.part;
    const linked = to && from.linkedTo !== '';
    return linked ? [{ from: from.id, to: to.id, path: curve(from, to, box, i) }] : [];
  });
}

/** Around the names between two bubbles where it can be, from the side or from the top. */
function curve(from: PlacedPart, to: PlacedPart, panel: Box, nth: number): string {
  const [dx, dy] = [to.at.x - from.at.x, to.at.y - from.at.y];
  if (Math.abs(dx) < CELL) {
    const out = (from.at.x + to.at.x) / 2 < panel.x + panel.width / 2 - 4 ? -1 : 1;
    const side = (one: PlacedPart) => ({ x: one.at.x + out * (one.r + 2), y: one.at.y });
    const [start, end] = [side(from), side(to)];
    // Far apart, the way is along the edge of the group, where no part is.
    const edge = out < 0 ? panel.x + 5 : panel.x + panel.width - 5;
    const near = (x: number) => x + out * Math.max(16, CELL / 2 - from.r);
    const bow = (x: number) => (Math.abs(dy) > 1.5 * CELL ? edge : near(x));
    return `M${at(start)} C${bow(start.x)} ${start.y} ${bow(end.x)} ${end.y} ${at(end)}`;
  }
  if (Math.abs(dy) < LARGEST) {
    const top = (one: PlacedPart) => ({ x: one.at.x, y: one.at.y - one.r - 2 });
    const [start, end] = [top(from), top(to)];
    // Lines of the same height are kept apart a little, so that each can be followed.
    const high = Math.min(from.at.y, to.at.y) - LARGEST - 6 - (nth % 3) * 7;
    return `M${at(start)} C${start.x + dx * 0.1} ${high} ${end.x - dx * 0.1} ${high} ${at(end)}`;
  }
  const length = Math.hypot(dx, dy);
  const edge = (one: PlacedPart, way: number): Point => ({
    x: one.at.x + (way * dx * (one.r + 2)) / length,
    y: one.at.y + (way * dy * (one.r + 2)) / length
  });
  const [start, end] = [edge(from, 1), edge(to, -1)];
  const bend = {
    x: (start.x + end.x) / 2 + dy * 0.1,
    y: (start.y + end.y) / 2 - Math.abs(dx) * 0.1
  };
  return `M${at(start)} Q${at(bend)} ${at(end)}`;
}

const at = ({ x, y }: Point): string => `${x} ${y}`;
