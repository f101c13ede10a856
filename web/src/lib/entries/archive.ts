import { t } from '$lib/language/t';
import { readDocument, toDocument, type MapDocument } from '../keep/document';
import { byEntry, presentOnly } from './fold';
import { privateFields } from './form-fields';
import type { EntryStore } from './store';
import { isRecord, type Outcome, type Trouble } from './trouble';
import type { KeptForm, Operation } from './types';
import { formProblem, operationProblem } from './whole';

export interface Archive {
  format: 'secure-base-entries';
  version: 1;
  made_at: string;
  operations: Operation[];
  forms: KeptForm[];
  facts?: Record<string, unknown>;
  map?: MapDocument;
}

export interface ExportOptions {
  /** Ids; all when left out. */
  entries?: string[];
  /**
   * Fields with "private: true": 'all' for the person's own copy, or those asked for, by the names
   * that `privateFields` gives, as "form/name". There is no default, so that nobody shares by accident.
   */
  privateFields: 'all' | string[];
  facts?: boolean;
  map?: ReturnType<typeof toDocument>;
  /** What could not be saved yet; see Writing.operations. */
  unsaved?: Operation[];
  now?: Date;
}

export interface Exported {
  archive: Archive;
  /** How many operations were left out as private. */
  privateLeftOut: number;
  /** Entries without their answers: their form is not here, so what is private is not known. */
  unknownForms: string[];
}

export async function exportArchive(store: EntryStore, options: ExportOptions): Promise<Exported> {
  const all = new Map<string, Operation>();
  for (const one of [...(await store.readOut()), ...(options.unsaved ?? [])]) all.set(one.id, one);
  const wanted = options.entries && new Set(options.entries);
  let operations = [...all.values()].filter((one) => !wanted || wanted.has(one.entry));
  const used = new Set(
    operations.flatMap(({ what }) => (what.kind === 'begin' ? formId(what) : []))
  );
  const forms = (await store.forms()).filter((one) => used.has(one.id));
  let [privateLeftOut, unknownForms]: [number, string[]] = [0, []];
  if (options.privateFields !== 'all') {
    const shared = withoutPrivate(operations, forms, options.privateFields);
    ({ operations, privateLeftOut, unknownForms } = shared);
  }
  const archive: Archive = {
    format: 'secure-base-entries',
    version: 1,
    made_at: (options.now ?? new Date()).toISOString(),
    operations,
    forms,
    ...(options.facts && { facts: await store.facts() }),
    ...(options.map && { map: options.map })
  };
  return { archive, privateLeftOut, unknownForms };
}

const formId = (what: { form: string; version: string }) => `${what.form}@${what.version}`;

type Shared = Omit<Exported, 'archive'> & { operations: Operation[] };

/** What others may see: no private field, and nothing that was written before and taken back. */
function withoutPrivate(operations: Operation[], forms: KeptForm[], asked: string[]): Shared {
  const hidden = new Map(forms.map((kept) => [kept.id, hiddenIn(kept, asked)]));
  const shared: Shared = { operations: [], privateLeftOut: 0, unknownForms: [] };
  for (const [entry, own] of byEntry(operations)) {
    const begin = own.find((one) => one.what.kind === 'begin')?.what;
    const names = begin?.kind === 'begin' ? hidden.get(formId(begin)) : undefined;
    const mayGo = ({ what }: Operation) => {
      if (!('field' in what)) return names !== undefined || !('because' in what);
      if (!names || names.has(what.field)) return false;
      return !('inRow' in what && names.has(`${what.field}.${what.inRow}`));
    };
    const present = presentOnly(own);
    const left = present.filter(mayGo);
    shared.operations.push(...left);
    if (names) shared.privateLeftOut += present.length - left.length;
    else if (left.length < present.length) shared.unknownForms.push(entry);
  }
  return shared;
}

function hiddenIn(kept: KeptForm, asked: string[]): Set<string> {
  const all = Object.values(kept.forms).flatMap(privateFields);
  const form = kept.id.split('@')[0];
  return new Set(all.map((one) => one.name).filter((name) => !asked.includes(`${form}/${name}`)));
}

/** For a file. Every text comes back from it as it was, half an emoji too. */
export const archiveText = (archive: Archive): string => JSON.stringify(archive);

/** Reads a file; what cannot be read is refused as a whole, and says why. */
export function readArchive(text: string): Outcome<Archive> {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused(t('This file is not whole, or it is of another program.'), '', CHOOSE());
  }
  return checkArchive(content);
}

export function checkArchive(content: unknown): Outcome<Archive> {
  if (!isRecord(content) || content.format !== 'secure-base-entries') {
    return refused(t('This file holds no entries of this program.'), '/format', CHOOSE());
  }
  const { version, operations, forms, facts, map } = content;
  if (typeof version === 'number' && version > 1) {
    const mend = t('Load this page again to get the newest version, then try again.');
    return refused(t('This file was made by a newer version of this program.'), '/version', mend);
  }
  if (version !== 1)
    return refused(t('This file has no version that is known.'), '/version', AGAIN());
  if (!Array.isArray(operations)) {
    return refused(t('The list of what was written is missing.'), '/operations', AGAIN());
  }
  for (const [i, one] of operations.entries()) {
    const problem = operationProblem(one);
    const what = () =>
      t('Number {number} of what was written is not whole: {problem}.', {
        number: i + 1,
        problem: problem ?? ''
      });
    if (problem !== null) return refused(what(), `/operations/${i}`, AGAIN());
  }
  if (!Array.isArray(forms)) return refused(t('The list of forms is missing.'), '/forms', AGAIN());
  for (const [i, one] of forms.entries()) {
    const problem = formProblem(one);
    const what = () =>
      t('Form number {number} is not whole: {problem}.', { number: i + 1, problem: problem ?? '' });
    if (problem !== null) return refused(what(), `/forms/${i}`, AGAIN());
  }
  if (facts !== undefined && !isRecord(facts)) {
    return refused(t('The part about your steps cannot be read.'), '/facts', AGAIN());
  }
  if (map !== undefined && readDocument(map) === null) {
    return refused(t('The map in this file cannot be read.'), '/map', AGAIN());
  }
  return { ok: true, value: content as unknown as Archive };
}

const CHOOSE = () => t('Choose the file that you saved from this page.');
const AGAIN = () =>
  t('Save the file again on the device that has your entries. Nothing on this device was changed.');

const refused = (what: string, where: string, mend: string): { ok: false; trouble: Trouble } => ({
  ok: false,
  trouble: { what, where, mend }
});
