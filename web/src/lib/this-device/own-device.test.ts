import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { readArchive } from '../entries/archive';
import { beginWriting } from '../entries/writing';
import { toDocument } from '../keep/document';
import { ownEntries } from '../practice/device';
import { keptFormOf } from '../practice/localised';
import { formSource } from '../testing/forms';
import { mappingOf } from '../testing/samples';
import { OwnDevice } from './own-device.svelte';

const card = formSource('diary-card');

async function write(answers: Record<string, number>): Promise<string> {
  const writing = await beginWriting(await ownEntries(), { form: keptFormOf(card), language: 'en' });
  for (const [field, answer] of Object.entries(answers)) writing.set(field, answer);
  writing.finished();
  await writing.settled();
  return writing.entry.id;
}

async function opened(): Promise<OwnDevice> {
  const device = new OwnDevice();
  await device.open();
  return device;
}

afterEach(async () => {
  vi.unstubAllGlobals();
  await (await ownEntries()).removeAll();
});

test('what is kept is counted, and the room it takes is asked of the browser', async () => {
  vi.stubGlobal('navigator', {
    storage: { estimate: async () => ({ usage: 12_345 }), persisted: async () => false, persist: async () => true }
  });
  await write({ sad: 2 });
  const device = await opened();
  expect([device.state, device.entries.length, device.finished, device.maps.length]).toEqual(['ready', 1, 1, 0]);
  expect([device.size, device.persisted, device.empty]).toEqual([12_345, false, false]);
  expect(await device.askToStay()).toBe(true);
  expect(device.persisted).toBe(true);
});

test('a browser that tells nothing of its store is no error', async () => {
  vi.stubGlobal('navigator', {});
  const device = await opened();
  expect([device.size, device.persisted]).toEqual([null, null]);
  expect(await device.askToStay()).toBe(false);
});

test('everything goes into the file, private answers too, and comes back after all was deleted', async () => {
  const id = await write({ sad: 2, urge_die: 1 });
  const device = await opened();
  const text = await device.text();
  await device.deleteAll();
  expect([device.entries, device.empty]).toEqual([[], true]);
  const read = readArchive(text);
  if (!read.ok) throw new Error(read.trouble.what);
  const news = await device.bring(read.value);
  expect(news.words.join(' ')).toContain('1');
  expect(device.entries.map((one) => one.id)).toEqual([id]);
  expect(device.entries[0]?.answers).toMatchObject({ sad: 2, urge_die: 1 });
  const again = await device.bring(read.value);
  expect(again.words).not.toEqual(news.words);
  expect(device.entries).toHaveLength(1);
});

test('a map comes along, and what became of it is told', async () => {
  const device = await opened();
  const map = toDocument([mappingOf({ id: 'sitting', given: [] })], true);
  const archive = { format: 'secure-base-entries', version: 1, made_at: '', operations: [], forms: [], map } as const;
  const news = await device.bring({ ...archive, operations: [], forms: [] });
  expect(news.map).toBe(true);
  expect(news.words.join(' ')).toContain('1 relationship');
  expect(device.maps.map((one) => one.id)).toEqual(['sitting']);
});
