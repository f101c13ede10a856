import { expect, test } from 'vitest';
import { answersOf, dropDraft, readDraft, writeDraft } from './draft';

class Memory implements Storage {
  [name: string]: unknown;
  readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  clear = () => this.kept.clear();
  getItem = (key: string) => this.kept.get(key) ?? null;
  key = () => null;
  removeItem = (key: string) => void this.kept.delete(key);
  setItem = (key: string, value: string) => void this.kept.set(key, value);
}

test('what was marked comes back for its measure and version only', () => {
  const storage = new Memory();
  writeDraft('mood', '1.0.0', { a: 2, b: null }, storage);
  expect(readDraft('mood', '1.0.0', storage)).toEqual({ a: 2, b: null });
  expect(readDraft('mood', '1.1.0', storage)).toEqual({});
  dropDraft('mood', '1.0.0', storage);
  expect(readDraft('mood', '1.0.0', storage)).toEqual({});
});

test.each(['', '{', 'null', '7', '{"a":"x","b":1.5}'])('%s in its place is no answer', (text) => {
  const storage = new Memory();
  storage.setItem('measure mood 1.0.0', text);
  expect(readDraft('mood', '1.0.0', storage)).toEqual({});
});

test('a full storage stops nobody', () => {
  const storage = new Memory();
  storage.setItem = () => {
    throw new Error('full');
  };
  writeDraft('mood', '1.0.0', { a: 1 }, storage);
  expect(readDraft('mood', '1.0.0', storage)).toEqual({});
});

test('skipping is sent as skipping, never as a value', () => {
  expect(answersOf({ a: 0, b: null })).toEqual([
    { item: 'a', answer: 0 },
    { item: 'b', skipped: true }
  ]);
});
