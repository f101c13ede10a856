import { t } from '../language/t';

const WHOLE = /^\d{1,5}$/;

/**
 * Minutes of what stands in the two inputs: nothing in both is no answer, and null is something
 * that cannot be read.
 */
export function readDuration(hours: string, minutes: string): number | undefined | null {
  const [h, m] = [hours.trim(), minutes.trim()];
  if (!h && !m) return undefined;
  if ((h && !WHOLE.test(h)) || (m && !WHOLE.test(m))) return null;
  return Number(h) * 60 + Number(m);
}

export function writeDuration(minutes: number | undefined): { hours: string; minutes: string } {
  if (minutes === undefined) return { hours: '', minutes: '' };
  const hours = Math.floor(minutes / 60);
  return { hours: hours ? String(hours) : '', minutes: String(minutes - hours * 60) };
}

const hoursWords = (n: number) => (n === 1 ? t('1 hour') : t('{n} hours', { n }));
const minutesWords = (n: number) => (n === 1 ? t('1 minute') : t('{n} minutes', { n }));
const secondsOnly = (n: number) => (n === 1 ? t('1 second') : t('{n} seconds', { n }));

/** "2 hours 5 minutes" */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  if (!hours) return minutesWords(rest);
  return rest ? `${hoursWords(hours)} ${minutesWords(rest)}` : hoursWords(hours);
}

/** "1 minute 30 seconds" */
export function secondsWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds - minutes * 60;
  if (!minutes) return secondsOnly(rest);
  return rest ? `${minutesWords(minutes)} ${secondsOnly(rest)}` : minutesWords(minutes);
}

/** "1:05" */
export const clockFace = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
