import { t } from '$lib/language/t';
import type { Box } from '$lib/map/shapes';
import type { Field, Row } from '$lib/practice/types';
import { layOutPeople, type PeopleDrawing, type Person, type PlacedPerson } from './people';
import { DETAIL_SIZE, NAME_SIZE } from './people-labels';
import { setKey, setLegend } from './people-legend';
import { part, scaleOf } from './rows';
import { LEADING, circleAt, textAt, textIn, type Mark, type Scene, type Shape } from './scene';
import { baseSign, bothSign, havenSign } from './signs';
import { number, rowTitle } from './words';

export function peopleOf(field: Field, rows: Row[]): Person[] {
  const has = (id: string) => part(field, id) !== undefined;
  return rows.map((row, i) => {
    const person = {
      id: row._id,
      name: rowTitle(field, row, i),
      closeness: has('closeness') ? scaleOf(row, 'closeness') : null,
      safety: has('safety') ? scaleOf(row, 'safety') : null,
      haven: has('haven') && row.haven === 'yes',
      base: has('base') && row.base === 'yes'
    };
    const details = [
      ...(person.safety === null ? [] : [t('safety {value}', { value: number(person.safety) })]),
      ...(person.haven ? [t('haven')] : []),
      ...(person.base ? [t('base')] : []),
      ...(has('closeness') && person.closeness === null ? [t('closeness not set')] : [])
    ];
    // A break inside "safety 8" would set the number apart from its word.
    return { ...person, details: details.map((one) => one.replaceAll(' ', '\u00a0')) };
  });
}

export function drawPeople(
  field: Field,
  rows: Row[],
  width: number
): { scene: Scene; drawing: PeopleDrawing } {
  const closeness = part(field, 'closeness');
  const [near, far] = [closeness?.high ?? t('very near'), closeness?.low ?? t('far away')];
  const drawing = layOutPeople(peopleOf(field, rows), width, [near, far]);
  const key = setKey(drawing);
  const legend = setLegend(field, drawing.width, key.bottom, near, far);
  const marks = drawing.people.map((person): Mark => {
    const box = touchBox(person, drawing);
    const inKey = key.shapes.get(person.id) ?? [];
    const shapes = [...markShapes(person, drawing.markSize), ...labelShapes(person), ...inKey];
    return { row: person.id, at: person.at, box, rounding: box.width / 2, shapes };
  });
  const back = [...rings(drawing), ...legend.shapes];
  return { drawing, scene: { width: drawing.width, height: legend.bottom, back, marks } };
}

function rings({ centre, inner, outer, markSize, self, tags }: PeopleDrawing): Shape[] {
  const ring = (r: number, fillOpacity: number): Shape =>
    circleAt(centre, r, { fill: 'base-soft', fillOpacity, stroke: 'line', strokeWidth: 1 });
  return [
    circleAt(centre, outer + markSize + 6, { fill: 'base-soft', fillOpacity: 0.3 }),
    ring(outer, 0.35),
    ring((inner + outer) / 2, 0.45),
    ring(inner, 0.9),
    circleAt(centre, self, { fill: 'base' }),
    textIn([t('you')], centre, 15, { bold: true, tone: 'base-ink' }),
    ...tags.map(({ text, box }) =>
      textAt([text], box.x + box.width / 2, box.y, DETAIL_SIZE, {
        anchor: 'middle',
        tone: 'ink-soft',
        halo: 'base-soft'
      })
    )
  ];
}

/** A circle that is thicker the safer the person is, with a sign or its number in the key. */
function markShapes(person: PlacedPerson, size: number): Shape[] {
  const { at, safety, haven, base, number: inKey } = person;
  const thick = (1.5 + (safety ?? 0) * 0.32) * (size / 15);
  const circle = circleAt(at, size - thick / 2, {
    fill: 'surface',
    stroke: 'clay',
    strokeWidth: Math.round(thick * 10) / 10,
    ...(person.closeness === null && { dash: '4 4' })
  });
  if (inKey !== null)
    return [circle, textIn([`${inKey}`], at, size > 12 ? 14 : 10.5, { bold: true })];
  const sign = haven && base ? bothSign : haven ? havenSign : base ? baseSign : null;
  return sign ? [circle, sign(at.x, at.y, size * 0.95)] : [circle];
}

function labelShapes({ label }: PlacedPerson): Shape[] {
  if (!label) return [];
  const { anchor, name, details } = label;
  const along = { start: 0, middle: label.width / 2, end: label.width }[anchor];
  const below = label.y + name.length * NAME_SIZE * LEADING;
  const words = [textAt(name, label.x + along, label.y, NAME_SIZE, { anchor, bold: true })];
  if (details.length > 0) {
    words.push(textAt(details, label.x + along, below, DETAIL_SIZE, { anchor, tone: 'ink-soft' }));
  }
  return words;
}

/** At least 44 pixels where the neighbours leave room for it. */
function touchBox({ id, at }: PlacedPerson, { people, markSize }: PeopleDrawing): Box {
  const gaps = people
    .filter((one) => one.id !== id)
    .map((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) / 2);
  const half = Math.max(markSize, Math.min(22, ...gaps));
  return { x: at.x - half, y: at.y - half, width: 2 * half, height: 2 * half };
}
