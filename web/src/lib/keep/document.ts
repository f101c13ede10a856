import { sameGiven, upToDate, type Mapping } from '../device/mapping';
import { t } from '$lib/language/t';

/**
 * What goes to the server when a map is kept: this device's sittings, in a versioned document.
 * Version 2 added the mode, the seed and what was carried over; documents of version 1 still open.
 */
export interface MapDocument {
  format: 'secure-base-map';
  version: 1 | 2;
  mappings: Mapping[];
}

export function toDocument(all: Mapping[], withNicknames: boolean): MapDocument {
  const mappings = withNicknames ? all : all.map((one) => ({ ...one, nickname: '' }));
  return { format: 'secure-base-map', version: 2, mappings };
}

/** Reads a kept document; null when it is none, or of a version this page does not know. */
export function readDocument(content: unknown): Mapping[] | null {
  const found = content as Partial<MapDocument> | null;
  if (found?.format !== 'secure-base-map') return null;
  if (found.version !== 1 && found.version !== 2) return null;
  if (!Array.isArray(found.mappings) || !found.mappings.every(isMapping)) return null;
  const mappings = found.mappings.map(upToDate);
  return mappings.every(isWhole) ? mappings : null;
}

function isMapping(content: unknown): content is Mapping {
  if (typeof content !== 'object' || content === null) return false;
  const one = content as Record<keyof Mapping, unknown>;
  const texts = [one.id, one.tie, one.kind, one.person, one.nickname, one.instrument, one.version];
  const dates = [
    one.startedAt,
    one.changedAt,
    ...(one.finishedAt === null ? [] : [one.finishedAt])
  ];
  return (
    texts.every((text) => typeof text === 'string') &&
    dates.every((date) => typeof date === 'string' && !Number.isNaN(Date.parse(date))) &&
    typeof one.remaining === 'number' &&
    typeof one.saved === 'boolean' &&
    typeof one.other === 'boolean' &&
    (one.result === null || isResult(one.result)) &&
    Array.isArray(one.asked) &&
    one.asked.every((asked) => typeof asked?.item?.id === 'string' && asked.given !== undefined)
  );
}

function isResult(content: unknown): boolean {
  const dimensions = (content as { dimensions?: unknown } | undefined)?.dimensions;
  return Array.isArray(dimensions) && dimensions.every((one) => typeof one?.value === 'number');
}

/** What version 2 added: there by now, but it may still be of another kind. */
function isWhole({ mode, seed, earlier, result }: Mapping): boolean {
  const numbers = result?.dimensions.flatMap(({ own }) => [own.value, own.standard_error]) ?? [];
  return (
    (mode === 'full' || mode === 'short') &&
    Number.isSafeInteger(seed) &&
    Array.isArray(earlier) &&
    numbers.every(Number.isFinite)
  );
}

export interface Merged {
  /** What to write to this device. */
  changed: Mapping[];
  added: number;
  /** Sittings of this device that went on elsewhere: nothing of this device is lost in them. */
  continued: number;
  /** Sittings that differ in their answers: both stay. */
  both: number;
  same: number;
}

export interface Stamp {
  now: Date;
  newId: () => string;
}

/**
 * Brings kept sittings to this device and never overwrites an answer: a sitting is replaced only
 * by one that holds all of its answers unchanged; where answers differ, both stay.
 */
export function merge(here: Mapping[], coming: Mapping[], stamp: Stamp): Merged {
  const merged: Merged = { changed: [], added: 0, continued: 0, both: 0, same: 0 };
  const at = stamp.now.toISOString();
  for (const one of coming) {
    const own = here.find((other) => other.id === one.id);
    const arrived: Mapping = { ...one, changedAt: at, saved: false };
    if (here.some((other) => sameSitting(other, one) && holdsAll(other, one))) {
      merged.same += 1;
    } else if (!own) {
      merged.changed.push(arrived);
      merged.added += 1;
    } else if (holdsAll(one, own)) {
      const nickname = own.nickname || one.nickname;
      merged.changed.push({ ...arrived, nickname, saved: own.saved });
      merged.continued += 1;
    } else {
      merged.changed.push({ ...arrived, id: stamp.newId(), tie: stamp.newId(), other: true });
      merged.both += 1;
    }
  }
  return merged;
}

/** The same sitting may be here under another id too: as the second version of an earlier merge. */
function sameSitting(one: Mapping, other: Mapping): boolean {
  return one.id === other.id || one.startedAt === other.startedAt;
}

/** Whether `one` holds every answer of `other`, unchanged, and its result if it has one. */
function holdsAll(one: Mapping, other: Mapping): boolean {
  if (other.result !== null && one.result === null) return false;
  if (one.kind !== other.kind || one.version !== other.version) return false;
  return other.asked.every((asked) => {
    if (asked.given === null) return true;
    const mine = one.asked.find((mine) => mine.item.id === asked.item.id);
    return mine !== undefined && sameGiven(mine.given, asked.given);
  });
}

/** What a person is told after a merge. */
export function mergeWords(merged: Merged): string[] {
  const people = (count: number) =>
    count === 1 ? t('1 relationship') : t('{count} relationships', { count });
  const words: string[] = [];
  if (merged.added > 0)
    words.push(t('{relationships} came to this device.', { relationships: people(merged.added) }));
  if (merged.continued > 0) {
    words.push(
      t('{relationships} went on elsewhere and is up to date here now.', {
        relationships: people(merged.continued)
      })
    );
  }
  if (merged.both > 0) {
    words.push(
      t(
        `{relationships} had other answers here. We kept both: the one that came is marked
        “other device”. Forget the one you do not want.`,
        { relationships: people(merged.both) }
      )
    );
  }
  if (merged.same > 0)
    words.push(
      t('{relationships} was on this device already.', { relationships: people(merged.same) })
    );
  return words.length > 0 ? words : [t('The map under these words is empty.')];
}
