import { expect, test } from 'vitest';
import { finish, isFull } from './database';

const named = (name: string) => Object.assign(new Error(name), { name });
const ended = (error: Error) => ({ done: Promise.reject(error), abort: () => {} });

test('a full disk is told, although each request only says that it was ended', async () => {
  const work = () => Promise.reject(named('AbortError'));
  const told = await finish(ended(named('QuotaExceededError')), work, () => {}).catch(
    (error) => error
  );
  expect(isFull(told)).toBe(true);
});

test('a full disk that shows only at the end is told too', async () => {
  const work = finish(
    ended(named('QuotaExceededError')),
    async () => 1,
    () => {}
  );
  await expect(work).rejects.toThrow('QuotaExceededError');
});

test('what went wrong in the work itself is told, and the transaction is ended', async () => {
  let aborted = false;
  const tx = { ...ended(named('AbortError')), abort: () => (aborted = true) };
  await expect(
    finish(
      tx,
      () => Promise.reject(named('DataCloneError')),
      () => {}
    )
  ).rejects.toThrow('DataCloneError');
  expect(aborted).toBe(true);
});

test('a store that the browser lost is opened again the next time', async () => {
  let lost = false;
  const work = finish(
    ended(named('UnknownError')),
    async () => 1,
    () => (lost = true)
  );
  await expect(work).rejects.toThrow();
  expect(lost).toBe(true);
});
