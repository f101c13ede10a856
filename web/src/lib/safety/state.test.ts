import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { standIn } from '../testing/safety-engine';
import { own } from './own';
import { begun, forgetSafety, forgetTold, history, lastLook, left, safetyState, tell } from './state';

const engine = standIn();
vi.mock('../api/client', () => ({
  choosing: (path: string, body?: unknown) => engine.choosing(path, body)
}));

const day = (hours: number) => new Date(Date.parse('2026-11-24T16:00:00Z') + hours * 3_600_000);

beforeEach(async () => {
  await forgetSafety();
  engine.calls = [];
  engine.away = false;
});

test('nothing told costs nothing: no engine, nothing rests', async () => {
  const state = await safetyState();
  expect(state).toMatchObject({ state: 'none', card: 'none', matcher: true, gates: [], sure: true });
  expect(state.coupleToolsAway).toBe(false);
  expect(engine.calls).toEqual([]);
});

test('a positive check: help is offered, the gate holds, only exercises for one alone are open', async () => {
  const state = await tell('positive', day(0));
  expect(state).toMatchObject({ state: 'elevated', card: 'offer', gates: ['X02'], matcher: true });
  expect(state.exercises).toEqual(['alone']);
  expect(state.askAgainAt).toBe(day(24).toISOString());
});

test('danger: the full card, no suggestions, no exercises, and it never goes down by a lesser word', async () => {
  await tell('acute', day(0));
  const state = await tell('positive', day(1));
  expect(state).toMatchObject({ state: 'acute', card: 'full', matcher: false, exercises: [] });
  expect((await lastLook(day(1))).wait).toBe(600_000);
});

test('two negative checks 72 hours apart end it; one, or two close together, do not', async () => {
  await tell('positive', day(0));
  expect((await tell('negative', day(1))).state).toBe('elevated');
  expect((await tell('negative', day(70))).state).toBe('elevated');
  expect((await tell('negative', day(73))).state).toBe('resolved');
  expect((await tell('positive', day(74))).state).toBe('elevated');
});

test("a clinician's word ends it", async () => {
  await tell('acute', day(0));
  expect((await tell('clinician_note', day(1))).state).toBe('resolved');
});

test('what was found last is read without the engine, until something more is told', async () => {
  await tell('positive', day(0));
  engine.calls = [];
  expect((await lastLook(day(2))).state.state).toBe('elevated');
  expect(engine.calls).toEqual([]);
  await (await own()).add({ event: 'acute', at: day(3).toISOString() });
  expect((await lastLook(day(3))).state.state).toBe('acute');
  expect(engine.calls).toHaveLength(1);
});

test('without the engine what was found holds, and what could not be found out is on the safe side', async () => {
  await tell('positive', day(0));
  engine.away = true;
  expect(await safetyState(day(1))).toMatchObject({ state: 'elevated', card: 'offer', sure: true });
  const state = await tell('not_safe', day(2));
  expect(state).toMatchObject({ card: 'full', matcher: false, exercises: [], sure: false });
  engine.away = false;
  expect(await safetyState(day(3))).toMatchObject({ state: 'elevated', card: 'offer', sure: true });
});

test('a record that cannot be read is on the safe side too', async () => {
  const store = await own();
  const spy = vi.spyOn(store, 'record').mockRejectedValue(new Error('closed'));
  expect(await safetyState()).toMatchObject({ card: 'full', matcher: false, coupleToolsAway: true });
  spy.mockRestore();
});

test('questions left after a yes count when they are left, and once', async () => {
  await begun('positive', day(0));
  expect(await history()).toEqual([]);
  expect((await safetyState(day(0))).state).toBe('none'); // still being asked
  await left();
  await left();
  expect((await history()).map((one) => one.event)).toEqual(['positive']);
  await begun('positive', day(1));
  await tell('negative', day(1));
  await left();
  expect((await history()).map((one) => one.event)).toEqual(['positive', 'negative']);
});

test('an earlier opening of the page that was left after a yes counts at the next', async () => {
  const told = { event: 'positive', at: day(0).toISOString() } as const;
  await (await own()).set('begun', { opening: 'another', told });
  expect((await lastLook(day(1))).state.state).toBe('elevated');
});

test('the one word of between-us keeps tools for two away, and changes nothing else', async () => {
  await (await own()).set('us', 'some');
  expect(await safetyState()).toMatchObject({ state: 'none', coupleToolsAway: true, gates: [] });
});

test('forgetting takes the state and the word away', async () => {
  await tell('acute', day(0));
  await (await own()).set('us', 'danger');
  await forgetTold();
  expect(await safetyState()).toMatchObject({ state: 'none', card: 'none', coupleToolsAway: false });
});

test('a time that cannot be read takes no help away, and asks again all the same', async () => {
  const broken = vi.spyOn(engine, 'choosing').mockImplementation(async (path, body) => {
    const reply = await standIn().choosing<object>(path, body);
    return reply.ok ? { ok: true, value: { ...reply.value, ask_again_at: '--T::Z' } as never } : reply;
  });
  const again = day(24).toISOString();
  expect(await tell('positive', day(0))).toMatchObject({ state: 'elevated', askAgainAt: again });
  await tell('acute', day(1));
  expect((await lastLook(day(1))).wait).toBe(600_000);
  broken.mockRestore();
});
