import { expect, test } from 'vitest';
import { moved, same, type Part } from './weights';

// Fear: a slider makes a question that the engine refuses, so that the list stays as it was.
const usual = { need: 60, preference: 25, evidence: 15 };
const sum = (one: typeof usual) => one.need + one.preference + one.evidence;

test('every place of every slider keeps the sum at 100 and research at 20 or less', () => {
  for (const part of ['need', 'preference', 'evidence'] as Part[]) {
    let at = usual;
    for (const to of [...Array(101).keys(), ...[...Array(101).keys()].reverse(), -5, 200, 33.4]) {
      at = moved(at, part, to, 20);
      expect(sum(at)).toBe(100);
      expect(Math.min(at.need, at.preference, at.evidence)).toBeGreaterThanOrEqual(0);
      expect(at.evidence).toBeLessThanOrEqual(20);
      expect(Object.values(at).every(Number.isInteger)).toBe(true);
    }
  }
});

test('the slider that is moved stands where it was put, and the others share the rest', () => {
  expect(moved(usual, 'need', 20, 20)).toEqual({ need: 20, preference: 60, evidence: 20 });
  expect(moved(usual, 'need', 68, 20)).toEqual({ need: 68, preference: 20, evidence: 12 });
  expect(moved(usual, 'evidence', 0, 20)).toEqual({ need: 71, preference: 29, evidence: 0 });
  expect(moved(usual, 'preference', 100, 20)).toEqual({ need: 0, preference: 100, evidence: 0 });
});

test('after one part took everything, the others can still come back', () => {
  const all = moved(usual, 'need', 100, 20);
  expect(all).toEqual({ need: 100, preference: 0, evidence: 0 });
  expect(moved(all, 'need', 50, 20)).toEqual({ need: 50, preference: 50, evidence: 0 });
  expect(moved(all, 'evidence', 20, 20)).toEqual({ need: 80, preference: 0, evidence: 20 });
});

test('equal weights are told from others', () => {
  expect(same(usual, { ...usual })).toBe(true);
  expect(same(usual, moved(usual, 'need', 61, 20))).toBe(false);
});
