import type { Pattern } from '$lib/choose/types';
import type { FormSummary } from '$lib/practice/types';

/** content/programme/programme.yaml as the pages read it. */
export interface Programme {
  version: string;
  language: string;
  weeks: number;
  contacts_a_week: number;
  most_minutes: number;
  steps: { step: 1 | 2 | 3 | 4; title: string; text: string }[];
  settle_with: string[];
  between_two: string[];
  moves: { id: string; because: string; met_by: string[] }[];
  other_ways: OtherWay[];
  tracks: Track[];
}

/** Where an entry tells that another way was tried: an answer, or any answer where `is` is left out. */
export interface OtherWay {
  form: string;
  field: string;
  is?: string;
  quote?: string;
}

export interface Track {
  id: string;
  title: string;
  for_whom: string;
  note: string;
  first?: 'between-us';
  for_two?: boolean;
  offered: TrackOffer[];
  phases: Phase[];
}

export interface TrackOffer {
  pattern?: Pattern;
  needs?: string[];
  because: string;
  unsure?: string;
}

export interface Phase {
  title: string;
  weeks: number;
  forms: PhaseForm[];
}

export interface PhaseForm {
  form: string;
  times: number;
  /** For people who came with one of these needs, another form takes the place. */
  instead?: { form: string; needs: string[] };
}

/** What is kept about the programme among the facts of this device. */
export interface Kept {
  track: string | null;
  /** By track, since when its turns count. */
  began: Record<string, string>;
  paused: string | null;
  /** The local day on which nothing more is to be suggested. */
  notToday: string | null;
  swaps: Swap[];
}

export interface Swap {
  from: string;
  to: string;
  at: string;
}

/** What the map of one relationship says, as far as it can be read. */
export interface MapLean {
  pattern: Pattern;
  person: string;
  sure: boolean;
}

export interface Safety {
  /** Levels of exercise that are open; none: exercises rest. */
  open: string[];
  restsUntil: string | null;
  /** The check of the relationship was answered, and nothing was raised. */
  screened: boolean;
  /** Tools for two are away; no screen says why. */
  twoAway: boolean;
}

/** A sentence, in English, and what stands in its places. */
export interface Reason {
  text: string;
  person?: string;
  /** The moment that `{day}` stands for. */
  day?: string;
  /** The entry that it came from. */
  entry?: string;
}

export interface OfferedTrack {
  track: Track;
  because: Reason | null;
}

/** Why it is this one now. */
export type Now =
  | { kind: 'next'; phase: number; phases: number; title: string }
  | { kind: 'met'; phase: number; phases: number; title: string }
  | { kind: 'swapped'; from: string }
  | { kind: 'settle_before'; form: string }
  | { kind: 'settle_after'; form: string; stopped: boolean }
  | { kind: 'resting'; until: string }
  | { kind: 'helped'; eased: number; times: number; round: number }
  | { kind: 'steady' };

export interface One {
  kind: 'one';
  form: FormSummary;
  /** Longer than a contact: offered in its smaller version. */
  smaller: boolean;
  because: Reason | null;
  now: Now;
  /** What else there is: forms that are open as well, the nearest first. */
  others: FormSummary[];
}

export type Suggested =
  | { kind: 'choose'; offers: OfferedTrack[] }
  | { kind: 'paused'; since: string }
  | { kind: 'not_today' }
  | { kind: 'week_full'; finished: number; more: One | null }
  | { kind: 'people_first' }
  | One;
