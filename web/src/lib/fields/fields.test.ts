import { describe, expect, test } from 'vitest';
import type { Field, WordList } from '../practice/types';
import { blankOf } from './blank';
import { placeAt, placesOf } from './body';
import { beginPath, newestFirst } from './entries';
import { Held } from './held.svelte';
import { idOfWords, isFull, namesFor, searchList, toggled, wordOf } from './lists';
import { addAgain, rowsBySet, shownInRow, stateInRow } from './rows';
import { isTooLong, linesOf } from './texts';
import { answerWords, computedWords } from './words';

const feelings: WordList = {
  id: 'feelings', version: '1.0.0', title: 'Feelings',
  groups: [
    { id: 'fear', title: 'Miedo', items: [{ id: 'anxious', text: 'Ansiedad' }, { id: 'tense', text: 'Tensión' }] },
    { id: 'joy', title: 'Alegría', items: [{ id: 'glad', text: 'Contento por dentro' }] }
  ]
};

describe('lists', () => {
  const found = (query: string) =>
    searchList(feelings, query).flatMap((group) => group.items.map((item) => item.id));

  test('are searched without accents and capitals, by any part', () => {
    expect(found('tension')).toEqual(['tense']);
    expect(found('ANSI')).toEqual(['anxious']);
    expect(found('dentro cont')).toEqual(['glad']);
    expect(found('zzz')).toEqual([]);
  });

  test('show all at first, and a whole group by its title', () => {
    expect(found(' ')).toEqual(['anxious', 'tense', 'glad']);
    expect(found('miedo')).toEqual(['anxious', 'tense']);
    expect(searchList(undefined, 'a')).toEqual([]);
  });

  test('own words that stand in the list become its word', () => {
    expect(idOfWords(feelings, ' tension ')).toBe('tense');
    expect(idOfWords(feelings, ' far   away ')).toBe('far away');
    expect(idOfWords(feelings, '  ')).toBeUndefined();
    expect([wordOf(feelings, 'tense'), wordOf(feelings, 'far away')]).toEqual(['Tensión', 'far away']);
  });

  test('taking the last one out is no answer', () => {
    expect(toggled([], 'a')).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'a')).toBeUndefined();
    expect([isFull(['a'], 1), isFull(['a'], 2), isFull(['a'])]).toEqual([true, false, false]);
  });

  test('names are offered once, and not the one that stands there already', () => {
    const people = ['José', 'Ana', ' Ana ', '', 'Joana'];
    expect(namesFor(people, '')).toEqual(['José', 'Ana', 'Joana']);
    expect(namesFor(people, 'jose')).toEqual(['José']);
    expect(namesFor(people, 'José')).toEqual([]);
    expect(namesFor(people, 'ana')).toEqual(['Ana', 'Joana']);
  });
});

describe('the body', () => {
  const body: WordList = {
    id: 'body', version: '1.0.0', title: 'Body',
    groups: [
      { id: 'all', title: 'All', items: [
        { id: 'chest', text: 'Chest', side: 'front', x: 50, y: 60 },
        { id: 'throat', text: 'Throat', side: 'front', x: 50, y: 38 },
        { id: 'head', text: 'Head', side: 'both', x: 50, y: 12 },
        { id: 'spine', text: 'Back', side: 'back', x: 50, y: 70 },
        { id: 'hands', text: 'Hands', side: 'both', x: 83, y: 104 },
        { id: 'skin', text: 'Skin' }
      ] }
    ]
  };

  test('has on each figure the places of that side', () => {
    expect(placesOf(body, 'front').map((one) => one.id)).toEqual(['chest', 'throat', 'head', 'hands']);
    expect(placesOf(body, 'back').map((one) => one.id)).toEqual(['head', 'spine', 'hands']);
  });

  test('a press means the nearest place, unless it is far from all', () => {
    expect(placeAt(placesOf(body, 'front'), 52, 47)?.id).toBe('throat');
    expect(placeAt(placesOf(body, 'front'), 44, 56)?.id).toBe('chest');
    expect(placeAt(placesOf(body, 'front'), 15, 102)?.id).toBe('hands');
    expect(placeAt(placesOf(body, 'front'), 35, 210)).toBeUndefined();
  });
});

describe('rows', () => {
  const group: Field = {
    id: 'people', kind: 'group', label: 'People',
    fields: [{ id: 'name', kind: 'person', label: 'Name' }, { id: 'why', kind: 'short_text', label: 'Why' }]
  };
  const state = {
    shown: [], missing: ['top'], computed: { all: 1 }, gate: null, problems: [],
    rows: { people: [{ shown: ['name'], missing: ['name'], computed: { own: 2 } }] }
  };

  test('kept as one answer are added, set, taken out and added again', () => {
    let answer: unknown;
    const rows = rowsBySet(() => answer as never, (next) => (answer = next));
    rows.add('r1');
    rows.add('r2');
    rows.set('r1', 'name', 'Ana');
    rows.set('r2', 'name', 'Leo');
    rows.set('r2', 'name', undefined);
    expect(answer).toEqual([{ _id: 'r1', name: 'Ana' }, { _id: 'r2' }]);
    rows.remove('r1');
    addAgain(rows, { _id: 'r1', name: 'Ana' }, 'r3');
    expect(answer).toEqual([{ _id: 'r2' }, { _id: 'r3', name: 'Ana' }]);
    rows.remove('r2');
    rows.remove('r3');
    expect(answer).toBeUndefined();
  });

  test('show what their own state shows; one that is new shows all', () => {
    expect(shownInRow(group, state, 0).map((one) => one.id)).toEqual(['name']);
    expect(shownInRow(group, state, 1)).toHaveLength(2);
    expect(stateInRow(state, 'people', 0)).toMatchObject({
      missing: ['name'], computed: { all: 1, own: 2 }
    });
    expect(stateInRow(state, 'people', 1).missing).toEqual([]);
  });
});

describe('what stands in an input', () => {
  test('is what was typed until the person leaves', () => {
    let kept = 'a';
    const held = new Held(() => kept);
    expect(held.text).toBe('a');
    held.type('abc');
    kept = 'ab'; // an answer that comes back late
    expect(held.text).toBe('abc');
    held.leave();
    expect(held.text).toBe('ab');
  });

  test('a long text has room, and is measured by its letters', () => {
    expect(linesOf('', 4, 20)).toBe(4);
    expect(linesOf('a\n'.repeat(8), 4, 20)).toBe(9);
    expect(linesOf('a'.repeat(500), 4, 20)).toBe(9);
    expect(linesOf('a'.repeat(100_000), 4, 20)).toBe(20);
    expect(isTooLong('a'.repeat(100_000))).toBe(false);
    expect(isTooLong('a'.repeat(100_001))).toBe(true);
    expect(isTooLong('🌱'.repeat(60_000))).toBe(false);
  });
});

describe('answers in words', () => {
  const of = (kind: Field['kind'], answer: never, more: Partial<Field> = {}) =>
    answerWords({ id: 'a', kind, label: 'A', ...more }, answer, { feelings }, 'en');
  const options = [{ id: 'pull_back', text: 'Pull back' }];

  test('say options, list words, units and own words', () => {
    expect(of('choice', 'pull_back' as never, { options })).toEqual(['Pull back']);
    expect(of('several', ['pull_back', 'gone'] as never, { options })).toEqual(['Pull back', 'gone']);
    expect(of('feeling', ['tense', 'far away'] as never)).toEqual(['Tensión', 'far away']);
    expect(of('yes_no', 'no' as never)).toEqual(['No']);
    expect(of('number', 2.5 as never, { unit: 'hours' })).toEqual(['2.5 hours']);
    expect(of('scale_10', 0 as never)).toEqual(['0 of 10']);
    expect(of('duration', 90 as never)).toEqual(['1 hour 30 minutes']);
    expect(of('breathing', 1 as never)).toEqual(['1 round']);
    expect(of('long_text', ' two\n\n  lines ' as never)).toEqual([' two\n\n  lines ']);
    expect(of('short_text', undefined as never)).toEqual([]);
  });

  test('a value is worked out to its places, or not known', () => {
    const field: Field = { id: 'a', kind: 'computed', label: 'A', unit: '%', places: 1 };
    expect(computedWords(field, 12.345, 'en')).toBe('12.3 %');
    expect(computedWords({ ...field, places: undefined }, 12.345, 'es')).toBe('12,35 %');
    expect(computedWords(field, undefined, 'en')).toBe('Not known yet');
  });

  test('on paper there is room of the right shape', () => {
    const blank = (kind: Field['kind'], more: Partial<Field> = {}) =>
      blankOf({ id: 'a', kind, label: 'A', ...more });
    expect(blank('long_text').lines).toBeGreaterThan(blank('short_text').lines);
    expect(blank('choice', { options }).options).toEqual(['Pull back']);
    expect(blank('scale_100').numbers.at(-1)).toBe(100);
    expect([blank('group').rows, blank('group', { at_most: 2 }).rows, blank('group', { at_least: 5 }).rows])
      .toEqual([3, 2, 5]);
  });
});

test('earlier entries come newest first, and never change the list they came in', () => {
  const all = [
    { id: 'old', title: 'A', at: '2026-01-01T00:00:00Z' },
    { id: 'new', title: 'B', at: '2026-02-01T00:00:00Z' }
  ];
  expect(newestFirst(all).map((one) => one.id)).toEqual(['new', 'old']);
  expect(all[0]?.id).toBe('old');
  expect(beginPath('slow-looking')).toContain('slow-looking');
});
