// The real programme and forms, and made-up entries, for the unit tests. Nothing of the product
// imports this.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Entry } from '$lib/entries/types';
import type { Field, FormSummary } from '$lib/practice/types';
import { NOTHING_KEPT } from './kept';
import type { Situation } from './suggest';
import type { Programme } from './types';

const content = process.env.SECUREBASE_CONTENT ?? '../content';
const read = (path: string) => parse(readFileSync(join(content, path), 'utf8'));

export const PROGRAMME: Programme = read('programme/programme.yaml');
export const SPANISH: Record<string, string> = read('programme/es/programme.yaml').texts;

interface Source extends Omit<FormSummary, 'texts'> {
  title: string;
  purpose: string;
  smaller?: { text: string };
  steps: { fields?: (Field & { show_if?: object })[] }[];
}

export const SOURCES: Source[] = readdirSync(join(content, 'forms'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => read(`forms/${name}`));

export const FORMS: FormSummary[] = SOURCES.map((one) => ({
  ...one,
  settling: one.settling ?? false,
  distress: one.distress ?? false,
  screen: one.screen ?? false,
  signs: one.signs ?? [],
  texts: { en: { title: one.title, purpose: one.purpose }, es: { title: one.title, purpose: one.purpose } }
}));

export const fieldsOf = (id: string): Field[] =>
  SOURCES.find((one) => one.id === id)?.steps.flatMap((step) => step.fields ?? []) ?? [];

let count = 0;

export function entry(form: string, at: string, more: Partial<Entry> = {}): Entry {
  count += 1;
  const iso = new Date(at).toISOString();
  return {
    id: `entry-${count}`,
    form,
    version: '1.0.0',
    language: 'en',
    smaller: false,
    begunAt: iso,
    changedAt: iso,
    finishedAt: iso,
    stoppedBecause: null,
    step: null,
    answers: {},
    distress: {},
    versions: {},
    distressVersions: {},
    deleted: false,
    ...more
  };
}

/** With distress before and after. */
export const eased = (form: string, at: string, before: number, after: number) =>
  entry(form, at, {
    distress: {
      before: { value: before, unreal: false, at },
      after: { value: after, unreal: false, at }
    }
  });

/** Monday, 4 May 2026, ten in the morning of this device. */
export const MONDAY = new Date(2026, 4, 4, 10);
/** That many days after it, at that hour. */
export const on = (days: number, hour = 10, minute = 0) => new Date(2026, 4, 4 + days, hour, minute).toISOString();

export const LONG_AGO = new Date(2026, 0, 1).toISOString();

export function situation(track: string | null, more: Partial<Situation> = {}): Situation {
  return {
    programme: PROGRAMME,
    forms: FORMS,
    kept: { ...NOTHING_KEPT, track, began: track === null ? {} : { [track]: LONG_AGO } },
    leans: [],
    needs: [],
    entries: [],
    safety: { open: ['alone', 'with_support', 'clinician'], restsUntil: null, screened: false, twoAway: false },
    now: MONDAY,
    ...more
  };
}
