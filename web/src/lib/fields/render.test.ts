import { render } from 'svelte/server';
import { afterEach, describe, expect, test } from 'vitest';
import spanish from '../language/es/fields.json';
import { setLanguage } from '../language/t';
import type { Answer, Field, FieldKind, FormState, Row, WordList } from '../practice/types';
import AnswerView from './AnswerView.svelte';
import FieldOf from './FieldOf.svelte';
import { fetchKind, ready } from './kinds';
import type { FieldProps, Lists } from './types';
import Versions from './Versions.svelte';

afterEach(() => setLanguage('en'));

const state: FormState = { shown: [], missing: [], computed: {}, gate: null, rows: {}, problems: [] };
const list = (id: WordList['id']): WordList => ({
  id, version: '1.0.0', title: id,
  groups: [{ id: 'one', title: 'One group', items: [
    { id: 'calm', text: 'Calm word', side: 'both', x: 50, y: 60 },
    { id: 'tight', text: 'Tight word', side: 'front', x: 50, y: 80 }
  ] }]
});
const lists: Lists = { feelings: list('feelings'), needs: list('needs'), body: list('body') };
const options = [{ id: 'pull_back', text: 'Pull back' }, { id: 'reach', text: 'Reach harder' }];

/** A field as it is drawn once its code is here, as markup. */
function drawn(kind: FieldKind, answer?: Answer, field: Partial<Field> = {}, more: Partial<FieldProps> = {}) {
  return render(FieldOf, { props: {
    field: { id: 'it', kind, label: 'The label', ...field },
    answer, set: () => {}, state, lists, people: ['Ana', 'Leo'],
    entries: async () => [], language: 'en', ...more
  } }).body;
}

const KINDS: FieldKind[] = [
  'short_text', 'long_text', 'number', 'scale_10', 'scale_100', 'choice', 'several', 'yes_no', 'date',
  'time', 'date_time', 'duration', 'person', 'feeling', 'need', 'body_place', 'group', 'entry', 'timer',
  'breathing', 'computed'
];

describe.each(KINDS)('a field of the kind %s', (kind) => {
  const field: Partial<Field> = {
    help: 'The help', private: true, required: true, options,
    fields: [{ id: 'name', kind: 'short_text', label: 'Name' }]
  };

  test('shows its label, its help, and in words what it is', async () => {
    await fetchKind(kind);
    const body = drawn(kind, undefined, field);
    for (const text of ['The label', 'The help', 'needed', 'Stays out of print and export'])
      expect(body).toContain(text);
    expect(body).not.toContain('One moment');
  });

  test('has no style attribute, and every id once', async () => {
    await fetchKind(kind);
    const rows: Row[] = [{ _id: 'r1', name: 'Ana' }, { _id: 'r2' }];
    const answer = kind === 'group' ? rows : undefined;
    const body = drawn(kind, answer, field, { problem: 'The problem' });
    expect(body).not.toMatch(/\sstyle=/);
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('ties its problem and its help to what answers it', async () => {
    await fetchKind(kind);
    const body = drawn(kind, undefined, field, { problem: 'The problem' });
    expect(body).toMatch(/<p[^>]*id="field-it-problem"[^>]*>The problem/);
    const hasInput = kind !== 'entry'; // it has none before the entries are here
    if (hasInput) expect(body).toMatch(/aria-describedby="[^"]*field-it-help [^"]*field-it-problem/);
    for (const [, ids = ''] of body.matchAll(/aria-(?:describedby|labelledby|controls)="([^"]*)"/g))
      for (const id of ids.split(' ')) expect(body).toContain(`id="${id}"`);
  });

  test('speaks Spanish', async () => {
    await fetchKind(kind);
    setLanguage('es', spanish);
    const body = drawn(kind, undefined, field, { language: 'es' });
    expect(body).toContain('Queda fuera de la impresión y de la exportación');
    expect(body).not.toMatch(/Take this|Not answered|Search|Add one|Start|Today|Looking/);
  });
});

describe('answers that stand in a field', () => {
  const checked = (body: string) =>
    [...body.matchAll(/<input[^>]*value="([^"]*)"[^>]*checked/g)].map((found) => found[1]);

  test('are chosen where there is a choice', () => {
    expect(checked(drawn('choice', 'reach', { options }))).toEqual(['reach']);
    expect(checked(drawn('yes_no', 'no'))).toEqual(['no']);
    expect(checked(drawn('scale_10', 0))).toEqual(['0']);
    expect(checked(drawn('several', ['pull_back', 'reach'], { options }))).toHaveLength(2);
    expect(checked(drawn('choice', undefined, { options }))).toEqual([]);
  });

  test('no answer on a scale to 100 is told from 0', () => {
    expect(drawn('scale_100')).toContain('Not answered yet');
    expect(drawn('scale_100', 0)).not.toContain('Not answered yet');
    expect(drawn('scale_100', 0)).toMatch(/aria-valuetext="0"/);
  });

  test('a text of 100,000 letters stays whole', () => {
    const text = 'a b\n'.repeat(25_000);
    expect(drawn('long_text', text)).toContain(text);
  });

  test('a full list says so and takes no more', () => {
    const body = drawn('several', ['reach'], { options, at_most: 1 });
    expect(body).toContain('Take it out to choose another');
    expect(body).toMatch(/value="pull_back"[^>]*disabled/);
    expect(body).not.toMatch(/value="reach"[^>]*disabled/);
  });

  test('words that were chosen are chips, own ones too', async () => {
    await ready([{ id: 'a', kind: 'feeling', label: 'A' }]);
    const body = drawn('feeling', ['calm', 'far away']);
    expect(body).toContain('aria-label="Take out: Calm word"');
    expect(body).toContain('aria-label="Take out: far away"');
    expect(checked(body)).toEqual(['calm']);
    expect(drawn('feeling', ['far away'], {}, { lists: {} })).toContain('Write a word of your own');
  });

  test('figure and list of the body say the same', async () => {
    await fetchKind('body_place');
    const body = drawn('body_place', ['calm']);
    expect(body.match(/class="place on/g)).toHaveLength(2); // front and back
    expect(checked(body)).toEqual(['calm']);
  });

  test('rows hold their own fields, named and with their own problems', async () => {
    await fetchKind('group');
    const fields: Field[] = [
      { id: 'name', kind: 'short_text', label: 'Name' },
      { id: 'sum', kind: 'computed', label: 'Sum' }
    ];
    const body = drawn('group', [{ _id: 'r1', name: 'Ana' }, { _id: 'r2' }],
      { fields, another: 'Another person', at_most: 5 },
      { tried: true, state: { ...state,
        problems: [{ field: 'name', row: 0, problem: 'Too short' }],
        rows: { it: [
          { shown: ['name', 'sum'], missing: [], computed: { sum: 3 } },
          { shown: ['name'], missing: ['name'], computed: {} }
        ] } } });
    for (const text of ['Another person', 'Too short', 'This one needs an answer', 'Up to 5', '>3<'])
      expect(body).toContain(text);
    expect(body).toContain('id="field-it-r1-sum"');
    expect(body).not.toContain('id="field-it-r2-sum"');
  });

  test('a picture is asked for where the kind is one', () => {
    expect(drawn('cycle_map')).toContain('One moment');
  });
});

describe('the view of an answer', () => {
  const seen = (field: Partial<Field> & { kind: FieldKind }, answer?: Answer, more = {}) =>
    render(AnswerView, { props: {
      field: { id: 'it', label: 'The label', ...field }, answer, lists, language: 'en', ...more
    } }).body;

  test('keeps a text as it was typed', () => {
    expect(seen({ kind: 'long_text' }, ' one\n\n  two <b> ')).toContain('> one\n\n  two &lt;b> <');
  });

  test('says words, not ids', () => {
    expect(seen({ kind: 'choice', options }, 'pull_back')).toContain('Pull back');
    expect(seen({ kind: 'need' }, ['calm', 'quiet'])).toMatch(/Calm word[\s\S]*quiet/);
  });

  test('has lines to write on only when it is asked to', () => {
    expect(seen({ kind: 'long_text' })).toContain('Left empty');
    expect(seen({ kind: 'long_text' }, undefined, { blank: true })).toContain('class="rule');
    expect(seen({ kind: 'long_text' }, 'text', { blank: true })).not.toContain('class="rule');
  });

  test('shows rows, and no private field of theirs when it is asked not to', () => {
    const fields: Field[] = [
      { id: 'name', kind: 'short_text', label: 'Name' },
      { id: 'afraid', kind: 'yes_no', label: 'Afraid', private: true }
    ];
    const rows = [{ _id: 'r1', name: 'Ana', afraid: 'yes' }];
    expect(seen({ kind: 'people_map', fields }, rows)).toMatch(/Ana[\s\S]*Yes/);
    const open = seen({ kind: 'people_map', fields }, rows, { withoutPrivate: true });
    expect(open).toContain('Ana');
    expect(open).not.toMatch(/Afraid|Yes/);
    expect(seen({ kind: 'group', fields }, undefined, { blank: true, withoutPrivate: true }))
      .not.toContain('Afraid');
  });

  test('shows both versions of what two devices wrote apart', () => {
    const version = { device: 'd', at: '2026-05-04T09:00:00Z' };
    const { body } = render(Versions, { props: {
      field: { id: 'it', kind: 'short_text', label: 'The label' }, key: 'k', choose: () => {},
      lists, language: 'en', state,
      versions: [
        { ...version, operation: 'a', answer: 'one way' },
        { ...version, operation: 'b', answer: undefined }
      ]
    } });
    expect(body).toMatch(/one way[\s\S]*Left empty/);
    expect(body.match(/Keep this one/g)).toHaveLength(2);
  });
});
