/** Forms as the server gives them (docs/guide/forms.md), and what the engine says of answers. */

export type Language = 'en' | 'es';

export type FieldKind =
  | 'short_text' | 'long_text' | 'number' | 'scale_10' | 'scale_100' | 'choice' | 'several'
  | 'yes_no' | 'date' | 'time' | 'date_time' | 'duration' | 'person' | 'feeling' | 'need'
  | 'body_place' | 'group' | 'people_map' | 'cycle_map' | 'parts_map' | 'timeline' | 'entry'
  | 'timer' | 'breathing' | 'computed';

export const ROW_KINDS = ['group', 'people_map', 'cycle_map', 'parts_map', 'timeline'] as const;

export type Level = 'alone' | 'with_support' | 'clinician';

export type Domain =
  | 'awareness' | 'skills' | 'regulation' | 'trust' | 'self_compassion' | 'trauma_healing'
  | 'secure_style' | 'mental_health';

export interface Option {
  id: string;
  text: string;
}

export interface Field {
  id: string;
  kind: FieldKind;
  label: string;
  help?: string;
  required?: boolean;
  private?: boolean;
  /** Of numbers. */
  min?: number;
  max?: number;
  unit?: string;
  /** Words at both ends of a scale. */
  low?: string;
  high?: string;
  options?: Option[];
  /** Most that can be chosen, or rows that can be added. */
  at_most?: number;
  at_least?: number;
  /** Of a group or a picture. */
  fields?: Field[];
  another?: string;
  /** Of a link to an entry: the form that the entry is of. */
  form?: string;
  seconds?: number;
  in?: number;
  hold?: number;
  out?: number;
  rounds?: number;
  places?: number;
}

export interface Step {
  id: string;
  title: string;
  guidance: string[];
  fields: Field[];
}

export interface Gate {
  id: string;
  to: string;
  says: string[];
}

export interface Sign {
  domain: Domain;
  field: string;
  better: 'higher' | 'lower';
}

/** A form in one language. */
export interface Form {
  id: string;
  version: string;
  language: Language;
  exercise?: string;
  kind: 'exercise' | 'log' | 'review' | 'agreement' | 'note' | 'doorway';
  step?: 1 | 2 | 3 | 4;
  minutes: number;
  level: Level;
  ways: string[];
  suits: string[];
  evidence: string[];
  settling: boolean;
  distress: boolean;
  screen: boolean;
  seen_by: string;
  title: string;
  purpose: string;
  for_whom: string[];
  not_now: string[];
  recorded: string;
  progress: string;
  signs: Sign[];
  smaller?: { text: string; steps: string[] };
  aftercare: string[];
  steps: Step[];
  gates: Gate[];
}

/** What the list of forms says of each, in both languages: enough to suggest and to search. */
export interface FormSummary {
  id: string;
  version: string;
  exercise?: string;
  kind: Form['kind'];
  step?: 1 | 2 | 3 | 4;
  minutes: number;
  level: Level;
  ways: string[];
  suits: string[];
  settling: boolean;
  distress: boolean;
  screen: boolean;
  signs: Sign[];
  texts: Record<Language, { title: string; purpose: string }>;
}

/**
 * The answer to a field. Text: as typed. Numbers, scales, duration (minutes), timer (seconds),
 * breathing (rounds): a number. Choice: the id of an option. Yes or no: 'yes' or 'no'. Several,
 * feeling, need, body place: a list of ids or own words. Groups and pictures: rows. Entry: its id.
 */
export type Answer = string | number | string[] | Row[];

/** A row of a group: answers by field, and an id of its own that never changes. */
export interface Row {
  _id: string;
  [field: string]: Answer;
}

export type Answers = Record<string, Answer>;

/** What the rules of a form say of answers. */
export interface FormState {
  /** Ids of steps and of fields outside of groups that are to be seen. */
  shown: string[];
  /** Ids of required fields without an answer. */
  missing: string[];
  computed: Record<string, number>;
  /** The first gate that holds. Steps after the one that asked are not shown then. */
  gate: { id: string; to: string } | null;
  /** By group, then in the order of its rows. */
  rows: Record<string, { shown: string[]; missing: string[]; computed: Record<string, number> }[]>;
  /** Answers that cannot be: which field, and why, in words. */
  problems: { field: string; row?: number; problem: string }[];
}

/** A list to choose from: feelings, needs, places of the body. */
export interface WordList {
  id: 'feelings' | 'needs' | 'body';
  version: string;
  title: string;
  groups: { id: string; title: string; items: ListItem[] }[];
}

export interface ListItem {
  id: string;
  text: string;
  /** Of a place of the body: on which figure, and where in a figure of 100 by 220. */
  side?: 'front' | 'back' | 'both';
  x?: number;
  y?: number;
}
