import type { Label } from '$lib/ways/types';
import { isRatio, type Plot, type Scale } from './plots';
import type { Design, Figure, Row } from './types';
import { figure as figureText, language, spoken, t } from '$lib/language/t';

const LABELS: Record<Label, string> = spoken({
  strong: 'Evidence: strong',
  good: 'Evidence: good',
  promising: 'Evidence: promising',
  early: 'Evidence: early',
  none_found: 'Evidence: none found',
  indirect: 'Evidence: indirect'
});

export const labelWords = (label: Label): string => LABELS[label];

const DESIGNS: Record<Design, string> = spoken({
  between_groups: 'Groups compared',
  observation: 'Seen in real care',
  before_after: 'Change from start to end',
  correlation: 'Things that go together',
  review: 'A review of studies',
  none: 'No study found'
});

export const designWords = (design: Design): string => DESIGNS[design];

const SURE = spoken({ high: 'quite sure', some: 'fairly sure', low: 'not sure' });
const CHECKED = spoken({
  read: 'Read in the source',
  memory: 'From memory, not read again',
  both: 'Partly read in the source, partly from memory'
});

export const sureWords = (row: Row): string => SURE[row.sure];
export const checkedWords = (row: Row): string => CHECKED[row.checked];

const TO_HUNDREDTHS = ['g', 'd', 'SMD', 'r', 'RR', 'OR', 'HR', 'beta', 'B', 'ES'];
const SIGNS: Record<string, string> = spoken({ eta2: 'η²', MD: 'points', ES: 'size' });

/** A number as it was printed, with at least two decimals where its scale has them. */
export function numberWords(value: number, metric: string): string {
  const printed = String(Math.abs(value));
  const decimals = printed.split('.')[1]?.length ?? 0;
  const shown = TO_HUNDREDTHS.includes(metric) ? Math.max(2, decimals) : decimals;
  const text = figureText(Math.abs(value), shown);
  return value < 0 ? `−${text}` : text;
}

/** What stands beside a mark: the number, and its range where one was reported. */
export function valueWords(figure: Figure): string {
  const number = (value: number) => numberWords(value, figure.metric);
  const inPercent = ['percent', 'variance'].includes(figure.metric) ? ' %' : '';
  const low = number(figure.value);
  const values =
    figure.value_to === undefined
      ? low
      : t('{low} to {high}', { low, high: number(figure.value_to) });
  return `${values}${inPercent}`;
}

export function rangeWords(figure: Figure): string {
  if (figure.low === undefined || figure.high === undefined) return t('range not reported');
  return t('{low} to {high}', {
    low: numberWords(figure.low, figure.metric),
    high: numberWords(figure.high, figure.metric)
  });
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
  const studies = row.studies === undefined ? '' : studyCount(row.studies);
  const people = row.people === undefined ? '' : peopleCount(row.people);
  const noted = [t(row.studies_note ?? ''), t(row.people_note ?? '')];
  return [noted[0] || studies, noted[1] || people].filter(Boolean);
}

const grouped = (value: number) => value.toLocaleString(language());
const studyCount = (count: number) =>
  count === 1 ? t('1 study') : t('{count} studies', { count: grouped(count) });
const peopleCount = (count: number) =>
  count === 1 ? t('1 person') : t('{count} people', { count: grouped(count) });

const TITLES: Record<Design, string> = spoken({
  between_groups: 'Next to another group',
  observation: 'Seen in real care, without drawing lots',
  before_after: 'From start to end, with no group beside it',
  correlation: 'Things that go together',
  review: 'Pooled from studies of mixed kinds',
  none: ''
});
const SCALES: Record<Scale, string> = spoken({
  difference: '',
  r: 'as r',
  RR: 'as a ratio of people (RR)',
  OR: 'as a ratio of odds (OR)',
  HR: 'as a ratio over time (HR)'
});

/** The heading of a plot; `name` gives the short name of a way. */
export function plotTitle(plot: Plot, name: (way: string) => string): string {
  const [one, other] = plot.between ?? [];
  const title =
    one && other
      ? t('{one} next to {other}', { one: name(one), other: name(other) })
      : TITLES[plot.design];
  const scale = plot.design === 'correlation' ? '' : SCALES[plot.scale];
  const lower = isRatio(plot.scale) && plot.better === 'lower' ? t('fewer is better') : '';
  return [title, scale, lower].filter(Boolean).join(', ');
}

const NOTES: Record<Scale, string> = spoken({
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
});


/** What the scale of a plot counts, and how it may be read. */
export function plotNote(plot: Plot): string {
  const more =
    plot.design === 'before_after'
      ? t(`
          Time alone brings change too, so these look larger. Never set them beside a gap between
          groups.
        `)
      : plot.scale === 'difference' && ['between_groups', 'observation'].includes(plot.design)
        ? t('By a rough custom 0.2 is small, 0.5 is in the middle and 0.8 is large.')
        : '';
  return [NOTES[plot.scale], more].filter(Boolean).join(' ');
}

/** What the lines of a row share: what was measured, next to what, on how many, and how sure. */
export function rowWords(row: Row, design: Design, mixed: boolean): string {
  const alone = ['before_after', 'correlation'].includes(design) || row.comparator === 'none';
  const parts = [
    mixed ? row.about : row.outcome,
    alone
      ? ''
      : row.comparator === 'mixed'
        ? t('next to groups of mixed kinds')
        : t('next to {whom}', { whom: t(row.comparator) }),
    ...countWords(row),
    t('we are {sure}', { sure: sureWords(row) })
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
    const better = (way: string) => t('{way} did better', { way: name(way) });
    return { low: better(other), middle: t('no difference'), high: better(one) };
  }
  if (plot.design === 'correlation') {
    return {
      low: t('More of one, less of the other'),
      middle: t('no link'),
      high: t('They go up together')
    };
  }
  // A pool of mixed kinds holds gaps between groups and changes from the start alike.
  if (plot.design === 'review') {
    return { low: t('It got worse'), middle: t('no gain'), high: t('It got better') };
  }
  const overTime = plot.design === 'before_after';
  const good = overTime ? t('Better at the end') : t('This help did better');
  const less = overTime ? t('Worse at the end') : t('The others did better');
  const middle = overTime ? t('no change') : t('no difference');
  return plot.better === 'higher'
    ? { low: less, middle, high: good }
    : { low: good, middle, high: less };
}
