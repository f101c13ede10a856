import type { Box, Point } from '$lib/map/shapes';

/**
 * A picture as plain shapes. The page draws them with classes, so that they follow light and dark;
 * the saved file gets the same shapes with fixed colours.
 */

/** Names of the tokens in styles/tokens.css. */
export type Tone =
  | 'paper'
  | 'surface'
  | 'ink'
  | 'ink-soft'
  | 'line'
  | 'base'
  | 'base-ink'
  | 'base-soft'
  | 'clay'
  | 'clay-soft'
  | 'sand'
  | 'mark-plum'
  | 'mark-blue'
  | 'region-secure'
  | 'region-anxious'
  | 'region-avoidant'
  | 'region-fearful';

interface Look {
  fill?: Tone;
  fillOpacity?: number;
  stroke?: Tone;
  strokeWidth?: number;
  dash?: string;
}

export interface TextShape {
  kind: 'text';
  x: number;
  /** Base line of the first line. */
  y: number;
  lines: string[];
  size: number;
  anchor: 'start' | 'middle' | 'end';
  bold?: boolean;
  tone: Tone;
  /** A thin edge in this tone keeps the text readable where a line runs behind it. */
  halo?: Tone;
}

export type Shape =
  | ({ kind: 'circle'; cx: number; cy: number; r: number } & Look)
  | ({ kind: 'rect'; rx?: number } & Box & Look)
  | ({ kind: 'path'; d: string } & Look)
  | TextShape;

/** What stands for one row: can be chosen, and in the map of people moved. */
export interface Mark {
  row: string;
  /** Where the mark itself is. */
  at: Point;
  /** What can be touched, and what is framed when it is chosen. */
  box: Box;
  /** Of the corners of that frame. */
  rounding?: number;
  shapes: Shape[];
}

export interface Scene {
  width: number;
  height: number;
  back: Shape[];
  marks: Mark[];
}

type TextLook = Partial<Pick<TextShape, 'anchor' | 'bold' | 'tone' | 'halo'>>;

/** Lines that begin at the height `top`; dark and from the left, unless said otherwise. */
export function textAt(
  lines: string[],
  x: number,
  top: number,
  size: number,
  look: TextLook = {}
): TextShape {
  const y = round(top + size * ASCENT);
  return { kind: 'text', x: round(x), y, lines, size, anchor: 'start', tone: 'ink', ...look };
}

/** Lines in the middle of a point. */
export function textIn(
  lines: string[],
  { x, y }: Point,
  size: number,
  look: TextLook = {}
): TextShape {
  const top = y + size * 0.35 - size * ASCENT - ((lines.length - 1) * size * LEADING) / 2;
  return textAt(lines, x, top, size, { anchor: 'middle', ...look });
}

export function rectOf({ x, y, width, height }: Box, rx: number, look: Look): Shape {
  const [left, top] = [round(x), round(y)];
  return { kind: 'rect', x: left, y: top, width: round(width), height: round(height), rx, ...look };
}

export function circleAt({ x, y }: Point, r: number, look: Look): Shape {
  return { kind: 'circle', cx: round(x), cy: round(y), r: round(r), ...look };
}

/** A line without a ground; its numbers are rounded. */
export function lineOf(d: string, stroke: Tone, strokeWidth: number, dash?: string): Shape {
  const tidy = d.replace(/\d+\.\d+/g, (value) => `${round(Number(value))}`);
  return { kind: 'path', d: tidy, stroke, strokeWidth, ...(dash && { dash }) };
}

/** Distance from one line of text to the next, in sizes of the text. */
export const LEADING = 1.25;
/** How far a line's letters reach above the base line. */
export const ASCENT = 0.95;

export function textHeight(lines: number, size: number): number {
  return lines * size * LEADING;
}

/** The room of a text, by its anchor. */
export function textBox(text: TextShape, measure: (line: string) => number): Box {
  const width = Math.max(0, ...text.lines.map(measure));
  const x =
    text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - width : text.x - width / 2;
  return {
    x,
    y: text.y - text.size * ASCENT,
    width,
    height: textHeight(text.lines.length, text.size)
  };
}

export const allShapes = (scene: Scene): Shape[] =>
  [...scene.back, ...scene.marks.flatMap((mark) => mark.shapes)].filter(
    (shape) => shape.kind !== 'text' || shape.lines.length > 0
  );

/** Every text of a picture, its lines joined as they are read. */
export function textsOf(scene: Scene): string[] {
  return allShapes(scene).flatMap((shape) =>
    shape.kind === 'text' ? [shape.lines.join(' ')] : []
  );
}

/** An arrow head at a point, turned to `angle` (radians, 0 points to the right). */
export function arrowHead(at: Point, angle: number, size = 9): string {
  const side = (turn: number) =>
    `${round(at.x - size * Math.cos(angle + turn))} ${round(at.y - size * Math.sin(angle + turn))}`;
  return `M${side(0.45)} L${round(at.x)} ${round(at.y)} L${side(-0.45)}`;
}

export const round = (value: number): number => Math.round(value * 10) / 10;
