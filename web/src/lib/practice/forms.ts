import type { KeptForm } from '../entries/types';
import { ownEntries } from './device';
import { summaryOf, type FormSource } from './source';
import type { FormSummary, Language, ListItem, WordList } from './types';

export { keptFormOf, localised } from './localised';
export type { FormSource } from './source';

const PATIENCE = 15_000;

/** Neither the network nor a copy on the device has it. Another try may help. */
export class Unreachable extends Error {}
/** There is no such form. */
export class NoSuchForm extends Error {}

let coming: Promise<FormSummary[]> | null = null;

/** All forms that there are; without the network those that entries of this device were begun with. */
export function loadSummaries(): Promise<FormSummary[]> {
  // Parts of one page ask at the same time.
  return (coming ??= fetchSummaries().finally(() => (coming = null)));
}

async function fetchSummaries(): Promise<FormSummary[]> {
  try {
    return (await get<{ forms: FormSummary[] }>('/api/v1/forms')).forms;
  } catch (problem) {
    const kept = [...(await keptSources()).values()].map(summaryOf);
    if (kept.length === 0) throw problem;
    return kept;
  }
}

const loaded = new Map<string, Promise<FormSource>>();

/** The newest version of a form; without the network the newest that is on this device. */
export function loadSource(id: string): Promise<FormSource> {
  const known = loaded.get(id) ?? fetchSource(id);
  loaded.set(id, known);
  known.catch(() => loaded.delete(id)); // the next one tries again
  return known;
}

async function fetchSource(id: string): Promise<FormSource> {
  try {
    return await get<FormSource>(`/api/v1/forms/${encodeURIComponent(id)}`);
  } catch (problem) {
    const kept = problem instanceof NoSuchForm ? undefined : (await keptSources()).get(id);
    if (!kept) throw problem;
    return kept;
  }
}

/** A list to choose from as the server gives it: English, with translations beside it. */
export interface ListSource extends Omit<WordList, 'version'> {
  version?: string;
  translations?: Record<string, ListTexts>;
}
interface ListTexts {
  title?: string;
  groups?: Record<string, string>;
  items?: Record<string, string>;
}

export type Lists = Record<WordList['id'], WordList>;

export async function loadLists(language: Language): Promise<Lists> {
  const { lists } = await get<{ lists: ListSource[] }>('/api/v1/lists');
  return Object.fromEntries(lists.map((one) => [one.id, listIn(one, language)])) as Lists;
}

/** A list in one language; a word without a translation stays English. */
export function listIn(source: ListSource, language: Language): WordList {
  const texts = source.translations?.[language] ?? {};
  const item = (one: ListItem): ListItem => ({ ...one, text: texts.items?.[one.id] ?? one.text });
  return {
    id: source.id,
    version: source.version ?? '',
    title: texts.title ?? source.title,
    groups: source.groups.map((group) => ({
      id: group.id,
      title: texts.groups?.[group.id] ?? group.title,
      items: group.items.map(item)
    }))
  };
}

async function get<T>(path: string): Promise<T> {
  let reply: Response;
  try {
    reply = await fetch(path, { signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw new Unreachable(path);
  }
  if (reply.status === 404) throw new NoSuchForm(path);
  if (!reply.ok) throw new Unreachable(path);
  return reply.json().catch(() => {
    throw new Unreachable(path);
  });
}

/** Of the forms that are kept with entries, the newest version of each. */
async function keptSources(): Promise<Map<string, FormSource>> {
  const newest = new Map<string, FormSource>();
  for (const source of (await keptForms()).flatMap((one) => sourceOf(one) ?? [])) {
    const before = newest.get(source.id);
    if (!before || isNewer(source.version, before.version)) newest.set(source.id, source);
  }
  return newest;
}

const keptForms = async () => (await ownEntries()).forms().catch(() => []);

/** The form's own JSON, if it is whole enough for the engine to read. */
export function sourceOf(kept: KeptForm | undefined): FormSource | undefined {
  const source = kept?.source as Partial<FormSource> | null | undefined;
  const whole = typeof source?.id === 'string' && Array.isArray(source.steps) && source.version;
  return whole ? (source as FormSource) : undefined;
}

/** 1.10.0 is newer than 1.9.0. */
export const isNewer = (one: string, other: string): boolean =>
  one.localeCompare(other, 'en', { numeric: true }) > 0;
