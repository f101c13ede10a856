import type { Problem } from '../api/types';

/** A problem document as sentences for a person: what is wrong and how to mend it. */
export function problemWords(problem: Problem): string[] {
  const each = (problem.problems ?? []).map(({ what, mend }) => `${sentence(what)} ${sentence(mend)}`);
  return each.length > 0 ? each : [sentence(problem.detail)];
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const whole = /[.?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

export const UNREACHABLE =
  'The server does not answer. What is on this device is safe. Try again in a moment.';
