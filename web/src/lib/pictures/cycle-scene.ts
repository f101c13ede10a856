import { t } from '$lib/language/t';
import type { Lists } from '$lib/fields/types';
import type { Field, Row } from '$lib/practice/types';
import { middle } from '$lib/map/shapes';
import {
  LABEL_SIZE,
  TEXT_SIZE,
  TITLE_SIZE,
  layOutCycle,
  type PlacedSide,
  type Side
} from './cycle';
import { part } from './rows';
import {
  LEADING,
  arrowHead,
  lineOf,
  rectOf,
  textAt,
  textIn,
  type Mark,
  type Scene,
  type Shape,
  type Tone
} from './scene';
import { wrap } from './text';
import { rowTitle, said } from './words';

const ORDER = ['trigger', 'top', 'under', 'need', 'move'];
const TINTS: Tone[] = ['region-secure', 'region-anxious', 'region-avoidant', 'region-fearful'];
const NOTE_SIZE = 13.5;

export function sidesOf(field: Field, rows: Row[], lists: Lists = {}): Side[] {
  return rows.map((row, i) => ({
    id: row._id,
    title: rowTitle(field, row, i),
    facts: ORDER.flatMap((id) => {
      const one = part(field, id);
      const text = one ? said(one, row[id], lists) : '';
      return one && text !== '' ? [{ id, label: one.label, text }] : [];
    })
  }));
}

export function drawCycle(field: Field, rows: Row[], width: number, lists: Lists = {}): Scene {
  const waiting = [t('One side, still empty'), t('The other side, still empty')];
  const drawing = layOutCycle(sidesOf(field, rows, lists), width, waiting);
  const note = wrap(
    t('Each arrow goes from what one side does to what touches the next. So it goes round.'),
    NOTE_SIZE,
    width - 8,
    4
  );
  const back = [
    ...drawing.arrows.flatMap(({ path, end, angle }) => [
      lineOf(path, 'clay', 2.2),
      lineOf(arrowHead(end, angle, 10), 'clay', 2.2)
    ]),
    ...drawing.sides.filter((side) => side.waiting).flatMap(waitingShapes),
    textAt(note, 4, drawing.height + 12, NOTE_SIZE, { tone: 'ink-soft' })
  ];
  const there = drawing.sides.filter((side) => !side.waiting);
  const marks = there.map((side, i): Mark => {
    const shapes = cardShapes(side, TINTS[i % TINTS.length] ?? 'sand');
    return {
      row: side.id,
      at: { x: side.box.x, y: side.box.y },
      box: side.box,
      rounding: 14,
      shapes
    };
  });
  const height = Math.ceil(drawing.height + 18 + note.length * NOTE_SIZE * LEADING);
  return { width, height, back, marks };
}

function waitingShapes({ box, title }: PlacedSide): Shape[] {
  return [
    rectOf(box, 14, { stroke: 'ink-soft', strokeWidth: 1.3, dash: '5 5' }),
    textIn(title, middle(box), TEXT_SIZE, { tone: 'ink-soft' })
  ];
}

function cardShapes({ box, title, facts }: PlacedSide, tint: Tone): Shape[] {
  return [
    rectOf(box, 14, { fill: tint, stroke: 'line', strokeWidth: 1 }),
    textAt(title, box.x + 22, box.y + 14, TITLE_SIZE, { bold: true }),
    ...facts.flatMap(({ id, box: own, label, text }) => {
      const [x, top] = [own.x + 8, own.y + 6];
      const words = [
        textAt(label, x, top, LABEL_SIZE, { tone: 'ink-soft' }),
        textAt(text, x, top + label.length * LABEL_SIZE * LEADING, TEXT_SIZE)
      ];
      // What touches and what is done are where the arrows come in and leave.
      const ends = id === 'move' || id === 'trigger';
      return ends ? [rectOf(own, 9, { fill: 'surface', fillOpacity: 0.75 }), ...words] : words;
    })
  ];
}
