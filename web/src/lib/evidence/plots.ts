import type { Better, Design, Figure, Row } from './types';

/** What may share an axis: standardised differences, correlations, and each ratio by itself. */
export type Scale = 'difference' | 'r' | 'RR' | 'OR' | 'HR';

const SCALES: Record<string, Scale> = {
  ...{ g: 'difference', d: 'difference', SMD: 'difference' },
  ...{ r: 'r', RR: 'RR', OR: 'OR', HR: 'HR' }
};

export interface Line {
  row: Row;
  figure: Figure;
  design: Design;
  scale: Scale;
}

/** Figures of one design on one scale with one good side: only these are drawn on one axis. */
export interface Plot {
  id: string;
  design: Design;
  scale: Scale;
  better: Better;
  /** Where two ways are set side by side: the one that numbers above no effect speak for first. */
  between: [string, string] | null;
  lines: Line[];
}

export const isRatio = (scale: Scale): boolean => !['difference', 'r'].includes(scale);
export const noEffect = (scale: Scale): number => (isRatio(scale) ? 1 : 0);
export const designOf = (row: Row, figure: Figure): Design => figure.design ?? row.design;
export const scaleOf = (figure: Figure): Scale | null => SCALES[figure.metric] ?? null;

/** The good side of no effect. A link has none: two things only go together, or against each other. */
function betterOf(row: Row, figure: Figure): Better {
  if (designOf(row, figure) === 'correlation') return 'higher';
  return figure.better ?? row.better;
}

/** The two ways that a figure sets side by side, if it does. */
function pairOf(row: Row, figure: Figure): [string, string] | null {
  const other = row.ways.find((way) => way !== figure.favours);
  return figure.favours && other ? [figure.favours, other] : null;
}

const ORDER: Design[] = ['between_groups', 'observation', 'before_after', 'correlation', 'review'];
const BY_SCALE: Scale[] = ['difference', 'r', 'RR', 'OR', 'HR'];

const inOrder = (a: Plot, b: Plot): number =>
  ORDER.indexOf(a.design) - ORDER.indexOf(b.design) ||
  Number(a.between !== null) - Number(b.between !== null) ||
  BY_SCALE.indexOf(a.scale) - BY_SCALE.indexOf(b.scale);

/** Parts the figures of rows into plots, so that no axis ever holds numbers of two kinds. */
export function plotsOf(rows: Row[]): Plot[] {
  const plots = new Map<string, Plot>();
  for (const row of besideEachOther(rows)) {
    if (!row.shown) continue;
    for (const figure of row.figures) {
      const [design, scale, better] = [designOf(row, figure), scaleOf(figure), betterOf(row, figure)];
      if (!scale) continue;
      const between = pairOf(row, figure);
      const id = [design, scale, better, ...(between ?? [])].join('-');
      const plot = plots.get(id) ?? { id, design, scale, better, between, lines: [] };
      plot.lines.push({ row, figure, design, scale });
      plots.set(id, plot);
    }
  }
  return [...plots.values()].sort(inOrder);
}

/** The lines of a plot, together where they come from one row. */
export function byRow(lines: Line[]): [Line, ...Line[]][] {
  const groups = new Map<string, [Line, ...Line[]]>();
  for (const line of lines) {
    const group = groups.get(line.row.id);
    if (group) group.push(line);
    else groups.set(line.row.id, [line]);
  }
  return [...groups.values()];
}

/** A last look before drawing: a plot that mixes kinds is our own slip, and must not be seen. */
export function keepAlike(plot: Plot): Plot {
  for (const { row, figure, design, scale } of plot.lines) {
    const alike =
      design === plot.design &&
      scale === plot.scale &&
      betterOf(row, figure) === plot.better &&
      row.shown;
    if (!alike) throw new Error(`${row.id} does not belong on the axis ${plot.id}`);
  }
  return plot;
}

/** Figures that no axis can hold: shares in percent, points of a questionnaire, and the like. */
export function onlyWords(row: Row): Figure[] {
  return row.shown ? row.figures.filter((figure) => !scaleOf(figure)) : [];
}

/** Rows in their order, but each right before the ones that it does not agree with. */
export function besideEachOther(rows: Row[]): Row[] {
  const left = new Map(rows.map((row) => [row.id, row]));
  const placed: Row[] = [];
  const place = (row: Row | undefined) => {
    if (!row || !left.delete(row.id)) return;
    placed.push(row);
    for (const id of row.conflicts_with ?? []) place(left.get(id));
  };
  for (const row of rows) place(row);
  return placed;
}

/** Pairs of rows that do not agree, each pair once. */
export function conflicts(rows: Row[]): [Row, Row][] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return rows.flatMap((row) =>
    (row.conflicts_with ?? []).flatMap((id): [Row, Row][] => {
      const other = known.get(id);
      return other && row.id < id ? [[row, other]] : [];
    })
  );
}

/** Rows about a way itself, and rows about help like it or about therapy in general. */
export function nearAndFar(way: { id: string; evidence: { rows: string[] } }, rows: Row[]) {
  const own = rows.filter((row) => row.ways.includes(way.id));
  const near = rows.filter(
    (row) => !row.ways.includes(way.id) && way.evidence.rows.includes(row.id)
  );
  return { own, near };
}
