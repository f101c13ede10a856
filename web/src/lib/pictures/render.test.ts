import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { CYCLE, PARTS, PEOPLE, YEARS, bands, parts, people, sides } from './examples';
import PictureField from './PictureField.svelte';
import PictureView from './PictureView.svelte';
import type { Field, Row } from '$lib/practice/types';

const ALL = [
  ['people', PEOPLE, people],
  ['cycle', CYCLE, sides],
  ['parts', PARTS, parts],
  ['years', YEARS, bands]
] as const;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const inner = createRawSnippet<[{ field: Field; row: Row }]>((what) => ({
  render: () => `<span>input of ${what().field.id}</span>`
}));

const built = (field: Field, rows: Row[], more = {}) =>
  render(PictureField, {
    props: {
      field,
      rows,
      rowStates: [],
      addRow: () => {},
      removeRow: () => {},
      setInRow: () => {},
      inner,
      ...more
    }
  }).body;
const viewed = (field: Field, rows: Row[], more = {}) =>
  render(PictureView, { props: { field, rows, language: 'en', ...more } }).body;

describe.each(ALL)('%s', (_, field, rows) => {
  test.each([0, 1, 2, 12])('is drawn on the server with %i rows, to build and to read', (count) => {
    const all = rows(count);
    const body = built(field, all);
    expect(body.match(/role="button"/g) ?? []).toHaveLength(count);
    expect(body.match(/tabindex="0"/g) ?? []).toHaveLength(count);
    const full = field.at_most !== undefined && count >= field.at_most;
    expect(body.includes(field.another ?? '')).toBe(!full);
    const read = viewed(field, all);
    expect(read).toContain('role="img"');
    expect(read).not.toContain('role="button"');
    expect(read.match(/<th scope="row"/g) ?? []).toHaveLength(count);
    for (const html of [body, read]) {
      // The style rule of every page: none in an attribute.
      expect(html).not.toMatch(/\sstyle=/);
      expect(html).not.toMatch(/NaN|undefined|\[object/);
      for (const row of all) {
        const name = row.name ?? row.side ?? row.title;
        expect(html).toContain(escaped(String(name)));
      }
      if (count === 0) expect(html).toContain('Nothing is here yet.');
    }
  });
});

describe('a picture to build', () => {
  test('every mark says its whole row', () => {
    expect(
      built(YEARS, [{ _id: 'a', from: 0, to: 6, title: 'Small', heat: 3, helper: 'Rosa' }])
    ).toContain(
      'aria-label="Small. From age: 0; To age: 6; How strong it feels now: 3 of 10; Who helped, even a little: Rosa."'
    );
  });

  test('says what is still missing in a row, by its label', () => {
    const rowStates = [{ shown: ['name', 'closeness'], missing: ['closeness'], computed: {} }];
    expect(built(PEOPLE, [{ _id: 'a', name: 'Mum' }], { rowStates })).toContain(
      'Still to fill in: Closeness'
    );
  });

  test('offers to move only people', () => {
    expect(built(PEOPLE, people(2))).toContain('arrow keys');
    expect(built(PARTS, parts(2))).not.toContain('arrow keys');
  });
});

describe('a picture to read', () => {
  test('keeps private answers to itself unless they are asked for', () => {
    expect(viewed(PEOPLE, people(3))).not.toContain('a secret');
    expect(viewed(PEOPLE, people(3), { withPrivate: true })).toContain('a secret');
  });

  test('offers no file of a picture that is private as a whole', () => {
    expect(viewed(PEOPLE, people(3))).toContain('Save as picture');
    expect(viewed({ ...PEOPLE, private: true }, people(3))).not.toContain('Save as picture');
  });
});
