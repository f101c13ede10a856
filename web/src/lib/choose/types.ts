/** The JSON of the calls that choose: needs, suggestions, match, guided checks and search. */

export type First = 'safety' | 'relationship' | 'child' | 'doctor';
export type Fit = 'F' | 'S' | 'A' | 'N' | 'X' | '';
export type EvidenceLabel = 'strong' | 'good' | 'promising' | 'early' | 'indirect' | 'none_found';
export type Participant = 'adult' | 'couple' | 'family' | 'parent' | 'teen' | 'group';
export type Medium = 'talk' | 'exercises' | 'body' | 'imagery';
export type Time = 'present' | 'past';
export type Homework = 'low' | 'middle' | 'high';
export type Pattern = 'secure' | 'anxious' | 'avoidant' | 'fearful';

export interface NeedGroup {
  id: string;
  title: string;
  note: string;
}

export interface Need {
  id: string;
  title: string;
  more?: string;
  group: string;
  first?: First;
  first_why?: string;
}

export interface Gate {
  id: string;
  title: string;
  more: string;
  page: First;
  list_after: boolean;
  says: string[];
}

export interface WayName {
  id: string;
  name: string;
  short_name: string;
}

/** In hundredths; they add up to 100. */
export interface Weights {
  need: number;
  preference: number;
  evidence: number;
}

export interface Needs {
  version: string;
  groups: NeedGroup[];
  needs: Need[];
  gates: Gate[];
  ways: WayName[];
  weights: Weights;
  most_evidence: number;
  needs_that_count: number;
}

export interface Told {
  patterns?: Pattern[];
  signs?: string[];
  needs?: string[];
  about?: string[];
}

export interface SuggestedNeed {
  id: string;
  title: string;
  by: 'check' | 'sign' | 'pattern';
  /** The sign or the pattern; nothing for a check. */
  what?: string;
}

export interface Suggestions {
  version: string;
  needs: SuggestedNeed[];
}

export interface ChosenNeed {
  id: string;
  importance: number;
}

/** Only what the person said counts: an empty list, or nothing, means "no preference". */
export interface Preferences {
  together?: Participant[];
  works_with?: Medium[];
  time?: Time;
  homework?: Homework;
  online?: boolean;
  liked?: string[];
  helped?: string[];
}

export interface Limits {
  possible?: Participant[];
  most_meetings?: number;
  set_aside?: string[];
}

export interface MatchQuestion {
  needs: ChosenNeed[];
  preferences: Preferences;
  limits: Limits;
  gates: string[];
  weights: Weights;
  pattern?: Pattern;
}

export interface Reasoned {
  fit: Fit;
  reason?: string;
  sources?: string[];
}

export interface MatchedNeed extends Reasoned {
  id: string;
  title: string;
  importance: number;
  points: number;
}

export interface MetPreference {
  kind: 'together' | 'works_with' | 'time' | 'homework' | 'online' | 'liked';
  /** 0, 0.5 or 1 */
  met: number;
}

export interface Sum {
  need: number;
  preference: number;
  evidence: number;
  total: number;
  need_fit: number;
  preference_share: number;
  evidence_share: number;
}

export interface Question {
  question: string;
  good: string;
  concern: string;
}

export interface Suggestion {
  way: string;
  name: string;
  short_name: string;
  one_line: string;
  length: string;
  evidence: { label: EvidenceLabel; for?: string; line: string; not_known: string[] };
  asks_of_you: string[];
  not_good_for: string[];
  not_when: string[];
  ask: Question[];
  needs: MatchedNeed[];
  preferences: MetPreference[];
  sum: Sum;
  longer_than_wished: boolean;
  pace?: string;
}

export interface RuledOut extends Partial<Reasoned> {
  way: string;
  name: string;
  by: 'gate' | 'need' | 'participants' | 'set_aside';
  /** The gate or the need that rules it out. */
  row?: string;
  title?: string;
}

export type Nothing = 'no_need' | 'gates_closed' | 'all_set_aside' | 'nobody_fits';

export interface Match {
  version: string;
  weights: Weights;
  gates: Gate[];
  nothing?: Nothing;
  short_list: Suggestion[];
  others: Suggestion[];
  ruled_out: RuledOut[];
}

export interface CheckOption {
  id: string;
  title: string;
  text: string;
  to: string;
  to_words: string;
  always: boolean;
}

export interface CheckAnswer {
  id: string;
  text: string;
  weights: { option: string; points: number }[];
}

export interface CheckQuestion {
  id: string;
  title: string;
  means: string;
  example?: string;
  ask: string;
  answers: CheckAnswer[];
}

export interface GuidedCheck {
  id: string;
  version: string;
  title: string;
  how: string;
  intro: string[];
  options: CheckOption[];
  questions: CheckQuestion[];
}

export interface CheckPoints {
  check: string;
  version: string;
  options: { id: string; points: number }[];
  needs: string[];
}

export interface Found {
  title: string;
  text: string;
  to: string;
}

/** What the guard against coercive practices says of a text. */
export interface Coercion {
  warning: boolean;
  red_flags: { id: string; text: string }[];
}
