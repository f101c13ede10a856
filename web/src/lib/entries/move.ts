import { t } from '$lib/language/t';
import type { Reply } from '../api/client';
import type { Kept, Receipt } from '../api/types';
import { readDocument, type MapDocument } from '../keep/document';
import { archiveText, readArchive, type Archive } from './archive';
import { ONLINE, persistently, type Outside } from './carrying';
import { digest, pack, unpack, type Packed } from './packing';
import { isRecord, type Trouble } from './trouble';

/** Kept under the six words that the person gets; it tells under which words the parts are. */
interface Index {
  format: 'secure-base-entries-index';
  version: 1;
  encoding: Packed['encoding'];
  parts: { code: string; length: number; sha256: string | null }[];
  made_at: string;
}

interface Part {
  format: 'secure-base-entries-part';
  version: 1;
  number: number;
  data: string;
}

/** An archive on its way; what the server has acknowledged is not sent again. */
export interface Parcel {
  packed: Packed;
  sent: Index['parts'];
  madeAt: string;
  receipt: Receipt | null;
}

export type Carried<T> = Reply<T> | { ok: false; why: 'unreadable'; trouble: Trouble };

export async function prepareMove(archive: Archive): Promise<Parcel> {
  const packed = await pack(archiveText(archive));
  return { packed, sent: [], madeAt: archive.made_at, receipt: null };
}

/**
 * Keeps a parcel on the server for 30 days, under six words. When the network stays away, it can be
 * called again with the same parcel and goes on where it stopped.
 */
export async function sendMove(parcel: Parcel, outside: Outside = ONLINE): Promise<Reply<Receipt>> {
  const { packed, sent, madeAt } = parcel;
  const total = packed.parts.length + 1;
  for (const [number, data] of packed.parts.entries()) {
    if (number < sent.length) continue;
    outside.onprogress?.(number, total);
    const part: Part = { format: 'secure-base-entries-part', version: 1, number, data };
    const reply = await persistently(() => outside.keep(part), outside.pause);
    if (!reply.ok) return reply;
    sent.push({ code: reply.value.code, length: data.length, sha256: await digest(data) });
  }
  if (parcel.receipt) return { ok: true, value: parcel.receipt };
  outside.onprogress?.(total - 1, total);
  const { encoding } = packed;
  const format = 'secure-base-entries-index';
  const index: Index = { format, version: 1, encoding, parts: sent, made_at: madeAt };
  const reply = await persistently(() => outside.keep(index), outside.pause);
  if (reply.ok) {
    parcel.receipt = reply.value;
    outside.onprogress?.(total, total);
  }
  return reply;
}

/**
 * Fetches what is kept under six words and looks whether it is whole. Nothing is written: see
 * `importArchive`. With the same `have`, a second call fetches only what is still missing. A map
 * that was kept from the page of the map comes as an archive with that map and no entries.
 */
export async function openMove(
  code: string,
  outside: Outside = ONLINE,
  have: Map<string, string> = new Map()
): Promise<Carried<Archive>> {
  const kept = await persistently(() => outside.open(code), outside.pause);
  if (!kept.ok) return kept;
  if (readDocument(kept.value.map)) return { ok: true, value: onlyMap(kept.value) };
  const index = readIndex(kept.value.map);
  if ('trouble' in index) return { ok: false, why: 'unreadable', ...index };
  const total = index.parts.length + 1;
  for (const [number, wanted] of index.parts.entries()) {
    outside.onprogress?.(number + 1, total);
    if (have.has(wanted.code)) continue;
    const reply = await persistently(() => outside.open(wanted.code), outside.pause);
    if (!reply.ok) return isGone(reply) ? unreadable(GONE()) : reply;
    const data = await readPart(reply.value, number, wanted);
    if (data === null) return unreadable(NOT_WHOLE());
    have.set(wanted.code, data);
  }
  outside.onprogress?.(total, total);
  const parts = index.parts.map((one) => have.get(one.code) ?? '');
  let text: string;
  try {
    text = await unpack({ encoding: index.encoding, parts });
  } catch {
    const canOpen = index.encoding === 'plain' || typeof DecompressionStream !== 'undefined';
    return unreadable(canOpen ? NOT_WHOLE() : OLD_BROWSER());
  }
  const read = readArchive(text);
  return read.ok ? read : unreadable(read.trouble);
}

/** Deletes what is kept under six words on the server, all of its parts too. */
export async function forgetMove(code: string, outside: Outside = ONLINE): Promise<Carried<void>> {
  const kept = await persistently(() => outside.open(code), outside.pause);
  if (!kept.ok) return kept;
  const index = readIndex(kept.value.map);
  // The words of the parts stand only in the index, so it goes last.
  const parts = 'trouble' in index ? [] : index.parts.map((one) => one.code);
  for (const one of [...parts, code]) {
    const reply = await persistently(() => outside.forget(one), outside.pause);
    if (!reply.ok && !isGone(reply)) return reply;
  }
  return { ok: true, value: undefined };
}

const onlyMap = ({ map, kept_at }: Kept): Archive => ({
  format: 'secure-base-entries',
  version: 1,
  made_at: kept_at,
  operations: [],
  forms: [],
  map: map as unknown as MapDocument
});

const isGone = (reply: Reply<unknown>) =>
  !reply.ok && reply.why === 'problem' && reply.problem.status === 404;

function readIndex(content: unknown): Index | { trouble: Trouble } {
  if (!isRecord(content) || content.format !== 'secure-base-entries-index') {
    return {
      trouble: trouble(
        t('What is kept under these words is nothing that this page can read.'),
        CHECK()
      )
    };
  }
  if (content.version !== 1) {
    const mend = t('Load this page again to get the newest version, then try again.');
    return { trouble: trouble(t('This was kept by a newer version of this program.'), mend) };
  }
  const { encoding, parts } = content;
  const isPart = (one: unknown) =>
    isRecord(one) &&
    typeof one.code === 'string' &&
    typeof one.length === 'number' &&
    (one.sha256 === null || typeof one.sha256 === 'string');
  const isWhole =
    (encoding === 'gzip' || encoding === 'plain') && Array.isArray(parts) && parts.every(isPart);
  return isWhole ? (content as unknown as Index) : { trouble: NOT_WHOLE() };
}

async function readPart(
  kept: Kept,
  number: number,
  wanted: Index['parts'][number]
): Promise<string | null> {
  const part = kept.map as Partial<Part>;
  if (part.format !== 'secure-base-entries-part' || part.number !== number) return null;
  if (typeof part.data !== 'string' || part.data.length !== wanted.length) return null;
  const sum = wanted.sha256 === null ? null : await digest(part.data);
  return sum === null || sum === wanted.sha256 ? part.data : null;
}

const trouble = (what: string, mend: string): Trouble => ({ what, where: '/code', mend });
const unreadable = (one: Trouble) => ({ ok: false, why: 'unreadable', trouble: one }) as const;

const CHECK = () => t('Check the words, or keep your entries again on the other device.');
const KEEP_AGAIN = () =>
  t('Keep your entries again on the other device. Nothing on this device was changed.');
const NOT_WHOLE = () => trouble(t('What is kept under these words is not whole.'), KEEP_AGAIN());
const GONE = () => trouble(t('A part of what was kept is no longer there.'), KEEP_AGAIN());
const OLD_BROWSER = () =>
  trouble(
    t('This browser is too old to open it.'),
    t('Update the browser, or move your entries in a file.')
  );
