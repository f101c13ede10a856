import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fearIn, readAnswers, shownOptions, sourcesOf, writeAnswers } from './checking';
import type { GuidedCheck, Need } from './types';

// Fears: work for two is offered first to someone who is afraid; points come from nowhere.
const raw = parse(readFileSync('../content/checks/seven-signs.yaml', 'utf8'));
const check: GuidedCheck = {
  ...raw,
  options: raw.options.map((one: { id: string }) => ({ ...one, always: raw.always.includes(one.id) })),
  questions: raw.questions.map((one: { answers: { weights: object }[] }) => ({
    ...one,
    answers: one.answers.map((answer) => ({
      ...answer,
      weights: Object.entries(answer.weights).map(([option, points]) => ({ option, points }))
    }))
  }))
};
const result = (points: Record<string, number>) => ({
  check: check.id,
  version: check.version,
  options: Object.entries(points).map(([id, many]) => ({ id, points: many })),
  needs: []
});
const need = (first?: Need['first']) => ({ id: 'G06', title: '', group: '', first }) as Need;

test('an answer that speaks of fear puts work for two last, behind the questions asked alone', () => {
  const answers = { trust: 'partner', volatile: 'afraid' };
  const fear = fearIn(check, answers, []);
  expect(fear).toBe('said');
  const all = shownOptions(check, result({ 'help-now': 30, couple: 3, therapist: 1, alone: 0 }), answers, fear);
  expect(all.map((one) => one.id)).toEqual(['help-now', 'therapist', 'alone', 'couple']);
  expect(all.at(-1)?.apartFirst).toBe(true);
});

test('a need that is asked about alone first keeps the order, and leads there as well', () => {
  const answers = { trust: 'partner' };
  const fear = fearIn(check, answers, [need('relationship')]);
  expect(fear).toBe('may be');
  const all = shownOptions(check, result({ couple: 3, therapist: 1 }), answers, fear);
  expect(all.map((one) => [one.id, one.apartFirst])).toEqual([['couple', true], ['therapist', false]]);
  expect(fearIn(check, answers, [need('doctor'), need()])).toBe('');
});

test('each point has its question and answer; what was skipped gives none', () => {
  const answers = { trust: 'often', depend: 'seldom', needs: 'nowhere' };
  expect(sourcesOf('therapist', check, answers)).toEqual([
    { question: 'Trust', answer: 'Yes, often, with many people', points: 3 }
  ]);
  expect(sourcesOf('alone', check, answers).map((one) => one.points)).toEqual([1, 1]);
});

test('a reload keeps the answers that still exist', () => {
  const held = new Map<string, string>();
  const storage = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value)
  } as unknown as Storage;
  writeAnswers(check, { trust: 'often', volatile: 'gone' }, storage);
  expect(readAnswers(check, storage)).toEqual({ trust: 'often' });
  held.set('check seven-signs 1.0.0', 'null');
  expect(readAnswers(check, storage)).toEqual({});
});
