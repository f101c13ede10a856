import { describe, expect, test } from 'vitest';
import { textWidth } from './labels';
import { layOut, regionBox, type Drawing, type MarkInput } from './layout';
import { inside, overlap, touches, type Box } from './shapes';

const texts = {
  secure: 'secure',
  anxious: 'anxious',
  avoidant: 'avoidant',
  fearful: 'fearful-avoidant'
};
const cloud = { semiMajor: 0.9, semiMinor: 0.8, angle: 25 };

function mark(id: string, x: number, y: number, label = id, more: Partial<MarkInput> = {}): MarkInput {
  return { id, tie: id, x, y, ellipse: cloud, label, earlier: false, ...more };
}

/** The fears: a name under a cloud, two names in one place, a name outside the picture. */
function problems(drawing: Drawing): string[] {
  const found: string[] = [];
  const whole: Box = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const named = drawing.marks.flatMap((one) => (one.label ? [{ ...one, label: one.label }] : []));
  for (const one of named) {
    if (!inside(one.label, whole)) found.push(`${one.id} stands outside`);
    if (!one.label.inKey) {
      if (!inside(one.label, drawing.plane)) found.push(`${one.id} leaves the plane`);
      for (const other of drawing.marks) {
        if (other.ellipse && touches(one.label, other.ellipse)) {
          found.push(`${one.id} is under the cloud of ${other.id}`);
        }
      }
      for (const region of drawing.regions) {
        if (overlap(one.label, regionBox(region))) found.push(`${one.id} covers ${region.id}`);
      }
    }
    for (const other of named) {
      if (other !== one && overlap(one.label, other.label)) found.push(`${one.id} meets ${other.id}`);
    }
  }
  return found;
}

/** A small generator with a seed (Park and Miller 1988), so that a finding can be repeated. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

describe('the map', () => {
  test.each([288, 342, 560])('keeps every label clear of clouds and labels, %i px wide', (width) => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = numbers(seed);
      const count = 1 + (seed % 9);
      const marks = Array.from({ length: count }, (_, i) =>
        mark(`person ${i}`, random() * 6 - 3, random() * 6 - 3, 'my former partner'.slice(0, 4 + 3 * (i % 5)))
      );
      expect(problems(layOut(marks, width, texts)), `seed ${seed}`).toEqual([]);
    }
  });

  test('one mark in each corner and in the middle needs no key', () => {
    const at = [
      [-2.5, -2.5],
      [2.5, -2.5],
      [-2.5, 2.5],
      [2.5, 2.5],
      [0, 0]
    ];
    const marks = at.map(([x = 0, y = 0], i) => mark(`person ${i}`, x, y, 'my mother'));
    const drawing = layOut(marks, 560, texts);
    expect(problems(drawing)).toEqual([]);
    expect(drawing.marks.some((one) => one.label?.inKey)).toBe(false);
  });

  test.each([288, 560])('many marks in the very same place each keep their name, %i px', (width) => {
    const marks = Array.from({ length: 7 }, (_, i) => mark(`person ${i}`, 0.3, 0.3));
    const drawing = layOut(marks, width, texts);
    expect(problems(drawing)).toEqual([]);
    expect(drawing.marks.map((one) => one.label?.text)).toEqual(marks.map((one) => one.label));
  });

  test('a long nickname is cut, and stays in the picture at 320 px', () => {
    const name = 'Wilhelmina-Alexandrina of the far Hills';
    const drawing = layOut([mark('a', 2.9, 0, name), mark('b', -2.9, 0, name)], 288, texts);
    expect(problems(drawing)).toEqual([]);
    for (const one of drawing.marks.map(({ label }) => ({ label: label! }))) {
      expect(one.label.text).toMatch(/^Wilh.*…$/);
      expect(textWidth(one.label.text, one.label.size)).toBeLessThanOrEqual(one.label.width);
    }
  });

  test('no marks at all make an empty plane', () => {
    expect(layOut([], 400, texts).marks).toEqual([]);
  });
});

describe('a place', () => {
  test('is where the numbers say: worry to the right, distance upwards, one scale on both', () => {
    const { marks, plane, centre } = layOut([mark('a', 1.5, -1.5)], 500, texts);
    const unit = plane.width / 6;
    expect(plane.width).toBe(plane.height);
    expect(marks[0]?.x).toBeCloseTo(centre.x + 1.5 * unit, 6);
    expect(marks[0]?.y).toBeCloseTo(centre.y + 1.5 * unit, 6);
    expect(marks[0]?.ellipse?.rx).toBeCloseTo(0.9 * unit, 6);
    expect(marks[0]?.ellipse?.angle).toBe(25);
  });

  test('beyond the edge stays at the edge, seen in full', () => {
    const { marks, plane } = layOut([mark('a', 7, -9)], 500, texts);
    expect([marks[0]?.x, marks[0]?.y]).toEqual([
      plane.x + plane.width - 12,
      plane.y + plane.height - 12
    ]);
  });
});

test('earlier marks of a relationship are joined in the order of time', () => {
  const marks = [
    mark('old', 2, 2, '3 Mar', { tie: 't', earlier: true, ellipse: null }),
    mark('new', 0, 0, 'Sam', { tie: 't' }),
    mark('other', -2, 0)
  ];
  const drawing = layOut(marks, 500, texts);
  expect(drawing.marks.every((one) => one.label?.leader === null)).toBe(true);
  expect(drawing.paths.map((one) => one.tie)).toEqual(['t']);
  const old = drawing.marks[0];
  expect(drawing.paths[0]?.d.startsWith(`M${round(old?.x)},${round(old?.y)}`)).toBe(true);
  expect(new Set(drawing.marks.map((one) => one.look)).size).toBe(2);
  expect(problems(drawing)).toEqual([]);
});

test('a name keeps clear of the way from the earlier mark', () => {
  const later = mark('new', -1.4, -0.4, 'my partner', { tie: 't' });
  const marks = [mark('old', -0.8, 0.6, '3 Mar', { tie: 't', earlier: true, ellipse: null }), later];
  for (const width of [288, 560]) {
    const drawing = layOut(marks, width, texts);
    const [from, to] = [drawing.marks[0]!, drawing.marks[1]!];
    for (let k = 0; k <= 50; k += 1) {
      const at = { x: from.x + ((to.x - from.x) * k) / 50, y: from.y + ((to.y - from.y) * k) / 50 };
      expect(overlap({ ...at, width: 0.1, height: 0.1 }, to.label!)).toBe(false);
    }
  }
});

test('six relationships with five marks each: names keep clear, dates only where there is room', () => {
  for (const width of [288, 342, 560]) {
    for (let seed = 1; seed <= 8; seed += 1) {
      const random = numbers(seed);
      const marks = Array.from({ length: 6 }, (_, i) => {
        const [x, y] = [random() * 4 - 2, random() * 4 - 2];
        return Array.from({ length: 5 }, (_unused, k) => {
          const earlier = k < 4;
          const at = { x: x + (random() - 0.5) * 1.5, y: y + (random() - 0.5) * 1.5 };
          const id = `${i}-${k}`;
          const more = { tie: `tie-${i}`, earlier, ...(earlier ? { ellipse: null } : {}) };
          return mark(id, at.x, at.y, earlier ? '12 Mar' : `person ${i}`, more);
        });
      }).flat();
      const drawing = layOut(marks, width, texts);
      expect(problems(drawing), `seed ${seed}`).toEqual([]);
      for (const one of drawing.marks) {
        if (!one.earlier) expect(one.label).not.toBeNull();
        expect(one.earlier && one.label?.inKey).toBeFalsy();
      }
      expect(drawing.paths).toHaveLength(6);
    }
  }
});

function round(value = NaN): number {
  return Math.round(value * 1000) / 1000;
}

describe('a box and an ellipse', () => {
  const ellipse = { cx: 100, cy: 100, rx: 50, ry: 10, angle: 45 };
  test.each([
    ['along the axis, up to the right', { x: 130, y: 65, width: 4, height: 4 }, true],
    ['as far, down to the right', { x: 130, y: 130, width: 4, height: 4 }, false],
    ['the box holds the whole ellipse', { x: 0, y: 0, width: 200, height: 200 }, true],
    ['the ellipse holds the whole box', { x: 99, y: 99, width: 1, height: 1 }, true],
    ['an edge crosses, no corner inside', { x: 0, y: 98, width: 200, height: 4 }, true],
    ['far away', { x: 300, y: 300, width: 9, height: 9 }, false]
  ])('%s', (_what, box, expected) => {
    expect(touches(box, ellipse)).toBe(expected);
  });
});
