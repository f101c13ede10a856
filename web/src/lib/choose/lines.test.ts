import { expect, test } from 'vitest';
import { againstLines, needLines, newcomers, points, ruledOutWords, share, wishLines } from './lines';
import type { RuledOut, Suggestion } from './types';

// Fears: a line says more than the engine, or tells what must not stand on a shared screen.
const way = (more: Partial<Suggestion>) => ({ way: 'abt', ...more }) as Suggestion;
const need = { id: 'G01', title: 'I worry', importance: 5, points: 3, fit: 'F' as const, reason: 'Why.' };

test('each need has its sign: for, not on its own, or not known', () => {
  const one = way({
    needs: [
      need,
      { ...need, title: 'Not alone', fit: 'N', points: 0 },
      { id: 'P1', title: 'Nothing', importance: 1, points: 0, fit: '' }
    ]
  });
  expect(needLines(one).map((line) => `${line.sign} ${line.text}`)).toEqual([
    '+ First choice for “I worry”, your most important need',
    '− Not on its own, for “Not alone”, your second need',
    '? No clear part, as far as we know, for “Nothing”, your third need'
  ]);
  expect(needLines(way({ needs: [need] }))[0]).toEqual({
    sign: '+',
    text: 'First choice for “I worry”',
    more: 'Why.'
  });
});

test('a wish is met, met in part, or not met', () => {
  const one = way({
    preferences: [
      { kind: 'works_with', met: 1 },
      { kind: 'online', met: 0.5 },
      { kind: 'homework', met: 0 },
      { kind: 'liked', met: 0 }
    ]
  });
  const lines = wishLines(one, { works_with: ['talk', 'body'], online: true, homework: 'low' });
  expect(lines.map((line) => `${line.sign} ${line.text}`)).toEqual([
    '+ You asked for work with talking and the body',
    '+ In part: you asked for meetings by video',
    '− You asked for practice between meetings: little or none. That is not how it usually goes here',
    '− You marked other ways as ones that you like, or that helped you before'
  ]);
});

test('what speaks against stands in the words of the content, and an empty list is no line', () => {
  const one = way({
    asks_of_you: ['Two people who come.', 'EMDR needs time.'],
    not_good_for: [],
    longer_than_wished: true,
    length: 'About a year.'
  });
  expect(againstLines(one)).toEqual([
    { sign: '−', text: 'It asks of you', more: 'Two people who come. EMDR needs time.' },
    { sign: '−', text: 'It often takes longer than you wish', more: 'About a year.' }
  ]);
});

test('a reason that is not said is not said', () => {
  const gate: RuledOut = { way: 'efct', name: 'A', by: 'gate', row: 'X01', title: 'T', reason: 'R' };
  expect(ruledOutWords(gate, ['X01'])).toEqual({ text: 'Kept for later.' });
  expect(ruledOutWords(gate, [])).toEqual({ text: 'While this holds: “T”.', more: 'R' });
  expect(ruledOutWords({ ...gate, by: 'need' }, ['X01']).text).toBe('Because of your need: “T”.');
  expect(ruledOutWords({ ...gate, by: 'set_aside' }, ['X01']).text).toMatch(/set it aside/);
});

test('names who moved up, and prints points as they came', () => {
  const list = (...ids: string[]) => ids.map((id) => way({ way: id, short_name: id }));
  expect(newcomers(list('a', 'b'), list('b', 'c'))).toEqual(['c']);
  expect([points(60), points(12.3), share(2.375), share(0.5), share(1)]).toEqual([
    '60.0', '12.3', '2.38', '0.5', '1'
  ]);
});
