import { expect, test } from 'vitest';
import type { Outside } from '../entries/carrying';
import { persistently } from '../entries/carrying';
import { Stopped, Trying } from './trying';

const never = () => new Promise<never>(() => {});
const away = { ok: false, why: 'unreachable' } as const;

function world(more: Partial<Outside> = {}): Outside {
  return { keep: never, open: never, forget: never, pause: async () => {}, ...more };
}

test('waiting for the network is told, and that it goes on', async () => {
  const told: boolean[] = [];
  const trying = new Trying(({ waiting }) => told.push(waiting), world());
  const outside = trying.outside();
  let left = 2;
  const reply = await persistently(async () => (left-- > 0 ? away : ({ ok: true, value: 1 } as const)), outside.pause);
  expect(reply).toEqual({ ok: true, value: 1 });
  expect(told).toEqual([true, false, true, false]);
});

test('waiting can be ended, and then nothing more is asked', async () => {
  let asked = 0;
  const trying = new Trying(() => {}, world({ pause: never }));
  const outside = trying.outside();
  const work = persistently(async () => {
    asked += 1;
    return away;
  }, outside.pause);
  await Promise.resolve();
  trying.stop();
  await expect(work).rejects.toBeInstanceOf(Stopped);
  expect(asked).toBe(1);
  await expect(outside.pause(1)).rejects.toBeInstanceOf(Stopped);
});

test('how far it is stays told while it waits', async () => {
  const told: object[] = [];
  const outside = new Trying((one) => told.push(one), world()).outside();
  outside.onprogress?.(1, 4);
  await outside.pause(1);
  expect(told).toEqual([
    { done: 1, of: 4, waiting: false },
    { done: 1, of: 4, waiting: true },
    { done: 1, of: 4, waiting: false }
  ]);
});
