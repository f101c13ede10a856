import type { Problem } from '../api/types';
import { t } from '$lib/language/t';

/** A problem document as sentences for a person: what is wrong and how to mend it. */
export function problemWords(problem: Problem): string[] {
  const each = (problem.problems ?? []).map(
    ({ what, mend }) => `${sentence(t(what))} ${sentence(t(mend))}`
  );
  return each.length > 0 ? each : [sentence(t(problem.detail))];
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const whole = /[.?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

export function unreachable(): string {
  return t(`
    The server does not answer. What is on this device is safe. Try again in a moment.
  `);
}
