import { t } from '$lib/language/t';
import { grown, type Box } from '$lib/map/shapes';
import type { Field, Row } from '$lib/practice/types';
import {
  LINK_SIZE,
  NAME_SIZE,
  ROLE_SIZE,
  layOutParts,
  type Panel,
  type Part,
  type PlacedPart
} from './parts';
import { part, scaleOf } from './rows';
import {
  LEADING,
  circleAt,
  lineOf,
  rectOf,
  textAt,
  textHeight,
  textIn,
  type Mark,
  type Scene,
  type Shape,
  type Tone
} from './scene';
import { measure, plain, wrap } from './text';
import { number, rowTitle, said } from './words';

const TINTS: Tone[] = ['region-avoidant', 'region-anxious', 'region-secure', 'region-fearful'];
const NOTE_SIZE = 13.5;

const rolesOf = (field: Field): string[] => [
  ...(part(field, 'role')?.options ?? []).map(({ text }) => text),
  noRole(field)
];
const noRole = (field: Field): string =>
  part(field, 'role') ? t('No role chosen yet') : t('Parts');

export function partsOf(field: Field, rows: Row[]): Part[] {
  const role = part(field, 'role');
  const roles = rolesOf(field);
  return rows.map((row, i) => {
    const named = role ? said(role, row.role) : '';
    const other =
      part(field, 'linked_to') && typeof row.linked_to === 'string' ? plain(row.linked_to) : '';
    return {
      id: row._id,
      name: rowTitle(field, row, i),
      role: roles.includes(named) ? named : noRole(field),
      strength: part(field, 'strength') ? scaleOf(row, 'strength') : null,
      link: other === '' ? '' : t('linked to {name}', { name: other }),
      linkedTo: other
    };
  });
}

export function drawParts(field: Field, rows: Row[], width: number): Scene {
  const drawing = layOutParts(partsOf(field, rows), width, rolesOf(field));
  const { me, panels } = drawing;
  const tint = (i: number): Tone => TINTS[i % TINTS.length] ?? 'sand';
  const note = noteLines(field, rows, width);
  const empty = rows.length === 0;
  const back = [
    ...drawing.ties.map((tie) => lineOf(tie, 'line', 2)),
    ...panels.map(({ box }, i) => rectOf(box, 14, { fill: tint(i) })),
    ...drawing.links.map(({ path }) => lineOf(path, 'mark-plum', 2, '1 5')),
    ...panels.flatMap((panel, i) => roleShapes(panel, tint(i))),
    circleAt(me, me.r, { fill: 'base' }),
    textIn([t('me')], me, 17, { bold: true, tone: 'base-ink' }),
    textAt(note, empty ? width / 2 : 4, drawing.height + 10, NOTE_SIZE, {
      anchor: empty ? 'middle' : 'start',
      tone: 'ink-soft'
    })
  ];
  const marks = panels.flatMap(({ parts }, i) =>
    parts.map((one): Mark => {
      return { row: one.id, at: one.at, box: one.box, shapes: partShapes(one, tint(i)) };
    })
  );
  const below = note.length > 0 ? note.length * NOTE_SIZE * LEADING + 8 : 0;
  return { width, height: Math.ceil(drawing.height + 10 + below), back, marks };
}

function noteLines(field: Field, rows: Row[], width: number): string[] {
  if (rows.length === 0) return wrap(t('Nothing is here yet.'), NOTE_SIZE, width - 8);
  const strength = part(field, 'strength');
  if (!strength) return [];
  const words = t('The larger the circle, the higher its number: {label}, 0 to 10.', {
    label: strength.label
  });
  return wrap(words, NOTE_SIZE, width - 8, 4);
}

/** A ground in the tint of the group keeps words free of the lines that run behind them. */
const ground = (box: Box, tint: Tone): Shape => rectOf(grown(box, 2), 6, { fill: tint });

function roleShapes({ box, role }: Panel, tint: Tone): Shape[] {
  const [x, y] = [box.x + 14, box.y + 12];
  const width = Math.max(0, ...role.map((line) => measure(line, ROLE_SIZE, true)));
  return [
    ground({ x, y, width, height: textHeight(role.length, ROLE_SIZE) }, tint),
    textAt(role, x, y, ROLE_SIZE, { bold: true, tone: 'ink-soft' })
  ];
}

function partShapes(
  { at, r, strength, nameLines, linkLines, words }: PlacedPart,
  tint: Tone
): Shape[] {
  const below = words.y + textHeight(nameLines.length, NAME_SIZE);
  const dash = strength === null && { dash: '4 4' };
  return [
    ground(words, tint),
    circleAt(at, r, { fill: 'surface', stroke: 'mark-plum', strokeWidth: 2, ...dash }),
    ...(strength === null ? [] : [textIn([number(strength)], at, 15, { bold: true })]),
    textAt(nameLines, at.x, words.y, NAME_SIZE, { anchor: 'middle', bold: true }),
    textAt(linkLines, at.x, below, LINK_SIZE, { anchor: 'middle', tone: 'ink-soft' })
  ];
}
