import { expect, test } from 'vitest';
import { entry, MONDAY, on, PROGRAMME } from '$lib/programme/testing';
import type { Series } from './types';
import { exceptions, shifts } from './week';

const ways = PROGRAMME.other_ways;

test('the times another way was tried, in the person’s own words, the newest first', () => {
  const entries = [
    entry('when-it-gets-hard', on(-2), { answers: { tried: 'yes', safer_answer: 'Wait ten minutes' } }),
    entry('when-it-gets-hard', on(-1), { answers: { tried: 'no', safer_answer: 'Call less' } }),
    entry('red-light', on(-1), { answers: { acted: 'no', next_move: 'Sleep on it' } }),
    entry('red-light', on(-8), { answers: { acted: 'no' } }),
    entry('weekly-review', on(0, 8), {
      answers: { exceptions: [{ _id: 'a', did: 'I asked' }, { _id: 'b', did: ' ' }] }
    }),
    entry('unique-outcomes', on(0, 9), { answers: { i_did: '' }, finishedAt: null })
  ];
  expect(exceptions(entries, ways, MONDAY).map(({ entry: { form }, says }) => [form, says])).toEqual([
    ['weekly-review', ['I asked']],
    ['red-light', ['Sleep on it']],
    ['when-it-gets-hard', ['Wait ten minutes']]
  ]);
});

test('what was tried later counts in the week it was told', () => {
  const old = entry('when-it-gets-hard', on(-20), { answers: { tried: 'yes' }, changedAt: on(-1) });
  expect(exceptions([old], ways, MONDAY)).toHaveLength(1);
});

const series = (values: [days: number, value: number][], more: Partial<Series> = {}): Series => ({
  id: 'one',
  domain: 'regulation',
  from: { kind: 'sign', form: 'f', field: 'a' },
  label: '',
  of: '',
  better: 'lower',
  answers: 'numbers',
  unit: '',
  step: 1,
  leastNoise: 0,
  values: values.map(([days, value]) => ({ at: on(days), value, entries: [] })),
  ...more
});

test('this week beside the weeks before, each with its number of days', () => {
  const [found] = shifts([series([[-22, 60], [-15, 62], [-9, 61], [-2, 30], [0, 34]])], MONDAY);
  expect(found).toMatchObject({
    now: { mean: 32, days: 2 },
    before: { mean: 61, days: 3, weeks: 3 },
    outside: 'better'
  });
  const quiet = shifts([series([[-22, 60], [-15, 62], [-9, 61], [-2, 61]])], MONDAY);
  expect(quiet[0]?.outside).toBeNull();
});

test('without three days before there is nothing to put beside', () => {
  expect(shifts([series([[-15, 62], [-9, 61], [-2, 30]])], MONDAY)).toEqual([]);
  expect(shifts([series([[-22, 60], [-15, 62], [-9, 61]])], MONDAY)).toEqual([]);
});

test('one sign that tells of two domains is one shift, and what left its band comes first', () => {
  const steady = series([[-22, 5], [-15, 6], [-9, 5], [-2, 5]], { from: { kind: 'sign', form: 'g', field: 'b' } });
  const moved = series([[-22, 5], [-15, 6], [-9, 5], [-2, 9]]);
  const found = shifts([steady, moved, { ...moved, id: 'two', domain: 'trust' }], MONDAY);
  expect(found.map((one) => one.outside)).toEqual(['harder', null]);
});
