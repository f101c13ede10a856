/** The ways of working of content/ways, in the order they always have. */
export const WAYS = [
  ...['abt', 'efct', 'efit', 'efft', 'ifs', 'ant', 'emdr', 'cbt', 'dbt', 'schema', 'se', 'dare'],
  ...['mindfulness', 'abft', 'abct', 'gottman', 'mbt', 'parent']
];

export type Label = 'strong' | 'good' | 'promising' | 'early' | 'none_found' | 'indirect';
export type Pattern = 'secure' | 'anxious' | 'avoidant' | 'fearful';

export interface Step {
  title: string;
  text: string;
}

export interface Programme {
  name: string;
  ages: string;
  length: string;
  text: string;
  rows: string[];
}

export interface Way {
  id: string;
  name: string;
  short_name: string;
  letters?: string;
  not_to_confuse: string[];
  began: string;
  one_line: string;
  for_whom: string[];
  people: string[];
  online: 'usual' | 'possible' | 'rare';
  length: { least?: number; most?: number; words: string };
  works_with: string[];
  time: string[];
  homework: 'low' | 'middle' | 'high';
  steps: Step[];
  programmes?: Programme[];
  a_meeting: string;
  alone: string[];
  with_support: string[];
  clinician_only: string[];
  not_when: string[];
  not_good_for: string[];
  asks_of_you: string[];
  by_pattern: Record<Pattern, string>;
  credentials: string[];
  ask: { question: string; good: string; concern: string }[];
  evidence: { label: Label; for?: string; line: string; rows: string[]; not_known: string[] };
  sources: string[];
  review: Review;
  written_on: string;
}

export interface Review {
  by: string;
  note: string;
}
