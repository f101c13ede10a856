import { figure, locale, spoken, t } from '$lib/language/t';
import type { Pattern } from './patterns';
import { decimalsOf, type Reading } from './series';
import type { Series } from './types';

export const dayWords = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(new Date(at));

/** As exact as it was told, and no more. */
export const valueWords = (value: number, { step, answers }: Pick<Series, 'step' | 'answers'>): string =>
  answers === 'yes_no' ? (value === 1 ? t('Yes') : t('No')) : signed(value, decimalsOf(step));

function signed(value: number, decimals: number): string {
  const text = figure(Math.abs(value), decimals);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** What the series says beside its own beginning. */
export function verdictWords(reading: Reading, series: Series): string {
  if (series.answers === 'yes_no') return shareWords(reading);
  const { n, verdict, baseline } = reading;
  const value = baseline === null ? '' : valueWords(baseline, series);
  switch (verdict) {
    case 'too_early':
      return n === 1
        ? t('One day so far. It is too early to say; three days make a beginning.')
        : t('Two days so far. It is too early to say; three days make a beginning.');
    case 'starting':
      return t('Three days make your baseline, {value}. From here on you can see what moves.', { value });
    case 'within':
      return t('Within your own usual range.');
    case 'first_better':
      return t('The last value lies outside your own range, on the easier side. It may be chance. If the next one does too, it counts.');
    case 'first_harder':
      return t('The last value lies outside your own range, on the harder side. It may be chance, or one hard day.');
    case 'better':
      return t('The last two values lie outside your own range, on the easier side. That is a real shift, and small ones count.');
    case 'harder':
      return t('The last two values lie outside your own range, on the harder side. That belongs to the picture, and it may help to tell someone.');
  }
}

function shareWords({ n, verdict, halves }: Reading): string {
  if (!halves) {
    return n === 1
      ? t('One answer so far. It is too early to say; eight make two halves to compare.')
      : t('{n} answers so far. It is too early to say; eight make two halves to compare.', { n });
  }
  const [first, later] = halves;
  const counts = t('Yes in {a} of {n} at first, and in {b} of {m} later.', {
    a: first.yes,
    n: first.n,
    b: later.yes,
    m: later.n
  });
  if (verdict === 'within') return `${counts} ${t('Chance alone could do that.')}`;
  return verdict === 'better'
    ? `${counts} ${t('That is a real shift, on the easier side.')}`
    : `${counts} ${t('That is a shift to the harder side. It may help to tell someone.')}`;
}

/** How many, over how long, and which side is the easier one. */
export function countWords({ answers, better, values, unit }: Series, { n, low, high }: Reading, range: string): string {
  const [first, last] = [values[0]?.at ?? '', values.at(-1)?.at ?? ''];
  const span = { from: dayWords(first), to: dayWords(last), n };
  const counted =
    answers === 'yes_no'
      ? n === 1
        ? t('1 answer, {from}.', span)
        : t('{n} answers, {from} to {to}.', span)
      : n === 1
        ? t('1 day, {from}.', span)
        : t('{n} days, {from} to {to}.', span);
  const side =
    answers === 'yes_no'
      ? better === 'higher'
        ? t('Yes is the easier side.')
        : t('No is the easier side.')
      : better === 'higher'
        ? t('Higher is the easier side.')
        : t('Lower is the easier side.');
  const band = low === null || high === null ? '' : t('Your own range: {range}{unit}.', { range, unit: unit && ` ${unit}` });
  return [counted, band, side].filter((one) => one !== '').join(' ');
}

export function plateauWords({ weeks }: { weeks: number }): string {
  return t('This has been steady for {n} weeks. That is common, and no fault.', { n: weeks });
}

export const MOVES: Record<string, string> = spoken({
  reach: 'reach harder',
  pull_back: 'pull back',
  please: 'please',
  perform: 'perform',
  freeze: 'freeze',
  disappear: 'disappear',
  spiral: 'go round and round in thoughts',
  attack: 'hit out with words'
});

const PARTS: Record<string, string> = spoken({
  night: 'at night',
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening'
});

/** 4 January 1970 was a Sunday. */
const weekdayOf = (index: string): string =>
  new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 4 + Number(index)))
  );

/** "In 6 of 8 entries ...": what was counted, and never what the person is like. */
export function patternWords(one: Pattern, place: (id: string) => string, title: (form: string) => string): string {
  const { kind, what, k, n } = one;
  switch (kind) {
    case 'move':
      return t('In {k} of {n} entries the old move was to {what}.', { k, n, what: MOVES[what] ?? what });
    case 'with':
      return t('In {k} of {n} entries it was with {what}.', { k, n, what });
    case 'weekday':
      return t('In {k} of {n} entries it was a {what}.', { k, n, what: weekdayOf(what) });
    case 'time':
      return t('In {k} of {n} entries it happened {what}.', { k, n, what: PARTS[what] ?? what });
    case 'body':
      return t('In {k} of {n} entries the body spoke here: {what}.', { k, n, what: place(what) });
    case 'helped':
      return t('In {k} of {n} entries this helped: {what}.', { k, n, what });
    case 'eased':
      return t('In {k} of {n} entries of “{what}” distress was lower afterwards.', { k, n, what: title(what) });
  }
}
