import { t } from '$lib/language/t';
import type { Field } from '$lib/practice/types';
import type { PeopleDrawing } from './people';
import { part } from './rows';
import { LEADING, circleAt, textAt, textIn, type Shape } from './scene';
import { baseSign, havenSign } from './signs';
import { wrap } from './text';

const SIZE = 13.5;
const KEY_SIZE = 14;
const KEY_WIDTH = 250;

/** Names that found no place beside their mark, in columns below the rings. */
export function setKey(drawing: PeopleDrawing): { shapes: Map<string, Shape[]>; bottom: number } {
  const shapes = new Map<string, Shape[]>();
  const columns = Math.max(1, Math.floor(drawing.width / KEY_WIDTH));
  const room = drawing.width / columns;
  let [top, lowest] = [drawing.height + 4, drawing.height];
  const listed = drawing.people.filter((one) => one.number !== null);
  listed.forEach(({ id, name, details, number }, i) => {
    const column = i % columns;
    if (column === 0 && i > 0) top = lowest + 6;
    const x = column * room + 34;
    const words = details.length === 0 ? name : `${name}: ${details.join(', ')}`;
    const lines = wrap(words, KEY_SIZE, room - 44, 3);
    const mark = { x: x - 18, y: top + 11 };
    shapes.set(id, [
      circleAt(mark, 11, { fill: 'surface', stroke: 'clay', strokeWidth: 1.5 }),
      textIn([`${number}`], mark, 12, { bold: true }),
      textAt(lines, x, top + 2.5, KEY_SIZE)
    ]);
    lowest = Math.max(lowest, top + Math.max(26, lines.length * KEY_SIZE * LEADING + 6));
  });
  return { shapes, bottom: lowest };
}

/** What the signs mean, in words, with the form's own names for them. */
export function setLegend(field: Field, width: number, top: number, near: string, far: string) {
  const named = (word: string, id: string) => `${word}: ${part(field, id)?.label ?? ''}`;
  const rings = t('Inner ring: {near} (10). Outer ring: {far} (0).', { near, far });
  const lines: { sign?: typeof havenSign; text: string }[] = [{ text: rings }];
  if (part(field, 'safety')) {
    lines.push({ text: t('The thicker the ring around a person, the more safety.') });
  }
  if (part(field, 'haven')) lines.push({ sign: havenSign, text: named(t('haven'), 'haven') });
  if (part(field, 'base')) lines.push({ sign: baseSign, text: named(t('base'), 'base') });
  const shapes: Shape[] = [];
  let y = top + 10;
  for (const { sign, text } of lines) {
    const x = sign ? 28 : 6;
    const wrapped = wrap(text, SIZE, width - x - 6, 4);
    if (sign) shapes.push(sign(14, y + SIZE * 0.6, 13));
    shapes.push(textAt(wrapped, x, y, SIZE, { tone: 'ink-soft' }));
    y += wrapped.length * SIZE * LEADING + 4;
  }
  return { shapes, bottom: Math.ceil(y + 4) };
}
