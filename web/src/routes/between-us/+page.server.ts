import type { CrisisLines } from '$lib/crisis/lines';
import type { Words } from '$lib/safety/calls';
import { safetyContent } from '$lib/safety/content';
import { helpAtHomeIn } from '$lib/safety/help';
import type { BetweenUsWords } from '$lib/safety/words';

type File = Omit<BetweenUsWords, 'stopped' | 'countries'> & { after: { stopped: Words } };

/** Read once, when the page is made. The questions are not here: the engine asks them. */
export function load(): { words: BetweenUsWords } {
  const { title, intro, who_sees, after, tips_title, tips, if_it_is_me } =
    safetyContent<File>('relationship');
  const countries = helpAtHomeIn(safetyContent<CrisisLines>('crisis-lines'));
  return {
    words: { title, intro, who_sees, stopped: after.stopped, tips_title, tips, if_it_is_me, countries }
  };
}
