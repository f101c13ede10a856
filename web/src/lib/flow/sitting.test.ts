import { describe, expect, test } from 'vitest';
import type { Reply } from '../api/client';
import type { AssessmentSoFar, Step } from '../api/types';
import { answersOf, type Mapping } from '../device/mapping';
import { itemStep, mappingOf, resultStep } from '../testing/samples';
import { Sitting } from './sitting.svelte';

type Replies = (soFar: AssessmentSoFar) => Promise<Reply<Step>> | Reply<Step>;

function sit(start: Mapping, ask: Replies) {
  let stored = start;
  const shown: string[] = [];
  const timers: { seconds: number; what: () => void }[] = [];
  const asked: AssessmentSoFar[] = [];
  const sitting = new Sitting({
    store: {
      get: async () => stored,
      change: async (_id, how) => {
        await Promise.resolve();
        stored = how(stored);
        shown.push('kept');
        return stored;
      }
    },
    ask: async (soFar) => {
      asked.push(soFar);
      return ask(soFar);
    },
    showStatement: (at) => shown.push(`statement ${at + 1}`),
    showResult: () => shown.push('result'),
    now: () => new Date('2026-03-01T10:05:00Z'),
    later: (seconds, what) => {
      timers.push({ seconds, what });
      return () => {};
    }
  });
  return { sitting, shown, timers, asked, stored: () => stored };
}

const ok = (step: Step): Reply<Step> => ({ ok: true, value: step });
const down: Reply<Step> = { ok: false, why: 'unreachable' };
const settle = () => new Promise((done) => setTimeout(done, 5));

describe('a sitting', () => {
  test('keeps the answer, then asks, then keeps the next statement, then shows it', async () => {
    const { sitting, shown } = sit(mappingOf({ given: [null] }), () => ok(itemStep('next', 3)));
    await sitting.open('sitting-1', null);
    await sitting.give({ answer: 2 });
    expect(shown).toEqual(['statement 1', 'kept', 'kept', 'statement 2']);
  });

  test('a second press while the first one runs does nothing', async () => {
    const { sitting, asked, stored } = sit(mappingOf({ given: [null] }), () => ok(itemStep('n', 3)));
    await sitting.open('sitting-1', null);
    await Promise.all([sitting.give({ answer: 2 }), sitting.give({ answer: 5 })]);
    expect(asked).toHaveLength(1);
    expect(answersOf(stored())).toEqual([{ item: 'item-1', answer: 2 }]);
  });

  test('without a server: the answer is kept, pauses grow, and it goes on by itself', async () => {
    let up = false;
    const replies = () => (up ? ok(itemStep('n', 3)) : down);
    const { sitting, timers, shown, stored } = sit(mappingOf({ given: [null] }), replies);
    await sitting.open('sitting-1', null);
    await sitting.give({ answer: 4 });
    expect(sitting.phase).toBe('unreachable');
    expect(answersOf(stored())).toEqual([{ item: 'item-1', answer: 4 }]);
    timers.at(-1)?.what();
    await settle();
    expect(timers.map((one) => one.seconds)).toEqual([1, 2]);
    up = true;
    timers.at(-1)?.what();
    await settle();
    expect(sitting.phase).toBe('statement');
    expect(shown.at(-1)).toBe('statement 2');
  });

  test('a reload while the server was away asks again with all answers', async () => {
    const { sitting, asked } = sit(mappingOf({ given: [1, 'skipped'] }), () => ok(resultStep()));
    await sitting.open('sitting-1', 1);
    expect(asked[0]?.answers).toEqual([
      { item: 'item-1', answer: 1 },
      { item: 'item-2', skipped: true }
    ]);
  });

  test('a problem of the request stops calmly and does not try again by itself', async () => {
    const problem = { type: '/p', title: 'No', status: 404, detail: 'This version is gone.' };
    const refused: Reply<Step> = { ok: false, why: 'problem', problem };
    const { sitting, timers } = sit(mappingOf({ given: [1] }), () => refused);
    await sitting.open('sitting-1', null);
    expect([sitting.phase, timers.length]).toEqual(['problem', 0]);
  });

  test('without an engine it waits for the person: the server is not asked by itself', async () => {
    let engine = false;
    const none: Reply<Step> = { ok: false, why: 'no-engine' };
    const replies = () => (engine ? ok(itemStep('n', 3)) : none);
    const { sitting, timers, asked } = sit(mappingOf({ given: [1] }), replies);
    await sitting.open('sitting-1', null);
    expect([sitting.phase, timers.length, asked.length]).toEqual(['no-engine', 0, 1]);
    engine = true;
    await sitting.tryAgain();
    expect(sitting.phase).toBe('statement');
  });

  test('an answer that the device cannot keep is said so, and nothing moves', async () => {
    const { sitting, asked } = sit(mappingOf({ given: [null] }), () => ok(resultStep()));
    await sitting.open('sitting-1', null);
    const full = new Sitting({
      store: {
        get: async () => mappingOf({ given: [null] }),
        change: () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
      },
      ask: async () => ok(resultStep()),
      showStatement: () => {},
      showResult: () => expect.unreachable(),
      now: () => new Date(),
      later: () => () => {}
    });
    await full.open('sitting-1', null);
    await full.give({ answer: 1 });
    expect([full.phase, full.unkept, full.at]).toEqual(['statement', true, 0]);
    expect(asked).toEqual([]);
  });

  test('what was forgotten in another tab is not brought back', async () => {
    const { sitting } = sit(mappingOf({ given: [null] }), () => ok(resultStep()));
    await sitting.open('sitting-1', null);
    const gone = new Sitting({
      store: { get: async () => undefined, change: async () => undefined },
      ask: async () => down,
      showStatement: () => {},
      showResult: () => {},
      now: () => new Date(),
      later: () => () => {}
    });
    await gone.open('sitting-1', null);
    expect(gone.phase).toBe('missing');
  });
});
