import { openAt, type Mapping } from '../device/mapping';
import { t } from '$lib/language/t';

/** What the person sees next: a statement by its index, the server's reply, or the result. */
export type Next = { show: 'statement'; at: number } | { show: 'ask' } | { show: 'result' };

/** After a reload or a new visit; `wanted` is the statement named in the address, if any. */
export function onArrival(mapping: Mapping, wanted: number | null): Next {
  const inside = wanted !== null && wanted >= 0 && wanted < mapping.asked.length;
  const open = openAt(mapping);
  if (open < 0 && mapping.result === null) return { show: 'ask' };
  if (inside) return { show: 'statement', at: wanted };
  return open < 0 ? { show: 'result' } : { show: 'statement', at: open };
}

/**
 * After an answer was kept. An unchanged answer leads on to the statement behind it; a changed
 * one has closed the open statement, and the server says what follows from the answers now.
 */
export function afterAnswer(mapping: Mapping, at: number): Next {
  const open = openAt(mapping);
  if (open < 0 && mapping.result === null) return { show: 'ask' };
  if (at + 1 < mapping.asked.length) return { show: 'statement', at: at + 1 };
  return { show: 'result' };
}

export interface Progress {
  done: number;
  of: number;
  words: string;
}

export function progressOf(mapping: Mapping): Progress {
  const done = mapping.asked.filter((one) => one.given !== null).length;
  const remaining = mapping.result ? 0 : Math.max(1, mapping.remaining);
  return { done, of: done + remaining, words: remainingWords(remaining) };
}

function remainingWords(remaining: number): string {
  if (remaining === 0) return t('All answered.');
  return remaining === 1
    ? t('Perhaps the last one.')
    : t('About {count} more.', { count: remaining });
}

/** The address of a statement is `#<sitting>/<number>`: it stays in the browser, unlike a path. */
export function addressOf(id: string, at?: number): string {
  return at === undefined ? `#${id}` : `#${id}/${at + 1}`;
}

export function readAddress(hash: string): { id: string; at: number | null } | null {
  const found = /^#([0-9a-zA-Z-]+)(?:\/(\d{1,4}))?$/.exec(hash);
  if (!found?.[1]) return null;
  return { id: found[1], at: found[2] === undefined ? null : Number(found[2]) - 1 };
}

const PAUSES = [1, 2, 4, 8, 15, 30];

/** Seconds to wait before the next automatic attempt: growing, then every half minute. */
export function pauseBefore(attempt: number): number {
  return PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 30;
}

/** Which answer a key stands for: 1 is the first choice. Null for every other key. */
export function choiceOfKey(key: string, choices: number): number | null {
  if (!/^[1-9]$/.test(key)) return null;
  return Number(key) <= choices ? Number(key) - 1 : null;
}
