import type { Review } from '$lib/ways/types';

/** What guards against force in the name of therapy, as content/safety/coercion.yaml has it. */
export interface Coercion {
  title: string;
  warning: string;
  difference: string[];
  facts: { text: string; source: string }[];
  red_flags: { id: string; text: string; about: 'child' | 'adult' | 'any' }[];
  if_now: string[];
  report: { title: string };
  sources: string[];
  review: Review;
  written_on: string;
}

// What a page does not show as running text: names to be found by, and where facts come from.
const NOT_SHOWN = new Set(['also_called', 'search', 'sources', 'see']);

/**
 * Whether a text says "attachment therapy", the name that force also goes by. Whoever reads these
 * two words must find the warning in the same place.
 */
export function namesForce(value: unknown): boolean {
  if (typeof value === 'string') return /attachment therapy/i.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, part]) => !NOT_SHOWN.has(key) && namesForce(part));
}
