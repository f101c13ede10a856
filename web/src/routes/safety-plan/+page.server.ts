import type { CrisisLines } from '$lib/crisis/lines';
import { safetyContent } from '$lib/safety/content';
import { helpIn, type HelpCountry } from '$lib/safety/help';
import type { PlanWords } from '$lib/safety/plan.svelte';

/** Read once, when the page is made: the plan needs no engine and no network. */
export function load(): { words: PlanWords; countries: HelpCountry[] } {
  const { title, intro, who_sees, parts, after, facts } = safetyContent<PlanWords>('plan');
  const countries = helpIn(safetyContent<CrisisLines>('crisis-lines'));
  return { words: { title, intro, who_sees, parts, after, facts }, countries };
}
