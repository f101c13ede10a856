import { t } from '$lib/language/t';
import type { Field, Row } from '$lib/practice/types';
import { grown, type Box } from '$lib/map/shapes';
import { numberOf, part, scaleOf } from './rows';
import {
  LEADING,
  lineOf,
  rectOf,
  textAt,
  textIn,
  type Mark,
  type Scene,
  type Shape
} from './scene';
import { DETAIL_SIZE, TITLE_SIZE, layOutTimeline, type Band, type PlacedBand } from './timeline';
import { number, rowTitle } from './words';

export function bandsOf(field: Field, rows: Row[]): Band[] {
  return rows.map((row, i) => {
    const [from, to] = [numberOf(row, 'from'), numberOf(row, 'to')];
    const heat = part(field, 'heat') ? scaleOf(row, 'heat') : null;
    const words = [
      yearWords(field, from, to),
      heat === null ? '' : t('heat {value} of 10', { value: number(heat) })
    ];
    return {
      id: row._id,
      title: rowTitle(field, row, i),
      from,
      to,
      heat,
      details: words.filter(Boolean).join(', ')
    };
  });
}

function yearWords(field: Field, from: number | null, to: number | null): string {
  const unit = part(field, 'to')?.unit ?? part(field, 'from')?.unit;
  const said = (value: number) => number(value);
  const [one, other] = [from ?? to, to ?? from];
  if (one === null || other === null) return t('no years yet');
  const words =
    one === other
      ? said(one)
      : t('{from} to {to}', { from: said(Math.min(one, other)), to: said(Math.max(one, other)) });
  return unit ? `${words} ${unit}` : words;
}

export function drawTimeline(field: Field, rows: Row[], width: number): Scene {
  const [from, to] = [part(field, 'from'), part(field, 'to')];
  const drawing = layOutTimeline(bandsOf(field, rows), width, { min: from?.min, max: to?.max });
  const { lanes, ticks } = drawing;
  const label = { anchor: 'middle', tone: 'ink-soft' } as const;
  const empty = textIn([t('Nothing is here yet.')], { x: width / 2, y: lanes.y + 26 }, TITLE_SIZE, {
    tone: 'ink-soft',
    halo: 'surface'
  });
  const back = [
    ...ticks.map(({ x }) => lineOf(`M${x} ${lanes.y} V${lanes.y + lanes.height}`, 'line', 1)),
    lineOf(`M${lanes.x} ${lanes.y} H${lanes.x + lanes.width}`, 'ink-soft', 1.5),
    ...ticks.map(({ value, x }) => textAt([number(value)], x, lanes.y - 20, DETAIL_SIZE, label)),
    ...(rows.length === 0 ? [empty] : [])
  ];
  const marks = [
    ...drawing.bands.map((band): Mark => {
      const at = { x: band.bar.x, y: band.bar.y };
      return { row: band.id, at, box: touchBox(band, width), shapes: bandShapes(band) };
    }),
    ...drawing.unplaced.map(({ id, box, lines }): Mark => {
      const shapes = [textAt(lines, box.x, box.y, TITLE_SIZE)];
      return { row: id, at: { x: box.x, y: box.y }, box: grown(box, 4), shapes };
    })
  ];
  return { width, height: drawing.height, back, marks };
}

/** The tint grows with the heat; the words beside it say the same. */
function bandShapes({ bar, text, anchor, titleLines, detailLines, heat }: PlacedBand): Shape[] {
  const x = anchor === 'start' ? text.x : text.x + text.width;
  const below = text.y + titleLines.length * TITLE_SIZE * LEADING;
  const look = { anchor, halo: 'surface' } as const;
  const tint = Math.round(10 + (heat ?? 0) * 8) / 100;
  return [
    rectOf(bar, 5, { fill: 'surface' }),
    heat === null
      ? rectOf(bar, 5, { fill: 'sand', stroke: 'ink-soft', strokeWidth: 1.2, dash: '4 3' })
      : rectOf(bar, 5, { fill: 'clay', fillOpacity: tint, stroke: 'clay', strokeWidth: 1.2 }),
    textAt(titleLines, x, text.y, TITLE_SIZE, { ...look, bold: true }),
    textAt(detailLines, x, below, DETAIL_SIZE, { ...look, tone: 'ink-soft' })
  ];
}

function touchBox({ bar, text }: PlacedBand, width: number): Box {
  const x = Math.max(0, Math.min(bar.x, text.x) - 4);
  const right = Math.min(width, Math.max(bar.x + bar.width, text.x + text.width) + 4);
  return { x, y: text.y - 4, width: right - x, height: bar.y + bar.height + 4 - (text.y - 4) };
}
