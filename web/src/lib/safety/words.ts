import type { AcuteWords, EventId, Words } from './calls';
import type { HelpCountry } from './help';

/** What the page of the safety check says before and beside the questions, which the engine asks. */
export interface SafetyWords {
  title: string;
  intro: string[];
  who_sees: string;
  how: string;
  positive: Words;
  acute: AcuteWords;
  events: Partial<Record<EventId, string>>;
  settled: { checks: number; hours_apart: number };
  countries: HelpCountry[];
}

export interface BetweenUsWords {
  title: string;
  intro: string[];
  who_sees: string;
  stopped: Words;
  tips_title: string;
  tips: string[];
  if_it_is_me: Words;
  countries: HelpCountry[];
}
