import type { CrisisLines } from '$lib/crisis/lines';
import type { AcuteWords, EventId, Words } from '$lib/safety/calls';
import { safetyContent } from '$lib/safety/content';
import { helpIn } from '$lib/safety/help';
import type { SafetyWords } from '$lib/safety/words';

interface CheckFile extends Pick<SafetyWords, 'title' | 'intro' | 'who_sees' | 'how'> {
  after: { positive: Words; acute: AcuteWords };
}

interface StatesFile extends Pick<SafetyWords, 'settled'> {
  events: { id: EventId; text: string }[];
}

/** Read once, when the page is made. The questions are not here: the engine asks them. */
export function load(): { words: SafetyWords } {
  const { title, intro, who_sees, how, after } = safetyContent<CheckFile>('check');
  const { events, settled } = safetyContent<StatesFile>('states');
  const words = {
    ...{ title, intro, who_sees, how, positive: after.positive, acute: after.acute, settled },
    events: Object.fromEntries(events.map(({ id, text }) => [id, text])),
    countries: helpIn(safetyContent<CrisisLines>('crisis-lines'))
  };
  return { words };
}
