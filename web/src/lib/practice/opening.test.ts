import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AskEngine, Situation } from './calls';

const safety = vi.hoisted(() => ({ exercises: ['alone'], coupleToolsAway: false }));
vi.mock('../safety/state', () => ({ safetyState: async () => safety }));

import { closedNow, restFrom, standing } from './opening';
import { forgetAnswered, noteAnswered } from './screened';
import { sourceNamed } from './testing';

const NOW = new Date('2026-05-04T10:00:00Z');
const store = (fact: unknown) => ({ fact: async <T>() => fact as T | undefined });
let asked: Situation | undefined;
const ask: AskEngine = async <T>(_path: string, body: unknown) => {
  asked = body as Situation;
  return { ok: true, value: { closed: null } as T };
};

beforeEach(() => Object.assign(safety, { exercises: ['alone'], coupleToolsAway: false }));
afterEach(() => forgetAnswered());

describe('what holds on this device', () => {
  test('is rest until the time that was kept, and no longer', async () => {
    const until = restFrom(NOW);
    expect(until).toBe('2026-05-05T10:00:00.000Z');
    expect((await standing(store(until), NOW)).restsUntil?.toISOString()).toBe(until);
    expect((await standing(store(until), new Date('2026-05-05T10:00:00Z'))).restsUntil).toBeNull();
    for (const odd of ['soon', 17, null, undefined]) {
      expect((await standing(store(odd), NOW)).restsUntil).toBeNull();
    }
    expect((await standing(null, NOW)).restsUntil).toBeNull();
  });

  test('work for two needs both, and opens for nobody when something was raised', async () => {
    noteAnswered();
    expect((await standing(null, NOW)).screened).toBe(false);
    noteAnswered();
    expect((await standing(null, NOW)).screened).toBe(true);
    safety.coupleToolsAway = true;
    expect((await standing(null, NOW)).screened).toBe(false);
  });
});

describe('the engine is asked', () => {
  const form = sourceNamed('our-week');

  test('with the levels that are open, and times in whole seconds', async () => {
    await closedNow(form, await standing(store(restFrom(NOW)), NOW), false, ask);
    expect(asked).toMatchObject({
      open_levels: ['alone'], screened: false, now: NOW.getTime() / 1000, rests_until: NOW.getTime() / 1000 + 86_400
    });
  });

  test('an entry that was let in before goes on, unless something was raised since', async () => {
    await closedNow(form, await standing(null, NOW), true, ask);
    expect(asked?.screened).toBe(true);
    safety.coupleToolsAway = true;
    await closedNow(form, await standing(null, NOW), true, ask);
    expect(asked?.screened).toBe(false);
  });

  test('without an answer it is not known whether it opens', async () => {
    const none: AskEngine = async () => ({ ok: false, why: 'no-engine' });
    expect((await closedNow(form, await standing(null, NOW), false, none)).ok).toBe(false);
  });
});
