import made from './figures.json';
import { figure, language, t } from '$lib/language/t';

/** What `script/science` wrote down from the program's own output. No figure is typed by hand. */
export interface ScaleFit {
  id: string;
  items: number;
  alpha: number;
  omega: number;
  rmsea: number;
  rmsea_low: number;
  rmsea_high: number;
  cfi: number;
  srmsr: number;
  q3_flagged: number;
  q3_most: { items: [string, string]; value: number };
}

export interface ScaleReplay {
  id: string;
  items: number;
  mean_items: number;
  median_items: number;
  ninety_percent_items: number;
  correlation: number;
  rmse: number;
  coverage: number;
  never_reached: number;
  unused_items: number;
  most_shown: number;
}

export interface Simulated {
  people: number;
  mean_statements: number;
  coverage: { id: string; value: number }[];
  named: number;
  named_rightly: number;
  least_shown: number;
  most_shown: number;
}

export interface Share {
  value: number;
  low: number;
  high: number;
  count: number;
  of: number;
}

export interface Figures {
  made: { on: string; program: string; ecr: string; bank: string };
  answers: { people_in_file: number; people_used: number };
  calibration: { id: string; log_likelihood: number }[];
  fit: ScaleFit[];
  difference_between_groups: { group: string; people: number; item: string; value: number }[];
  replay: { people: number; stop: number; plain: ScaleReplay[]; shipped: ScaleReplay[] };
  simulated: { full: Simulated; short: Simulated };
  smallest_change: { full: number; short: number };
  phrases: {
    version: string;
    heavy_phrases: number;
    light_phrases: number;
    sentences: number;
    /** Sentences that nobody looked at while choosing the phrases; the shares are of these. */
    untouched: number;
    recall: Share;
    precision: Share;
    left_alone: Share;
    all: Record<'recall' | 'precision' | 'left_alone', { count: number; of: number }>;
  };
}

export const figures: Figures = made as Figures;

// The sign never stands on a line of its own.
const SIGN = '\u00a0%';

/** A share from 0 to 1 as percent, and 0 or 100 only where it is exactly so. */
export function percent(share: number, digits = 0): string {
  const shown = (share * 100).toFixed(digits);
  if (share > 0 && Number(shown) === 0)
    return t('below {percent}', { percent: figure(10 ** -digits, digits) + SIGN });
  if (share < 1 && Number(shown) === 100)
    return t('above {percent}', { percent: figure(100 - 10 ** -digits, digits) + SIGN });
  return figure(share * 100, digits) + SIGN;
}

/** A correlation and its like, as the field writes it: .95 */
export function ratio(value: number, digits = 2): string {
  return figure(value, digits).replace(/^(-?)0\./, '$1.');
}

export function count(value: number): string {
  return Math.round(value).toLocaleString(language());
}
