import { expect, test } from 'vitest';
import { cardOf, restsUntil } from './card';
import type { Looked } from './state';

const now = new Date('2026-11-24T16:00:00Z');
const plus = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();

function looked(card: 'none' | 'offer' | 'full', more: Partial<Looked> = {}, ask: string | null = null) {
  const says = { title: '', text: [], exercises: '', suggestions: '', again: '' };
  const rest = { matcher: true, gates: [], exercises: [], coupleToolsAway: false, sure: true };
  const state = { state: 'elevated' as const, says, card, askAgainAt: ask, ...rest };
  const nothing = { away: undefined, country: undefined, words: undefined };
  return { state, upTo: 3, wait: null, ...nothing, ...more };
}

test('nothing is shown while nothing holds, and never on pages of help', () => {
  expect(cardOf(looked('none'), '/', now).show).toBe('none');
  for (const path of ['/help-now', '/safety', '/safety-plan', '/between-us']) {
    expect(cardOf(looked('full'), path, now).show).toBe('none');
  }
  expect(cardOf(looked('full'), '/map', now).show).toBe('full');
  expect(cardOf(looked('offer'), '/map', now).show).toBe('offer');
});

test('past the full card a small one stays, and after ten minutes the full one is back', () => {
  const away = { upTo: 3, until: plus(10) };
  const view = cardOf(looked('full', { away }), '/', now);
  expect(view).toMatchObject({ show: 'offer', again: 600_000 });
  expect(cardOf(looked('full', { away }), '/', new Date(plus(10))).show).toBe('full');
});

test('the small card can be put away, until it is time to ask again', () => {
  const found = looked('offer', { wait: 24 * 3_600_000 }, plus(60));
  const away = { upTo: 3, until: restsUntil(found, now) };
  expect(away.until).toBe(plus(60));
  expect(cardOf({ ...found, away }, '/', now).show).toBe('none');
  expect(cardOf({ ...found, away }, '/', new Date(plus(61)))).toMatchObject({ show: 'offer', due: true });
});

test('what was put away comes back when more is told', () => {
  const away = { upTo: 2, until: plus(1000) };
  expect(cardOf(looked('offer', { away }), '/', now).show).toBe('offer');
});

test('how long a card rests', () => {
  expect(restsUntil(looked('full', { wait: 600_000 }, plus(-5)), now)).toBe(plus(10));
  expect(restsUntil(looked('full'), now), 'not known: ten minutes').toBe(plus(10));
  expect(restsUntil(looked('offer', { wait: 24 * 3_600_000 }, plus(-5)), now)).toBe(plus(24 * 60));
  expect(restsUntil(looked('offer'), now), 'nothing to ask again').toMatch(/^9999/);
});
