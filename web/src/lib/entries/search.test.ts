import { describe, expect, test } from 'vitest';
import { byEntry, foldEntry } from './fold';
import { plain, placesIn } from './plain-text';
import { searchIn, type Hit } from './search';
import { begin, FORM, KEPT, LONG_FORM, manyEntries, set } from './testing';
import type { Answer } from '../practice/types';

const entryOf = (id: string, answers: Record<string, Answer>, second = 1) =>
  foldEntry([
    begin(id),
    ...Object.entries(answers).map(([field, answer]) => set(second, field, answer, { entry: id }))
  ]);
const feelings = {
  id: 'feelings' as const,
  version: '1',
  title: 'Feelings',
  groups: [{ id: 'g', title: 'G', items: [{ id: 'at_ease', text: 'at ease' }] }]
};
const search = (entries: ReturnType<typeof entryOf>[], language = 'en') =>
  searchIn(entries, [KEPT], { language, lists: [feelings] });
const marked = (hit: Hit | undefined) =>
  hit?.marks.map(([from, to]) => hit.excerpt.slice(from, to));

describe('searching own entries', () => {
  const all = search([
    entryOf('a', { seen: 'Un árbol viejo junto al río', who: 'José' }, 1),
    entryOf('b', { seen: 'The old oak', move: 'pull_back', felt: ['at_ease', 'wide awake'] }, 2),
    entryOf(
      'c',
      {
        people: [
          { _id: 'r1', name: 'Ana' },
          { _id: 'r2', name: 'Zoë', hurt: 'the oak fell' }
        ]
      },
      3
    )
  ]);
  const ids = (query: string) => all.find(query).map((hit) => hit.entry);

  test.each([
    ['arbol', ['a']],
    ['ÁRBOL', ['a']],
    ['jose', ['a']],
    ['oak', ['c', 'b']],
    ['zoe', ['c']],
    ['pulled back', ['b']],
    ['at ease', ['b']],
    ['wide', ['b']],
    ['viejo arb', ['a']],
    ['arb viejo', []],
    ['arb ', []],
    ['rbol', []],
    ['oak nothing', []],
    ['slow', ['c', 'b', 'a']],
    ['  ', []],
    ['.*(', []]
  ])('%s', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  test('tells the field, the row and what was found', () => {
    const [hit] = all.find('zoe');
    expect(hit).toMatchObject({
      field: 'people.name',
      label: 'Name',
      row: 'r2',
      title: 'Slow looking',
      excerpt: 'Zoë'
    });
    expect(marked(hit)).toEqual(['Zoë']);
    expect(marked(all.find('RIO viej')[0])).toEqual(['viej', 'río']);
    expect(all.find('looking')[0]).toMatchObject({
      field: null,
      excerpt: 'Slow looking',
      marks: [[5, 12]]
    });
  });

  test('words of the form are in the language of the page', () => {
    expect(search([entryOf('a', { seen: 'x' })], 'es').find('despacio')).toHaveLength(1);
    expect(search([entryOf('a', { seen: 'x' })], 'en').find('despacio')).toHaveLength(0);
  });

  test('an excerpt of a long text holds the match, whole characters and nothing far away', () => {
    const text = `${'👍🏽'.repeat(500)} el ÁRBOL cayó ${'ñandú '.repeat(500)} árbol`;
    const [hit] = search([entryOf('a', { seen: text })]).find('arbol cayo');
    expect(marked(hit)).toEqual(['ÁRBOL', 'cayó']);
    expect(hit?.marks).toHaveLength(2);
    expect(hit?.excerpt.length).toBeLessThan(160);
    expect(hit?.excerpt.isWellFormed()).toBe(true);
  });

  test('follows changes', () => {
    const own = search([entryOf('a', { seen: 'tree' })]);
    own.put(entryOf('a', { seen: 'cloud' }));
    expect([own.find('tree'), own.find('cloud').length]).toEqual([[], 1]);
    own.remove('a');
    expect(own.find('cloud')).toEqual([]);
  });

  test('an entry without its form is found all the same', () => {
    expect(
      searchIn([entryOf('a', { seen: 'tree' })], [], { language: 'en' }).find('tree')
    ).toHaveLength(1);
  });

  test('words in scripts without spaces are found inside', () => {
    expect(search([entryOf('a', { seen: '今日は木を見た' })]).find('木')).toHaveLength(1);
  });

  test('among 1,000 entries of 20 texts the one is found', () => {
    const entries = [...byEntry(manyEntries(1000)).values()].map(foldEntry);
    const many = searchIn(
      entries,
      [{ id: 'long-one@1.0.0', forms: { en: LONG_FORM }, source: null }],
      { language: 'en' }
    );
    expect(many.find('nowhere')).toEqual([]);
    expect(many.find('777')[0]).toMatchObject({ entry: 'entry-777', title: FORM.title });
  });
});

test.each(['Σίσυφος', 'İstanbul ﬁn', 'e\u0301a \u0301', '한국어 ½', 'a\ud83db', 'ǅ Ω'])(
  '%s is as plain by letter as as a whole',
  (text) => {
    const places = placesIn(text);
    expect([...text].map((letter) => plain(letter)).join('')).toBe(plain(text));
    expect([places.length, places.at(-1)]).toEqual([plain(text).length + 1, text.length]);
  }
);
