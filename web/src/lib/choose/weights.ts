import type { Weights } from './types';

export type Part = keyof Weights;

/**
 * The weights after one slider was moved: whole numbers that still add up to 100, with at most
 * `mostEvidence` for research. What the others hold is shared as it was between them before.
 */
export function moved(before: Weights, part: Part, to: number, mostEvidence: number): Weights {
  const most = part === 'evidence' ? mostEvidence : 100;
  const value = Math.round(Math.min(Math.max(to, 0), most));
  const rest = 100 - value;
  if (part === 'evidence') {
    const [need, preference] = shared(rest, before.need, before.preference);
    return { need, preference, evidence: value };
  }
  const other = part === 'need' ? 'preference' : 'need';
  const [held, research] = shared(rest, before[other], before.evidence);
  const evidence = Math.min(research, mostEvidence);
  return { need: 0, preference: 0, [part]: value, [other]: held + research - evidence, evidence };
}

/** Two whole parts of a sum, as near as can be to how two numbers stand to each other. */
function shared(sum: number, a: number, b: number): [number, number] {
  const first = a + b === 0 ? sum : Math.round((sum * a) / (a + b));
  return [first, sum - first];
}

export const same = (a: Weights, b: Weights) =>
  a.need === b.need && a.preference === b.preference && a.evidence === b.evidence;
