import { t } from '../language/t';
import { ROW_KINDS, type Field, type FieldKind } from '../practice/types';

export interface Blank {
  /** Lines to write on. */
  lines: number;
  /** One word or number fits on a short one. */
  short: boolean;
  /** Boxes to tick. */
  options: string[];
  /** Numbers to ring. */
  numbers: number[];
  /** Rows of a group to fill. */
  rows: number;
}

const SHORT: FieldKind[] = [
  'number', 'date', 'time', 'date_time', 'duration', 'timer', 'breathing', 'computed'
];
const TENS = Array.from({ length: 11 }, (_, n) => n);

/** What a question that nobody has answered looks like on paper. */
export function blankOf(field: Field): Blank {
  const { kind } = field;
  const blank: Blank = { lines: 1, short: SHORT.includes(kind), options: [], numbers: [], rows: 0 };
  if (kind === 'long_text') blank.lines = 6;
  if (kind === 'feeling' || kind === 'need' || kind === 'body_place') blank.lines = 2;
  if (kind === 'choice' || kind === 'several') blank.options = (field.options ?? []).map((one) => one.text);
  if (kind === 'yes_no') blank.options = [t('Yes'), t('No')];
  if (kind === 'scale_10') blank.numbers = TENS;
  if (kind === 'scale_100') blank.numbers = TENS.map((n) => n * 10);
  if ((ROW_KINDS as readonly FieldKind[]).includes(kind))
    blank.rows = Math.min(field.at_most ?? Infinity, Math.max(field.at_least ?? 0, 3));
  return blank;
}
