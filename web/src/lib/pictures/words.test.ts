import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from '$lib/language/t';
import { CYCLE, PARTS, PEOPLE, YEARS, bands, parts, people, sides } from './examples';
import { drawPicture } from './picture';
import { counting, onlyOf, withoutPrivate } from './rows';
import { textsOf } from './scene';
import { letters } from './text';
import { description, rowTitle, rowWords, said, tableOf } from './words';

const here = new URL('.', import.meta.url);
const spanish = JSON.parse(
  readFileSync(new URL('../language/es/pictures.json', here), 'utf8')
) as Record<string, string>;
const own = Object.keys(spanish);

afterEach(() => setLanguage('en'));

describe('the table', () => {
  test('has every field, in words', () => {
    const table = tableOf(PARTS, [{ _id: 'a', name: 'The critic', role: 'manager', strength: 7 }]);
    expect(table.columns.map(({ label }) => label)).toEqual([
      'Name of the part',
      'Its job',
      'How strong it is',
      'Works with',
      'What it fears'
    ]);
    expect(table.rows).toEqual([
      { id: 'a', title: 'The critic', cells: ['Keeps things in order', '7 of 10', '', ''] }
    ]);
    expect(rowWords(table, 'a')).toBe(
      'The critic. Its job: Keeps things in order; How strong it is: 7 of 10.'
    );
    expect(description(tableOf(PARTS, []))).toBe('Nothing is here yet.');
  });

  test('a row without a name has a number, and one with only blanks too', () => {
    expect(rowTitle(PEOPLE, { _id: 'a' }, 2)).toBe('Person 3');
    expect(rowTitle(YEARS, { _id: 'a', title: ' \n ' }, 0)).toBe('Time 1');
  });

  test('feelings are said by their names, and own words as they are', () => {
    const feelings = {
      id: 'feelings' as const,
      version: '1',
      title: '',
      groups: [{ id: 'g', title: '', items: [{ id: 'sad', text: 'Sadness' }] }]
    };
    const field = { id: 'under', kind: 'feeling' as const, label: '' };
    expect(said(field, ['sad', 'like a stone'], { feelings })).toBe('Sadness, like a stone');
  });

  // Only what the picture has room for: the fields of set names, not those the form added.
  const DRAWN = {
    people_map: ['name', 'safety'],
    cycle_map: ['side', 'trigger', 'top', 'under', 'need', 'move'],
    parts_map: ['name', 'role', 'strength', 'linked_to'],
    timeline: ['title', 'from', 'to', 'heat']
  };

  test.each([
    [PEOPLE, people],
    [CYCLE, sides],
    [PARTS, parts],
    [YEARS, bands]
  ])('says what the picture says', (field, rows) => {
    for (const count of [1, 2, 12]) {
      const all = rows(count);
      const drawn = textsOf(drawPicture(field, all, 720))
        .join(' | ')
        .replaceAll('\u00a0', ' ');
      const table = tableOf(field, all);
      for (const [i, row] of table.rows.entries()) {
        for (const id of DRAWN[field.kind as keyof typeof DRAWN]) {
          const column = table.columns.findIndex((one) => one.id === id);
          const cell = column === 0 ? row.title : (row.cells[column - 1] ?? '');
          // "8 of 10" stands in the picture as "8". A name may be cut; its table row is whole.
          const word =
            letters(cell.replace(/ of 10$/, ''))
              .slice(0, 8)
              .join('')
              .split(' ')[0] ?? '';
          if (all[i]?.[id] !== undefined) expect(drawn).toContain(word);
        }
      }
    }
  });
});

describe('rows as they count', () => {
  test('what is hidden is not drawn and not said, and what is worked out is', () => {
    const field = {
      ...PEOPLE,
      fields: [...(PEOPLE.fields ?? []), { id: 'sum', kind: 'computed' as const, label: 'Sum' }]
    };
    const states = [{ shown: ['name', 'closeness', 'sum'], missing: [], computed: { sum: 9 } }];
    const rows = counting(field, [{ _id: 'a', name: 'Mum', closeness: 4, haven: 'yes' }], states);
    expect(rows).toEqual([{ _id: 'a', name: 'Mum', closeness: 4, sum: 9 }]);
    expect(
      textsOf(drawPicture(field, rows, 400)).some((text) => /^haven$|, haven/.test(text))
    ).toBe(false);
  });

  test('a row that the rules have not seen yet is whole', () => {
    expect(counting(PEOPLE, people(2), [])).toEqual(people(2));
  });

  test('nothing private is left for a file', () => {
    const open = withoutPrivate(PEOPLE);
    const rows = onlyOf(open, people(5));
    const table = tableOf(open, rows);
    expect(
      JSON.stringify([rows, table, drawPicture(open, rows, 400), description(table)])
    ).not.toMatch(/secret|Note/);
    expect(JSON.stringify(tableOf(PEOPLE, people(5)))).toContain('a secret');
  });

  test('a name that is private is a number in the file', () => {
    const field = {
      ...PEOPLE,
      fields: PEOPLE.fields?.map((one) => (one.id === 'name' ? { ...one, private: true } : one))
    };
    const open = withoutPrivate(field);
    const drawn = textsOf(drawPicture(open, onlyOf(open, people(1)), 400)).join(' ');
    expect(drawn).toContain('Person 1');
    expect(drawn).not.toContain('Mum');
  });
});

describe('Spanish', () => {
  test('every text of these pictures has a translation', () => {
    const areas = new URL('../language/es/', here);
    const known = new Set(
      readdirSync(areas).flatMap((file) =>
        Object.keys(JSON.parse(readFileSync(new URL(file, areas), 'utf8')) as object)
      )
    );
    const code = readdirSync(here).filter(
      (file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts')
    );
    const texts = code.flatMap((file) =>
      [...readFileSync(new URL(file, here), 'utf8').matchAll(/\bt\(\s*(['`])(.*?)\1/gs)].map(
        (found) => (found[2] ?? '').replace(/\s+/g, ' ').trim()
      )
    );
    expect(texts.length).toBeGreaterThan(30);
    expect([...new Set(texts)].filter((text) => !known.has(text))).toEqual([]);
    expect(own.filter((text) => !texts.includes(text))).toEqual([]);
  });

  test('places for values are the same in both', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [english, text] of Object.entries(spanish))
      expect(places(text)).toEqual(places(english));
  });

  test('the picture speaks the language of the page', () => {
    setLanguage('es', spanish);
    const texts = textsOf(drawPicture(PEOPLE, people(1), 400))
      .join(' ')
      .replaceAll('\u00a0', ' ');
    expect(texts).toContain('seguridad 8');
    expect(texts).toContain('tú');
  });
});
