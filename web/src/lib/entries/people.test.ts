import { expect, test } from 'vitest';
import { mappingOf } from '../testing/samples';
import { foldEntry } from './fold';
import { peopleOf } from './people';
import { begin, KEPT, set } from './testing';

const entry = (id: string, second: number, ...names: string[]) =>
  foldEntry([
    begin(id),
    set(second, 'who', names[0], { entry: id }),
    set(
      second,
      'people',
      names.slice(1).map((name, i) => ({ _id: `r${i}`, name })),
      { entry: id }
    )
  ]);

test('names of entries and of the map, the newest first, each once', () => {
  const mappings = [
    { ...mappingOf({ given: [], nickname: 'Sam' }), changedAt: '2027-01-01T00:00:00.000Z' },
    { ...mappingOf({ given: [], nickname: '' }), changedAt: '2028-01-01T00:00:00.000Z' },
    { ...mappingOf({ given: [], nickname: 'ANA ' }), changedAt: '2020-01-01T00:00:00.000Z' }
  ];
  const entries = [
    entry('a', 1, 'José', 'Old friend', '  '),
    entry('b', 9, 'Ana  María', 'Ana', 'jose')
  ];
  expect(peopleOf(entries, [KEPT], mappings)).toEqual([
    'Sam',
    'Ana María',
    'Ana',
    'jose',
    'Old friend'
  ]);
});

test('entries whose form is not here give no names, because no field is known to hold one', () => {
  expect(peopleOf([entry('a', 1, 'José')], [])).toEqual([]);
});
