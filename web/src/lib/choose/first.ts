import type { First, Gate, Need } from './types';
import { spoken } from '$lib/language/t';

/** What comes before any list, and where it leads. */
export const FIRST: Record<First, { title: string; to?: string; words?: string; also: string }> =
  spoken({
    safety: {
      title: 'Your safety comes first',
      to: '/safety',
      words: 'Some direct questions about safety',
      also: 'You need no reason to reach someone now.'
    },
    relationship: {
      title: 'Safety with each other comes first',
      to: '/between-us',
      words: 'Some questions, to answer alone',
      also: 'Best on a device that nobody else opens.'
    },
    doctor: {
      title: 'A doctor comes first',
      also: 'You can go on here, and take what you find along.'
    },
    child: {
      title: 'The child comes first',
      also: 'If a child is in danger now, call the emergency number or a line for children.'
    }
  });

const ORDER: First[] = ['safety', 'relationship', 'child', 'doctor'];

/** The checks that the chosen needs ask for, each once, with the needs that do. */
export function firstOf(needs: Need[]): { kind: First; needs: Need[] }[] {
  return ORDER.map((kind) => ({ kind, needs: needs.filter((one) => one.first === kind) })).filter(
    (one) => one.needs.length > 0
  );
}

/** Gates that close the list stand before those that leave some of it open. */
export const closedFirst = (gates: Gate[]) =>
  [...gates].sort((a, b) => Number(a.list_after) - Number(b.list_after));
