import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '../api/client';
import { toDocument } from '../keep/document';
import { mappingOf } from '../testing/samples';
import { exportArchive, type Archive } from './archive';
import { importArchive } from './bring';
import type { Outside } from './carrying';
import { forgetMove, openMove, prepareMove, sendMove } from './move';
import { pack, PART_LENGTH, unpack } from './packing';
import { openEntries } from './store';
import { begin, everything, manyEntries, randomFrom, set } from './testing';

let count = 0;
const fresh = () => openEntries(`move-${(count += 1)}`);
const cut = { ok: false, why: 'unreachable' } as const;
const problem = (status: number): Reply<never> => ({
  ok: false,
  why: 'problem',
  problem: { type: '/p', title: 'x', status, detail: 'x' } as never
});

/** A server that keeps documents, and a line to it that is cut now and then: before or after it did its work. */
function imitation(drops: () => number = () => 0) {
  const kept = new Map<string, string>();
  const calls = { keep: 0, open: 0, forget: 0, paused: 0, largest: 0 };
  let down = false;
  async function line<T>(work: () => Reply<T>): Promise<Reply<T>> {
    if (down) return cut;
    const chance = drops();
    if (chance > 0 && chance < 0.3) return cut;
    const reply = work();
    return chance >= 0.3 && chance < 0.5 ? cut : reply;
  }
  const outside: Outside = {
    keep: (document) =>
      line(() => {
        const code = `word ${(calls.keep += 1)}`;
        kept.set(code, JSON.stringify({ map: document }));
        calls.largest = Math.max(calls.largest, kept.get(code)!.length);
        return { ok: true, value: { code, expires_at: '2026-04-01T00:00:00Z' } };
      }),
    open: (code) =>
      line(() => {
        calls.open += 1;
        const found = kept.get(code);
        if (found === undefined) return problem(404);
        const times = { kept_at: '2026-03-01T00:00:00Z', expires_at: '2026-04-01T00:00:00Z' };
        return { ok: true, value: { ...JSON.parse(found), ...times } };
      }),
    forget: (code) =>
      line(() => {
        calls.forget += 1;
        return kept.delete(code) ? { ok: true, value: undefined } : problem(404);
      }),
    pause: async () => void (calls.paused += 1)
  };
  return { outside, kept, calls, setDown: (is: boolean) => (down = is) };
}

const value = <T>(reply: { ok: true; value: T } | { ok: false }): T => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value;
};

const archiveOf = async (
  operations: Parameters<typeof importArchive>[1]['operations']
): Promise<Archive> => {
  const store = await fresh();
  await store.bring({ operations, forms: [], facts: {} });
  return (await exportArchive(store, { privateFields: 'all' })).archive;
};

describe('moving to another device', () => {
  test(
    '1,000 entries of 20 texts over a line that drops half of the requests: none lost, none doubled',
    { timeout: 60_000 },
    async () => {
      const operations = manyEntries(1000);
      const random = randomFrom(7);
      const { outside, calls } = imitation(() => random() * 0.999 + 0.001);
      const parcel = await prepareMove(await archiveOf(operations));
      expect(parcel.packed.parts.length).toBeGreaterThan(1);
      const receipt = value(await sendMove(parcel, outside));
      const archive = value(await openMove(receipt.code, outside));
      const other = await fresh();
      expect(await importArchive(other, archive)).toMatchObject({
        added: 1000,
        operations: { added: 21_000, same: 0 }
      });
      expect(await everything(other)).toEqual(
        [...operations].sort((a, b) => (a.id < b.id ? -1 : 1))
      );
      expect((await importArchive(other, archive)).operations.added).toBe(0);
      expect(calls.paused).toBeGreaterThan(0);
      expect(calls.largest).toBeLessThan(700 * 1024);
    }
  );

  test('a part that was acknowledged is not sent again, and opening goes on where it stopped', async () => {
    const { outside, calls, kept, setDown } = imitation();
    const archive = await archiveOf([begin(), set(1, 'seen', 'x')]);
    const { packed } = await prepareMove(archive);
    const third = Math.ceil(packed.parts[0]!.length / 3);
    const whole = packed.parts[0]!;
    packed.parts = [whole.slice(0, third), whole.slice(third, 2 * third), whole.slice(2 * third)];
    const parcel = { packed, sent: [], madeAt: '', receipt: null };
    const failing = {
      ...outside,
      keep: async (document: object) => (calls.keep === 2 ? cut : outside.keep(document))
    };
    expect(await sendMove(parcel, failing)).toEqual(cut);
    expect(calls).toMatchObject({ keep: 2, paused: 9 });
    const receipt = value(await sendMove(parcel, outside));
    expect([calls.keep, kept.size]).toEqual([4, 4]);
    expect(value(await sendMove(parcel, outside))).toBe(receipt);
    expect(calls.keep).toBe(4);

    const have = new Map<string, string>();
    let opens = 0;
    const slow = {
      ...outside,
      open: async (code: string) => ((opens += 1) > 2 ? cut : outside.open(code))
    };
    expect(await openMove(receipt.code, slow, have)).toEqual(cut);
    expect(have.size).toBe(1);
    const before = calls.open;
    const opened = value(await openMove(receipt.code, outside, have));
    expect([opened, calls.open - before]).toEqual([archive, 3]);
    setDown(true);
    expect(await openMove(receipt.code, outside)).toEqual(cut);
  });

  test('a busy server is asked again, a wrong code is not', async () => {
    const { outside, calls } = imitation();
    let busy = 2;
    const sometimes = {
      ...outside,
      keep: async (one: object) => ((busy -= 1) >= 0 ? problem(503) : outside.keep(one))
    };
    value(await sendMove(await prepareMove(await archiveOf([begin()])), sometimes));
    expect(calls.paused).toBe(2);
    expect(await openMove('wrong words', outside)).toEqual(problem(404));
    expect(calls.paused).toBe(2);
  });

  test('forgetting removes the parts and what names them, also when the line is cut', async () => {
    const random = randomFrom(3);
    const { outside, kept } = imitation();
    const receipt = value(await sendMove(await prepareMove(await archiveOf([begin()])), outside));
    expect(kept.size).toBe(2);
    const bad = imitation(() => random() * 0.999 + 0.001);
    for (const [code, document] of kept) bad.kept.set(code, document);
    expect(await forgetMove(receipt.code, bad.outside)).toEqual({ ok: true, value: undefined });
    expect(bad.kept.size).toBe(0);
  });

  test('a map that was kept from the page of the map opens as a map', async () => {
    const { outside, kept } = imitation();
    const map = toDocument([mappingOf({ given: [1] })], true);
    const { code } = value(await outside.keep(map));
    expect(value(await openMove(code, outside))).toMatchObject({
      format: 'secure-base-entries',
      operations: [],
      map
    });
    await forgetMove(code, outside);
    expect(kept.size).toBe(0);
  });

  test.each<[string, (document: Record<string, unknown>, name: string) => unknown, RegExp]>([
    [
      'a part is shorter',
      (one, name) => (name === 'part' ? { ...one, data: (one.data as string).slice(1) } : one),
      /not whole/
    ],
    [
      'a part has other content',
      (one, name) =>
        name === 'part' ? { ...one, data: `AAAA${(one.data as string).slice(4)}` } : one,
      /not whole/
    ],
    [
      'the index is newer',
      (one, name) => (name === 'index' ? { ...one, version: 2 } : one),
      /newer/
    ],
    [
      'the index has no parts',
      (one, name) => (name === 'index' ? { ...one, parts: 'x' } : one),
      /not whole/
    ],
    [
      'it is something else',
      (one, name) => (name === 'index' ? { format: 'x' } : one),
      /nothing that this page can read/
    ],
    ['a part is gone', (one, name) => (name === 'part' ? null : one), /no longer there/]
  ])('is refused with a reason when %s', async (_what, change, reason) => {
    const { outside, kept } = imitation();
    const receipt = value(await sendMove(await prepareMove(await archiveOf([begin()])), outside));
    for (const [code, text] of kept) {
      const { map } = JSON.parse(text);
      const changed = change(map, map.format.split('-').at(-1));
      if (changed === null) kept.delete(code);
      else kept.set(code, JSON.stringify({ map: changed }));
    }
    const opened = await openMove(receipt.code, outside);
    expect(opened).toMatchObject({
      ok: false,
      why: 'unreadable',
      trouble: { what: expect.stringMatching(reason) }
    });
  });
});

describe('packing', () => {
  const text = `"${'\\ud83d'}" שלום 👨‍👩‍👧 ${'x'.repeat(1000)}`;

  test('gives back what went in, in parts of at most that length', async () => {
    const packed = await pack(text, 100);
    expect(packed.encoding).toBe('gzip');
    expect(packed.parts.every((one) => one.length <= 100)).toBe(true);
    expect(await unpack(packed)).toBe(text);
    expect(PART_LENGTH).toBeLessThanOrEqual(700 * 1024);
  });

  test('does without compression where the browser has none', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    const packed = await pack(text, 100);
    expect(packed.encoding).toBe('plain');
    expect(await unpack(packed)).toBe(text);
    vi.unstubAllGlobals();
  });
});
