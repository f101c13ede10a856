// Made-up forms and entries for the unit tests. Nothing of the product imports this.
import type { Answer, Field, Form } from '../practice/types';
import type { EntryStore } from './store';
import type { KeptForm, Operation } from './types';

export const FORM: Form = {
  id: 'slow-looking',
  version: '1.0.0',
  language: 'en',
  kind: 'exercise',
  minutes: 3,
  level: 'alone',
  ways: [],
  suits: ['everyone'],
  evidence: [],
  settling: true,
  distress: true,
  screen: false,
  seen_by: 'nobody',
  title: 'Slow looking',
  purpose: 'Let your eyes rest.',
  for_whom: [],
  not_now: [],
  recorded: '',
  progress: '',
  signs: [],
  aftercare: [],
  gates: [],
  steps: [
    {
      id: 'look',
      title: 'Look around',
      guidance: [],
      fields: [
        { id: 'seen', kind: 'short_text', label: 'Something you like to look at' },
        { id: 'afraid', kind: 'yes_no', label: 'Are you afraid?', private: true },
        { id: 'who', kind: 'person', label: 'Who was there' },
        {
          id: 'move',
          kind: 'choice',
          label: 'What you did',
          options: [{ id: 'pull_back', text: 'I pulled back' }]
        },
        { id: 'felt', kind: 'feeling', label: 'What you felt' },
        {
          id: 'people',
          kind: 'people_map',
          label: 'People around you',
          fields: [
            { id: 'name', kind: 'person', label: 'Name' },
            { id: 'closeness', kind: 'scale_10', label: 'How close' },
            { id: 'hurt', kind: 'short_text', label: 'What hurt', private: true }
          ]
        }
      ]
    }
  ]
};

export const KEPT: KeptForm = {
  id: 'slow-looking@1.0.0',
  forms: { en: FORM, es: { ...FORM, language: 'es', title: 'Mirar despacio' } },
  source: { id: 'slow-looking' }
};

/** A form of twenty texts. */
export const LONG_FORM: Form = {
  ...FORM,
  id: 'long-one',
  steps: [
    {
      id: 'all',
      title: 'All',
      guidance: [],
      fields: Array.from({ length: 20 }, (_, i): Field => ({
        id: `f${i}`,
        kind: 'long_text',
        label: `Field ${i}`
      }))
    }
  ]
};

let count = 0;
export const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString();

export function operation(
  second: number,
  what: Operation['what'],
  more: Partial<Operation> = {}
): Operation {
  count += 1;
  return { id: `op-${count}`, entry: 'e', at: at(second), device: 'one', what, over: [], ...more };
}

export const begin = (entry = 'e', form = 'slow-looking'): Operation =>
  operation(
    0,
    { kind: 'begin', form, version: '1.0.0', language: 'en', smaller: false },
    { id: `begin-${entry}`, entry }
  );

export const set = (
  second: number,
  field: string,
  answer: Answer | undefined,
  more: Partial<Operation> = {}
) => operation(second, { kind: 'set', field, ...(answer !== undefined && { answer }) }, more);

/** Numbers that look random and are the same in each run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS =
  'calm river lantern meadow quiet harbour window morning steady gentle bread stone'.split(' ');

/** So many entries of twenty texts each. */
export function manyEntries(entries: number, seed = 1): Operation[] {
  const random = randomFrom(seed);
  const id = () =>
    Array.from({ length: 5 }, () => Math.floor(random() * 65536).toString(36)).join('');
  return Array.from({ length: entries }, (_, i) => {
    const entry = `entry-${i}`;
    const first = { ...begin(entry, 'long-one'), at: at(i * 60) };
    const texts = Array.from({ length: 20 }, (_unused, field) => {
      const words = Array.from({ length: 12 }, () => WORDS[Math.floor(random() * WORDS.length)]);
      return set(i * 60 + field + 1, `f${field}`, `${words.join(' ')} ${i}`, { id: id(), entry });
    });
    return [first, ...texts];
  }).flat();
}

export const sorted = (operations: readonly Operation[]) =>
  [...operations].sort((a, b) => (a.id < b.id ? -1 : 1));

export const everything = async (store: EntryStore) => sorted(await store.all());
