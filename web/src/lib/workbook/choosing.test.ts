import { expect, test } from 'vitest';
import type { Entry, KeptForm } from '../entries/types';
import { keptFormOf, localised } from '../practice/localised';
import { formSource } from '../testing/forms';
import { allOrNone, fitting, privateNames, toggledIn, writtenOf } from './choosing';

test('a step is chosen whole, or let go, and the rest stays', () => {
  expect([...allOrNone(new Set(['a', 'x']), ['a', 'b'])].sort()).toEqual(['a', 'b', 'x']);
  expect([...allOrNone(new Set(['a', 'b', 'x']), ['a', 'b'])]).toEqual(['x']);
  expect([...toggledIn(new Set(['a']), 'a')]).toEqual([]);
  expect([...toggledIn(new Set(['a']), 'b')]).toEqual(['a', 'b']);
});

const entry = (id: string, form: string, begunAt: string, more: Partial<Entry> = {}): Entry => ({
  id, form, version: '1.0.0', language: 'en', smaller: false, begunAt, changedAt: begunAt, finishedAt: null,
  stoppedBecause: null, step: null, answers: {}, distress: {}, versions: {}, distressVersions: {}, deleted: false, ...more
});
const kept: KeptForm[] = ['chain', 'look-around'].map((id) => keptFormOf(formSource(id)));
// By the clock of whoever reads it, as the person chose the days.
const noon = (day: string) => new Date(`${day}T12:00`).toISOString();
const entries = [
  entry('one', 'chain', noon('2026-03-01')),
  entry('two', 'look-around', noon('2026-03-02')),
  entry('lost', 'gone', noon('2026-03-02')),
  entry('old', 'chain', noon('2026-03-02'), { version: '0.9.0' }),
  entry('three', 'chain', noon('2026-03-03'))
];

test('entries come with their form in the language of the workbook, the newest first', () => {
  const written = writtenOf(entries, kept, 'es');
  expect(written.map((one) => one.entry.id)).toEqual(['three', 'two', 'one']);
  expect(written[1]?.form.title).toBe(formSource('look-around').translations?.es?.title);
});

test('entries are found by form and by day, both ends included', () => {
  const written = writtenOf(entries, kept, 'en');
  const ids = (form: string, from: string, to: string) => fitting(written, { form, from, to }).map((one) => one.entry.id);
  expect(ids('', '', '')).toEqual(['three', 'two', 'one']);
  expect(ids('chain', '', '')).toEqual(['three', 'one']);
  expect(ids('', '2026-03-02', '2026-03-02')).toEqual(['two']);
  expect(ids('chain', '', '2026-03-02')).toEqual(['one']);
});

test('private fields are named once, with their form', () => {
  const card = localised(formSource('diary-card'), 'en');
  const names = privateNames([card, card]);
  expect(names.map((one) => one.name)).toContain('diary-card/urge_die');
  expect(new Set(names.map((one) => one.name)).size).toBe(names.length);
  expect(names[0]?.title).toBe('Day Card');
});
