import type { Domain } from '$lib/practice/types';

export type Better = 'higher' | 'lower';

/** One day, and the mean of what was told on it. */
export interface Value {
  at: string;
  value: number;
  /** The entries that it came from; none for measures and maps. */
  entries: string[];
}

/** One thing that is told again and again, and of which domain it tells. */
export interface Series {
  id: string;
  domain: Domain;
  from:
    | { kind: 'sign'; form: string; field: string }
    | { kind: 'measure'; measure: string }
    | { kind: 'map'; tie: string; dimension: 'anxiety' | 'avoidance' };
  /** What is told, and where: the label of the field and the title of its form. */
  label: string;
  of: string;
  better: Better;
  /** Yes or no, or a number. */
  answers: 'numbers' | 'yes_no';
  unit: string;
  /** The smallest difference that an answer can tell. */
  step: number;
  /** The least that chance moves a value by itself, where that is known. */
  leastNoise: number;
  values: Value[];
}
