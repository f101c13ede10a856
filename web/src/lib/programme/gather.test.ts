import { expect, test } from 'vitest';
import type { RegionId } from '$lib/api/types';
import type { Mapping } from '$lib/device/mapping';
import { mappingOf } from '$lib/testing/samples';
import { mapLeans } from './gather';
import { NOTHING_KEPT, readKept } from './kept';
import { fearLately } from './logged';
import { entry, MONDAY, on } from './testing';

function mapped(tie: string, named: RegionId[], readable = true): Mapping {
  const one = mappingOf({ given: [3], finished: true, tie, id: tie, nickname: tie });
  const { place } = one.result!;
  place!.named = named;
  one.result!.answer_quality.readable = readable;
  return one;
}

test('a map says one region, or which two it may be, and never that it is secure', () => {
  const all = [mapped('Noor', ['anxious']), mapped('Ana', ['secure', 'avoidant']), mapped('Bo', ['secure'])];
  const leans = mapLeans(all);
  expect(leans).toHaveLength(2);
  expect(leans).toContainEqual({ pattern: 'anxious', person: 'Noor', sure: true });
  expect(leans).toContainEqual({ pattern: 'avoidant', person: 'Ana', sure: false });
});

test('answers that were hard to read say nothing', () => {
  expect(mapLeans([mapped('Noor', ['anxious'], false)])).toEqual([]);
});

test('what is kept is read whatever it is', () => {
  for (const found of [undefined, null, 7, 'x', [], { track: 3, began: 'no', swaps: [1, { from: 'a' }] }]) {
    expect(readKept(found)).toEqual(NOTHING_KEPT);
  }
  const at = '2026-05-04T10:00:00.000Z';
  const kept = { track: 'anxious', began: { anxious: at, couple: 'x' }, paused: 'soon', swaps: [{ from: 'a', to: 'b', at }] };
  expect(readKept(kept)).toEqual({ ...kept, began: { anxious: at }, paused: null, notToday: null });
});

test('a fear of someone that was told lately keeps away what is for two, finished or not', () => {
  const told = (days: number, answers: object) =>
    entry('needs-and-reach', on(days), { answers: answers as never, finishedAt: null });
  expect(fearLately([told(-3, { afraid: 'yes' })], MONDAY)).toBe(true);
  expect(fearLately([told(-3, { danger: 'someone_close' })], MONDAY)).toBe(true);
  expect(fearLately([told(-3, { afraid: 'no', danger: 'nobody' })], MONDAY)).toBe(false);
  expect(fearLately([told(-31, { afraid: 'yes' })], MONDAY)).toBe(false);
});
