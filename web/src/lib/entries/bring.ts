import { t } from '$lib/language/t';
import type { Store } from '../device/store';
import { merge, readDocument, type Merged } from '../keep/document';
import type { Archive } from './archive';
import { hasVersions } from './fold';
import { newId } from './ids';
import type { EntryStore, Touched } from './store';

/** What came to this device, in entries. */
export interface Brought {
  added: number;
  /** Were here already and got something new. */
  changed: number;
  same: number;
  /** Ids of those that came and now show two versions somewhere, because two devices wrote apart. */
  twoVersions: string[];
  /** Deleted on the other device, and now here too. */
  deleted: number;
  /** Deleted on this device before: they do not come back. */
  stayDeleted: number;
  /** Operations, for who counts exactly. */
  operations: { added: number; same: number };
  map: Merged | null;
}

/**
 * Brings an archive to this device: all of its entries or, when something goes wrong, none. What is
 * here already is not doubled, so that it can be done again at any time.
 */
export async function importArchive(
  store: EntryStore,
  archive: Archive,
  maps?: Pick<Store, 'all' | 'put'>,
  now: Date = new Date()
): Promise<Brought> {
  const { operations, forms, facts = {} } = archive;
  const touched = await store.bring({ operations, forms, facts });
  const map = archive.map && maps ? await bringMap(archive, maps, now) : null;
  return { ...counted(touched), twoVersions: await withVersions(store, touched), map };
}

async function bringMap(
  archive: Archive,
  maps: Pick<Store, 'all' | 'put'>,
  now: Date
): Promise<Merged | null> {
  const coming = readDocument(archive.map);
  if (!coming) return null;
  const merged = merge(await maps.all(), coming, { now, newId });
  await maps.put(...merged.changed);
  return merged;
}

function counted(touched: Touched[]) {
  const count = (is: (one: Touched) => boolean) => touched.filter(is).length;
  const sum = (what: 'added' | 'same') => touched.reduce((total, one) => total + one[what], 0);
  return {
    added: count((one) => one.fresh && one.added > 0 && !one.deleted),
    changed: count((one) => !one.fresh && one.added > 0 && !one.deleted),
    same: count((one) => one.added === 0 && one.gone === 0),
    deleted: count((one) => one.deleted && !one.fresh),
    stayDeleted: count((one) => one.gone > 0),
    operations: { added: sum('added'), same: sum('same') }
  };
}

async function withVersions(store: EntryStore, touched: Touched[]): Promise<string[]> {
  const came = new Set(touched.filter((one) => one.added > 0).map((one) => one.entry));
  if (came.size === 0) return [];
  const found = (await store.entries()).filter(hasVersions);
  return found.map((one) => one.id).filter((id) => came.has(id));
}

/** What a person is told after that. */
export function broughtWords(brought: Brought): string[] {
  const { added, changed, same, deleted, stayDeleted } = brought;
  const two = brought.twoVersions.length;
  const words = [
    added > 0 && t('Entries that came to this device: {added}.', { added }),
    changed > 0 && t('Entries that are up to date now: {changed}.', { changed }),
    two > 0 &&
      t('Entries with two versions, because both devices wrote in them: {two}. We kept both.', {
        two
      }),
    same > 0 && t('Entries that were here already: {same}.', { same }),
    deleted > 0 &&
      t('Entries deleted on the other device, and now here too: {deleted}.', { deleted }),
    stayDeleted > 0 &&
      t('Entries that you deleted here, so they stay away: {stayDeleted}.', { stayDeleted })
  ].filter((one) => one !== false);
  return words.length > 0 ? words : [t('There were no entries in it.')];
}
