// Fears: words are lost by a reload, changed on their way, or left behind on a shared device.
import { expect, test } from 'vitest';
import { EMPTY, bodyOf, dropDraft, readDraft, writeDraft } from './draft';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    get length() {
      return kept.size;
    }
  } as Storage;
}

test('what was typed comes back, and nothing is left when it is dropped', () => {
  const storage = memory();
  expect(readDraft(storage)).toEqual(EMPTY);
  const draft = { ...EMPTY, what: 'שלום\n…', child: 'yes' as const };
  writeDraft(draft, storage);
  expect(readDraft(storage)).toEqual(draft);
  dropDraft(storage);
  expect(storage.length).toBe(0);
});

test('a store that holds something else, or is full, loses no page', () => {
  const storage = memory();
  for (const spoiled of ['', '{', '7', 'null', '{"what":7,"child":"maybe"}']) {
    storage.setItem('secure-base report', spoiled);
    expect(readDraft(storage)).toEqual(EMPTY);
  }
  const full = { ...storage, setItem: () => { throw new Error('full'); } } as unknown as Storage;
  expect(() => writeDraft(EMPTY, full)).not.toThrow();
});

test('words are sent as they were typed, and empty fields not at all', () => {
  expect(bodyOf({ ...EMPTY, what: '  a\n b ', when: ' ', contact: 'x ' })).toEqual({
    what: '  a\n b ',
    child_in_danger: 'unanswered',
    contact: 'x '
  });
});
