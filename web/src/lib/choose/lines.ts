import { FIT, placeOf, wishWords } from './words';
import type { Preferences, RuledOut, Suggestion } from './types';
import { figure, language, t } from '$lib/language/t';

/** One line of a card: what speaks for a way, against it, or is not known. */
export interface Line {
  sign: '+' | '−' | '?';
  text: string;
  /** The reason of the matrix, in its own words. */
  more?: string;
}

export function needLines(one: Suggestion): Line[] {
  return one.needs.map((need, i) => {
    const place = one.needs.length > 1 ? `, ${placeOf(i)}` : '';
    const sign = need.points > 0 ? '+' : need.fit === '' ? '?' : '−';
    return { sign, text: `${FIT[need.fit]} “${t(need.title)}”${place}`, more: need.reason };
  });
}

export function wishLines(one: Suggestion, wish: Preferences): Line[] {
  return one.preferences.map(({ kind, met }) => {
    if (kind === 'liked') return likedLine(met);
    const words = wishWords(kind, wish);
    if (met === 1) return { sign: '+', text: t('You asked for {words}', { words }) };
    if (met > 0) return { sign: '+', text: t('In part: you asked for {words}', { words }) };
    return {
      sign: '−',
      text: t('You asked for {words}. That is not how it usually goes here', { words })
    };
  });
}

const likedLine = (met: number): Line =>
  met > 0
    ? { sign: '+', text: t('You marked it as one that you like, or that helped you before') }
    : {
        sign: '−',
        text: t('You marked other ways as ones that you like, or that helped you before')
      };

export function againstLines(one: Suggestion): Line[] {
  const longer = one.longer_than_wished
    ? [{ text: t('It often takes longer than you wish'), more: t(one.length ?? '') }]
    : [];
  const lists = [
    { text: t('It asks of you'), more: one.asks_of_you.map((each) => t(each)).join(' ') },
    ...longer,
    { text: t('It is not built for this'), more: one.not_good_for.map((each) => t(each)).join(' ') }
  ];
  return lists.filter((line) => line.more !== '').map((line) => ({ sign: '−', ...line }));
}

/**
 * Why a way is ruled out. What rests for a reason that is shown to nobody is "kept for later".
 */
export function ruledOutWords(one: RuledOut, unsaid: string[]): { text: string; more?: string } {
  if (one.by === 'set_aside') return { text: t('You set it aside: “Not this one”.') };
  if (one.by === 'participants') {
    return { text: t('It needs other people than those who can take part.') };
  }
  if (one.by === 'gate' && unsaid.includes(one.row ?? '')) return { text: t('Kept for later.') };
  const because = one.by === 'gate' ? t('While this holds') : t('Because of your need');
  return { text: `${because}: “${t(one.title ?? '')}”.`, more: one.reason };
}

/** What moved onto the short list when something was set aside. */
export function newcomers(before: Suggestion[], after: Suggestion[]): string[] {
  const had = new Set(before.map((one) => one.way));
  return after.filter((one) => !had.has(one.way)).map((one) => t(one.short_name));
}

/** Points as the engine sent them, with their one digit. */
export const points = (value: number) => figure(value, 1);

/** Shares with two digits at most; they are shown beside the points, which are exact. */
export const share = (value: number) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
