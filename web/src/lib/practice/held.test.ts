import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openEntries } from '../entries/store';
import { KEPT } from '../entries/testing';
import { beginWriting } from '../entries/writing';
import { heldEntry, hold, unsavedOperations } from './held';

test('what is not saved is held for other pages, and let go when it is', async () => {
  const store = await openEntries('held');
  let full = true;
  const write: typeof store.write = (...given) =>
    full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : store.write(...given);
  const writing = await beginWriting({ ...store, write }, { form: KEPT, language: 'en' });
  hold(writing);
  writing.set('seen', 'a tree');
  await writing.settled();
  expect(writing.state).toBe('full');
  expect(heldEntry(writing.entry.id)).toBe(writing);
  expect(heldEntry('another')).toBeNull();
  expect(unsavedOperations().map((one) => one.what.kind)).toEqual(['begin', 'set']);
  full = false;
  writing.tryAgain();
  await writing.settled();
  expect([heldEntry(writing.entry.id), unsavedOperations()]).toEqual([null, []]);
});
