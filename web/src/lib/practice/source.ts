import type { Field, Form, FormSummary, Gate, Language, Level, Option, Sign, Step } from './types';

/**
 * A form as its file has it and the server gives it (docs/guide/forms.md): English texts where they
 * belong, conditions, and translations beside them. The engine reads it; pages show what
 * `localised` makes of it.
 */
export interface FormSource {
  id: string;
  version: string;
  language: Language;
  exercise?: string;
  kind: Form['kind'];
  step?: Form['step'];
  minutes: number;
  level: Level;
  ways?: string[];
  suits?: string[];
  evidence?: string[];
  settling?: boolean;
  distress?: boolean;
  screen?: boolean;
  seen_by?: string;
  title: string;
  purpose: string;
  for_whom?: string[];
  not_now?: string[];
  recorded: string;
  progress: string;
  signs?: Sign[];
  smaller?: { text: string; steps: string[] };
  aftercare?: string[];
  steps: SourceStep[];
  gates?: (Gate & { when: unknown })[];
  translations?: Record<string, FormTexts>;
  /** Worked examples for tests. */
  cases?: unknown[];
}

export interface SourceStep extends Omit<Step, 'guidance' | 'fields'> {
  guidance?: string[];
  fields?: SourceField[];
  show_if?: unknown;
}

export interface SourceField extends Omit<Field, 'fields'> {
  fields?: SourceField[];
  options?: Option[];
  show_if?: unknown;
  require_if?: unknown;
  value?: unknown;
}

/** The texts of a form in another language, under the same ids. */
export interface FormTexts {
  title?: string;
  purpose?: string;
  for_whom?: string[];
  not_now?: string[];
  recorded?: string;
  progress?: string;
  smaller?: string;
  aftercare?: string[];
  steps?: Record<string, { title?: string; guidance?: string[] }>;
  fields?: Record<string, FieldTexts>;
  gates?: Record<string, string[]>;
}

export interface FieldTexts {
  label?: string;
  help?: string;
  low?: string;
  high?: string;
  unit?: string;
  another?: string;
  options?: Record<string, string>;
}

/** What a list of forms says of a form; for when only a copy of the form is here. */
export function summaryOf(source: FormSource): FormSummary {
  const english = { title: source.title, purpose: source.purpose };
  const { title = english.title, purpose = english.purpose } = source.translations?.es ?? {};
  const { id, version, exercise, kind, step, minutes, level } = source;
  return {
    ...{ id, version, exercise, kind, step, minutes, level },
    ways: source.ways ?? [],
    suits: source.suits ?? [],
    settling: source.settling ?? false,
    distress: source.distress ?? false,
    screen: source.screen ?? false,
    signs: source.signs ?? [],
    texts: { en: english, es: { title, purpose } }
  };
}
