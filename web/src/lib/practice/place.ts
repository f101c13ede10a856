import type { Phase } from './calls';

/**
 * Where a person is in an entry. It is kept as the step of the entry: the id of a step, or "@" and
 * the phase, with the step to come back to behind a slash. No step has an id with these signs.
 */
export interface Place {
  phase: Phase;
  /** Of phase `steps`: the step or the gate that is shown. Else the step it was left at. */
  step?: string;
}

/** In place of a step: the words of the gate that holds. */
export const GATE = '@gate';
/** In an address: the first step of a finished entry, to change something. */
export const CHANGE = '@change';

const PHASES: readonly string[] = [
  'before', 'settle_first', 'steps', 'after', 'look_around', 'again', 'help', 'done'
] satisfies Phase[];

export function keptAs({ phase, step }: Place): string {
  if (phase === 'steps' && step !== undefined) return step;
  return step === undefined || step === GATE ? `@${phase}` : `@${phase}/${step}`;
}

export function readPlace(kept: string | null): Place {
  if (kept === null) return { phase: 'before' };
  if (kept === GATE || !kept.startsWith('@')) return { phase: 'steps', step: kept };
  const [phase = '', step] = kept.slice(1).split('/');
  if (!PHASES.includes(phase)) return { phase: 'before' };
  return { phase: phase as Phase, ...(step && { step }) };
}

/** A fragment that names no element of the page. */
export const hashOf = (place: Place): string => `#at=${encodeURIComponent(keptAs(place))}`;

export function placeOfHash(hash: string): string | null {
  const found = /^#at=(.+)$/.exec(hash)?.[1];
  try {
    return found === undefined ? null : decodeURIComponent(found);
  } catch {
    return null;
  }
}
