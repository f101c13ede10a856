export type Design =
  | 'between_groups'
  | 'before_after'
  | 'correlation'
  | 'observation'
  | 'review'
  | 'none';
export type Better = 'higher' | 'lower';

/** One number of a row. What it names itself goes before what its row says. */
export interface Figure {
  what: string;
  metric: string;
  value: number;
  value_to?: number;
  low?: number;
  high?: number;
  design?: Design;
  better?: Better;
  comparator?: string;
  /** The way for which a number above no effect speaks, where a row compares two ways. */
  favours?: string;
}

/** What one publication found, as content/evidence/evidence.yaml has it. */
export interface Row {
  id: string;
  ways: string[];
  topic: string;
  about: string;
  population: string;
  outcome: string;
  comparator: string;
  design: Design;
  studies?: number;
  studies_note?: string;
  people?: number;
  people_note?: string;
  figures: Figure[];
  better: Better;
  result: string;
  words: string;
  source: string;
  checked: 'read' | 'memory' | 'both';
  sure: 'high' | 'some' | 'low';
  sure_why: string;
  conflicts_with?: string[];
  shown: boolean;
}

export interface Evidence {
  version: string;
  labels: Record<string, string>;
  designs: Record<Design, string>;
  reading: string[];
  rows: Row[];
}
