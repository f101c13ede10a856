import { locale } from '../language/t';

export type DateKind = 'date' | 'time' | 'date_time';

const two = (n: number) => String(n).padStart(2, '0');

/** This moment by the clock on the wall, as native inputs write it. */
export function nowAs(kind: DateKind, now = new Date()): string {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
  return kind === 'date' ? day : kind === 'time' ? time : `${day}T${time}`;
}

/**
 * While a year is typed, inputs give years such as 0020. Those are no answer yet.
 */
export function isWhole(kind: DateKind, value: string): boolean {
  if (kind === 'time') return /^\d\d:\d\d$/.test(value);
  const year = Number(/^(\d{4})-/.exec(value)?.[1] ?? 0);
  return year >= 1900 && year < 2200;
}

/** "4 May 2026, 21:30". What cannot be read stays as it is. */
export function dateWords(kind: DateKind, value: string): string {
  if (kind === 'time') return value;
  const at = new Date(kind === 'date' ? `${value}T00:00` : value);
  if (Number.isNaN(at.getTime())) return value;
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const form = kind === 'date' ? day : { ...day, ...time };
  return new Intl.DateTimeFormat(locale(), form).format(at);
}
