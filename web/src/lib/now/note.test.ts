import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { ownEntries } from '../practice/device';
import { formSource } from '../testing/forms';
import { lookAroundLines } from './lines';
import { noteIt } from './note';

afterEach(() => vi.unstubAllGlobals());

test('without the network and without a copy nothing is noted, and that is said', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new Error('away');
  });
  expect(await noteIt(4, 'en')).toContain('could not be noted');
  expect(await (await ownEntries()).entries()).toEqual([]);
});

test('it is noted as a finished entry of looking around, with the number only if there is one', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(formSource('look-around'))));
  expect(await noteIt(undefined, 'es')).toBe('Noted among your entries.');
  expect(await noteIt(3, 'en')).toBe('Noted among your entries.');
  const entries = await (await ownEntries()).entries();
  expect(entries.map((one) => [one.form, one.finishedAt !== null, one.answers])).toEqual([
    ['look-around', true, {}],
    ['look-around', true, {}]
  ]);
  expect(entries.map((one) => one.distress.after?.value).sort()).toEqual([3, undefined]);
});

test('the lines are short enough to read in a hard moment', () => {
  expect(lookAroundLines().every((line) => line.length < 90)).toBe(true);
  expect(lookAroundLines().length).toBeGreaterThan(5);
});
