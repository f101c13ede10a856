import { expect, test } from 'vitest';
import type { Problem } from '../api/types';
import { notKeptWords, refusedWords, sizeWords } from './carried';

const problem = (status: number, detail: string) =>
  ({ ok: false, why: 'problem', problem: { status, detail } as Problem }) as const;

test('each way to go wrong has words of its own, and says what to do', () => {
  const full = Object.assign(new Error('x'), { name: 'QuotaExceededError' });
  const said = [
    refusedWords({ ok: false, why: 'unreachable' }),
    refusedWords(problem(404, 'no such map')),
    refusedWords(problem(429, 'too many tries')),
    refusedWords({ ok: false, why: 'unreadable', trouble: { what: 'Not whole.', where: '/code', mend: 'Keep it again.' } }),
    notKeptWords(full),
    notKeptWords(new Error('refused'))
  ].map((words) => words.join(' '));
  expect(new Set(said).size).toBe(said.length);
  expect(said[0]).toContain('The server does not answer');
  expect(said[1]).toContain('Nothing is kept under these words');
  expect(said[2]).toContain('Too many tries.');
  expect(said[3]).toBe('Not whole. Keep it again.');
  expect(said[4]).toContain('no room left');
  expect(said[5]).toContain('private one');
});

test('sizes are written as readers know them', () => {
  expect(sizeWords(1, 'en-GB')).toBe('1 kB');
  expect(sizeWords(311_500, 'en-GB')).toBe('312 kB');
  expect(sizeWords(4_240_000, 'es')).toBe('4,2 MB');
  expect(sizeWords(52_400_000, 'en-GB')).toBe('52 MB');
});
