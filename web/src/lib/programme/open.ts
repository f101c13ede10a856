import type { FormSummary } from '$lib/practice/types';
import type { Programme, Safety } from './types';

export type Closed = 'level_rests' | 'day_of_rest' | 'needs_screen' | 'away';

type Closing = Pick<FormSummary, 'id' | 'kind' | 'level' | 'step' | 'settling' | 'screen'>;

/**
 * Why a form is not to be suggested now; null: it is open. The same rule as the engine has for
 * opening a form (securebase/practice/stop_rule.hpp), because a list of forms has no sources to ask
 * it with; and forms that ask something of another person stay away while tools for two do.
 */
export function closedBecause(
  form: Closing,
  safety: Safety,
  programme: Pick<Programme, 'between_two'>,
  now: Date
): Closed | null {
  if (safety.twoAway && (form.screen || programme.between_two.includes(form.id))) return 'away';
  if (form.kind === 'doorway' && safety.open.length > 0) return null; // the way to a person
  if (!safety.open.includes(form.level)) return 'level_rests';
  if (form.settling && form.level === 'alone') return null;
  const resting = safety.restsUntil !== null && now.getTime() < Date.parse(safety.restsUntil);
  if (resting && (form.level !== 'alone' || form.step === 2)) return 'day_of_rest';
  if (form.screen && !safety.screened) return 'needs_screen';
  return null;
}
