import type { Reply } from '../api/client';
import type { Carried } from '../entries/move';
import { isFull } from '../entries/store';
import type { Trouble } from '../entries/trouble';
import { problemWords, unreachable } from '../keep/problem';
import { t } from '../language/t';

/** What is told when something could not be brought, kept or opened: what is wrong, and what to do. */
type Refused = Exclude<Carried<unknown> | Reply<unknown>, { ok: true }>;

export function refusedWords(reply: Refused): string[] {
  if (reply.why === 'unreadable') return troubleWords(reply.trouble);
  if (reply.why !== 'problem') return [unreachable()];
  if (reply.problem.status === 404) {
    return [
      t('Nothing is kept under these words.'),
      t('Look for a letter that is different, or for words in another order. After 30 days what was kept is deleted.')
    ];
  }
  return problemWords(reply.problem);
}

export const troubleWords = ({ what, mend }: Trouble): string[] => [what, mend];

/** Of a store that did not take what was brought. */
export function notKeptWords(error: unknown): string[] {
  if (isFull(error)) {
    return [
      t('This device has no room left, so nothing was brought. What was here is still here.'),
      t('Make some room, for instance among pictures or films, and try again.')
    ];
  }
  return [
    t('This browser does not let the page keep anything, so nothing was brought.'),
    t('Try an ordinary window instead of a private one, or another browser.')
  ];
}

/** "312 kB", "4.2 MB" */
export function sizeWords(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const maximumFractionDigits = value < 10 && unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(value);
}
