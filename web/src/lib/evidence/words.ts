import type { Label } from '$lib/ways/types';
import { isRatio, type Plot, type Scale } from './plots';
import type { Design, Figure, Row } from './types';

const LABELS: Record<Label, string> = {
  strong: 'Evidence: strong',
  good: 'Evidence: good',
  promising: 'Evidence: promising',
  early: 'Evidence: early',
  none_found: 'Evidence: none found',
  indirect: 'Evidence: indirect'
};

export const labelWords = (label: Label): string => LABELS[label];

const DESIGNS: Record<Design, string> = {
  between_groups: 'Groups compared',
  observation: 'Seen in real care',
  before_after: 'Change from start to end',
  correlation: 'Things that go together',
  review: 'A review of studies',
  none: 'No study found'
};

export const designWords = (design: Design): string => DESIGNS[design];

const SURE = { high: 'quite sure', some: 'fairly sure', low: 'not sure' };
const CHECKED = {
  read: 'Read in the source',
  memory: 'From memory, not read again',
  both: 'Partly read in the source, partly from memory'
};

export const sureWords = (row: Row): string => SURE[row.sure];
export const checkedWords = (row: Row): string => CHECKED[row.checked];

const TO_HUNDREDTHS = ['g', 'd', 'SMD', 'r', 'RR', 'OR', 'HR', 'beta', 'B', 'ES'];
const SIGNS: Record<string, string> = { eta2: 'η²', MD: 'points', ES: 'size' };

/** A number as it was printed, with at least two decimals where its scale has them. */
export function numberWords(value: number, metric: string): string {
  const printed = String(Math.abs(value));
  const decimals = printed.split('.')[1]?.length ?? 0;
  const text = TO_HUNDREDTHS.includes(metric)
    ? Math.abs(value).toFixed(Math.max(2, decimals))
    : printed;
  return value < 0 ? `−${text}` : text;
}

/** What stands beside a mark: the number, and its range where one was reported. */
export function valueWords(figure: Figure): string {
  const number = (value: number) => numberWords(value, figure.metric);
  const to = figure.value_to === undefined ? '' : ` to ${number(figure.value_to)}`;
  const inPercent = ['percent', 'variance'].includes(figure.metric) ? ' %' : '';
  return `${number(figure.value)}${to}${inPercent}`;
}

export function rangeWords(figure: Figure): string {
  if (figure.low === undefined || figure.high === undefined) return 'range not reported';
  return `${numberWords(figure.low, figure.metric)} to ${numberWords(figure.high, figure.metric)}`;
}

/** One figure as a line of text: what it counts, its scale, the number and its range. */
export function figureWords(figure: Figure): string {
  const sign = ['percent', 'variance'].includes(figure.metric)
    ? ''
    : `${SIGNS[figure.metric] ?? figure.metric} `;
  const range = figure.low === undefined ? '' : ` (${rangeWords(figure)})`;
  return `${capital(figure.what)}: ${sign}${valueWords(figure)}${range}`;
}

/** What a line of a plot counts. Its good side is named below the axis, so it is left out here. */
export function whatWords(figure: Figure): string {
  return capital(figure.what.replace(/ \((higher|lower) is better\)/, ''));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const comparedWith = (row: Row, figure?: Figure): string =>
  figure?.comparator ?? row.comparator;

/** What a figure was compared with, where its row says something else and its own name does not. */
export function besideWords({ what, comparator }: Figure): string {
  return comparator && !/^against /.test(what) && !what.includes(comparator) ? comparator : '';
}

/** How many studies and people a row rests on; nothing where that was not seen. */
export function countWords(row: Row): string[] {
  const count = (value: number, one: string, more: string) =>
    `${value.toLocaleString('en')} ${value === 1 ? one : more}`;
  const studies =
    row.studies_note ?? (row.studies === undefined ? '' : count(row.studies, 'study', 'studies'));
  const people =
    row.people_note ?? (row.people === undefined ? '' : count(row.people, 'person', 'people'));
  return [studies, people].filter(Boolean);
}

const TITLES: Record<Design, string> = {
  between_groups: 'Next to another group',
  observation: 'Seen in real care, without drawing lots',
  before_after: 'From start to end, with no group beside it',
  correlation: 'Things that go together',
  review: 'Pooled from studies of mixed kinds',
  none: ''
};
const SCALES: Record<Scale, string> = {
  difference: '',
  r: 'as r',
  RR: 'as a ratio of people (RR)',
  OR: 'as a ratio of odds (OR)',
  HR: 'as a ratio over time (HR)'
};

/** The heading of a plot; `name` gives the short name of a way. */
export function plotTitle(plot: Plot, name: (way: string) => string): string {
  const [one, other] = plot.between ?? [];
  const title = one && other ? `${name(one)} next to ${name(other)}` : TITLES[plot.design];
  const scale = plot.design === 'correlation' ? '' : SCALES[plot.scale];
  const lower = isRatio(plot.scale) && plot.better === 'lower' ? 'fewer is better' : '';
  return [title, scale, lower].filter(Boolean).join(', ');
}

const NOTES: Record<Scale, string> = {
  difference:
    'The letters g, d and SMD all count in standard deviations, so they may share this line.',
  r: 'The letter r runs from −1 to 1, and 0 means no link. It must not be set beside g or d.',
  RR:
    'At 1 there is no difference. At 2, twice as many people had this result. ' +
    'At 0.5 it was half as many.',
  OR:
    'At 1 there is no difference. Odds look larger than shares of people, ' +
    'so 4 does not mean four times as many.',
  HR: 'At 1 there is no difference. At 2 it came twice as fast, at 0.5 half as fast.'
};

const CUSTOM = 'By a rough custom 0.2 is small, 0.5 is in the middle and 0.8 is large.';
const OVER_TIME =
  'Time alone brings change too, so these look larger. Never set them beside a gap between groups.';

/** What the scale of a plot counts, and how it may be read. */
export function plotNote(plot: Plot): string {
  const more =
    plot.design === 'before_after'
      ? OVER_TIME
      : plot.scale === 'difference' && ['between_groups', 'observation'].includes(plot.design)
        ? CUSTOM
        : '';
  return [NOTES[plot.scale], more].filter(Boolean).join(' ');
}

/** What the lines of a row share: what was measured, next to what, on how many, and how sure. */
export function rowWords(row: Row, design: Design, mixed: boolean): string {
  const alone = ['before_after', 'correlation'].includes(design) || row.comparator === 'none';
  const parts = [
    mixed ? row.about : row.outcome,
    alone ? '' : `next to ${row.comparator === 'mixed' ? 'groups of mixed kinds' : row.comparator}`,
    ...countWords(row),
    `we are ${sureWords(row)}`
  ];
  return parts.filter(Boolean).join('; ');
}

export interface Sides {
  low: string;
  middle: string;
  high: string;
}

/** What the two sides of no effect mean. */
export function sidesOf(plot: Plot, name: (way: string) => string): Sides {
  const [one, other] = plot.between ?? [];
  if (one && other) {
    const better = (way: string) => `${name(way)} did better`;
    return { low: better(other), middle: 'no difference', high: better(one) };
  }
  if (plot.design === 'correlation') {
    return { low: 'More of one, less of the other', middle: 'no link', high: 'They go up together' };
  }
  // A pool of mixed kinds holds gaps between groups and changes from the start alike.
  if (plot.design === 'review') {
    return { low: 'It got worse', middle: 'no gain', high: 'It got better' };
  }
  const overTime = plot.design === 'before_after';
  const good = overTime ? 'Better at the end' : 'This help did better';
  const less = overTime ? 'Worse at the end' : 'The others did better';
  const middle = overTime ? 'no change' : 'no difference';
  return plot.better === 'higher'
    ? { low: less, middle, high: good }
    : { low: good, middle, high: less };
}
