/** Plane geometry for the map, in pixels, y downwards. */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `angle` in degrees, counter-clockwise as a reader sees it. */
export interface Ellipse {
  cx: number;
  cy: number;
  rx: number;
  ry: number;
  angle: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

export function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function nearest(box: Box, to: Point): Point {
  return {
    x: Math.min(Math.max(to.x, box.x), box.x + box.width),
    y: Math.min(Math.max(to.y, box.y), box.y + box.height)
  };
}

/** Half the width and height of the upright box around a turned ellipse. */
export function extent({ rx, ry, angle }: Ellipse): { x: number; y: number } {
  const turn = (angle * Math.PI) / 180;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return { x: Math.hypot(rx * c, ry * s), y: Math.hypot(rx * s, ry * c) };
}

/**
 * Whether a box and an ellipse share a point: the box is carried to where the ellipse is the unit
 * circle; there it is a parallelogram, and only its distance from the origin matters.
 */
export function touches(box: Box, ellipse: Ellipse): boolean {
  const turn = (ellipse.angle * Math.PI) / 180;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x + box.width, box.y + box.height],
    [box.x, box.y + box.height]
  ].map(([x = 0, y = 0]) => {
    const [dx, dy] = [x - ellipse.cx, ellipse.cy - y];
    return { x: (dx * c + dy * s) / ellipse.rx, y: (dy * c - dx * s) / ellipse.ry };
  });
  const centre = { x: ellipse.cx, y: ellipse.cy };
  const near = nearest(box, centre);
  if (near.x === centre.x && near.y === centre.y) return true;
  return corners.some((from, i) => fromOrigin(from, corners[(i + 1) % 4] ?? from) < 1);
}

function fromOrigin(a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(a.x * dx + a.y * dy) / length));
  return Math.hypot(a.x + along * dx, a.y + along * dy);
}
