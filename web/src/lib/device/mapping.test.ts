import { describe, expect, test } from 'vitest';
import type { Result, Step } from '../api/types';
import { DAY_MS, mappingOf, itemStep, resultStep } from '../testing/samples';
import {
  answered,
  answersOf,
  firstSkipped,
  isOver,
  nameOf,
  openAt,
  tieOf,
  withStep
} from './mapping';

const now = new Date('2026-03-01T10:00:00Z');
const later = new Date('2026-03-01T10:05:00Z');

describe('an answer', () => {
  test('closes the open statement', () => {
    const before = mappingOf({ given: [1, null] });
    const after = answered(before, 'item-2', { answer: 4 }, later);
    expect(answersOf(after)).toEqual([
      { item: 'item-1', answer: 1 },
      { item: 'item-2', answer: 4 }
    ]);
    expect(openAt(after)).toBe(-1);
  });

  test('given again unchanged leaves everything as it was, the result too', () => {
    const before = mappingOf({ given: [1, 2], finished: true });
    expect(answered(before, 'item-1', { answer: 1 }, later)).toBe(before);
  });

  test('changed drops the result and the open statement, never a later answer', () => {
    const before = mappingOf({ given: [1, 2, 'skipped', null] });
    const after = answered(before, 'item-1', { answer: 5 }, later);
    expect(answersOf(after)).toEqual([
      { item: 'item-1', answer: 5 },
      { item: 'item-2', answer: 2 },
      { item: 'item-3', skipped: true }
    ]);
    const finished = mappingOf({ given: [1, 2], finished: true });
    expect(answered(finished, 'item-2', { answer: 5 }, later).result).toBeNull();
  });

  test('to a statement that was never shown changes nothing', () => {
    const before = mappingOf({ given: [1, null] });
    expect(answered(before, 'unknown', { answer: 1 }, later)).toBe(before);
  });
});

describe('a step of the server', () => {
  test('adds its statement once, even if it comes twice', () => {
    const once = withStep(mappingOf({ given: [1] }), itemStep('item-9', 4), later);
    const twice = withStep(once, itemStep('item-9', 4), later);
    expect(twice.asked.map((one) => one.item.id)).toEqual(['item-1', 'item-9']);
    expect(twice.remaining).toBe(4);
  });

  test('never opens a statement that was answered', () => {
    const after = withStep(mappingOf({ given: [1] }), itemStep('item-1', 4), later);
    expect(openAt(after)).toBe(-1);
    expect(answersOf(after)).toEqual([{ item: 'item-1', answer: 1 }]);
  });

  test('with a result finishes the sitting', () => {
    const step: Step = resultStep();
    const after = withStep(mappingOf({ given: [1, null] }), step, later);
    expect(after.result).toEqual((step as { result: Result }).result);
    expect(after.finishedAt).toBe(later.toISOString());
    expect(openAt(after)).toBe(-1);
  });
});

describe('what is sent', () => {
  test('holds no name, no nickname and no text', () => {
    const sent = JSON.stringify(answersOf(mappingOf({ given: [1, 'skipped'], nickname: 'Sam' })));
    expect(sent).toBe('[{"item":"item-1","answer":1},{"item":"item-2","skipped":true}]');
  });
});

describe('what stays on the device', () => {
  const old = (more: object) => ({ ...mappingOf({ given: [1], finished: true }), ...more });
  const after = (ms: number) => new Date(now.getTime() + ms);

  test('an unsaved finished map goes after 24 hours, not before', () => {
    const one = old({ changedAt: now.toISOString() });
    expect(isOver(one, after(DAY_MS - 1000))).toBe(false);
    expect(isOver(one, after(DAY_MS + 1000))).toBe(true);
  });

  test('a saved or an unfinished map stays', () => {
    expect(isOver(old({ saved: true }), after(400 * DAY_MS))).toBe(false);
    expect(isOver(mappingOf({ given: [1, null] }), after(400 * DAY_MS))).toBe(false);
  });
});

describe('which relationship', () => {
  const sam = mappingOf({ given: [1], nickname: 'Sam', tie: 'tie-sam' });
  test('the same kind under the same nickname is the same one', () => {
    expect(tieOf('partner', ' sam ', [sam])).toBe('tie-sam');
  });
  test('another nickname or another kind is someone else', () => {
    expect(tieOf('partner', 'Noor', [sam])).toBeUndefined();
    expect(tieOf('friend', 'Sam', [sam])).toBeUndefined();
  });
  test('is named by its nickname, else by its kind', () => {
    expect(nameOf(sam)).toBe('Sam');
    expect(nameOf({ ...sam, nickname: '' })).toBe('my partner');
    expect(nameOf({ ...sam, other: true })).toBe('Sam (other device)');
  });
});

test('the first skipped statement is found', () => {
  expect(firstSkipped(mappingOf({ given: [1, 'skipped', 'skipped'] }))).toBe(1);
  expect(firstSkipped(mappingOf({ given: [1] }))).toBe(-1);
});
