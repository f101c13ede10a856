import type { Answer } from '../practice/types';
import { distressPlace, headsByPlace, newestFirst } from './places';
import { addVersions, foldRows, rowLogs } from './rows';
import { WHEN, type Entry, type Operation } from './types';

/** Raised with every change of what a fold says, so that folded entries kept earlier are made anew. */
export const FOLD_RULES = 2;

/**
 * An entry as its operations say. Neither their order nor doubles change it. Where two devices
 * wrote apart, the newest is the answer and every version is told.
 */
export function foldEntry(operations: Iterable<Operation>): Entry {
  const all = distinct(operations);
  return foldWith(all, headsByPlace(all));
}

/** The operations of each entry, in the order in which they came. */
export function byEntry(operations: Iterable<Operation>): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const one of operations) {
    const list = found.get(one.entry);
    if (list) list.push(one);
    else found.set(one.entry, [one]);
  }
  return found;
}

/** Each operation once. Should two differ under one id, the later stays, whichever came first. */
function distinct(operations: Iterable<Operation>): Operation[] {
  const byId = new Map<string, Operation>();
  for (const one of operations) {
    const before = byId.get(one.id);
    if (!before || before.at < one.at) byId.set(one.id, one);
  }
  return [...byId.values()];
}

/** The same, for who has the heads already. */
export function foldWith(operations: Operation[], heads: Map<string, Operation[]>): Entry {
  const entry = emptyEntry(operations[0]?.entry ?? '');
  const tombstone = operations.filter((one) => one.what.kind === 'deleted').sort(newestFirst)[0];
  if (tombstone) {
    return { ...entry, begunAt: tombstone.at, changedAt: tombstone.at, deleted: true };
  }
  begun(entry, operations);
  answered(entry, operations, heads);
  const end = heads.get('@end')?.[0];
  if (end?.what.kind === 'finished') entry.finishedAt = end.at;
  if (end?.what.kind === 'stopped') entry.stoppedBecause = end.what.because;
  const step = heads.get('@step')?.[0]?.what;
  if (step?.kind === 'at_step') entry.step = step.step;
  distressed(entry, heads);
  return entry;
}

function distressed(entry: Entry, heads: Map<string, Operation[]>): void {
  for (const when of WHEN) {
    const all = (heads.get(distressPlace(when)) ?? []).flatMap(({ what, at, device, id }) => {
      if (what.kind !== 'distress') return [];
      return [{ value: what.value, unreal: what.unreal, at, device, operation: id }];
    });
    const [newest] = all;
    if (!newest) continue;
    const { value, unreal, at } = newest;
    entry.distress[when] = { value, unreal, at };
    // Two devices that said the same do not differ.
    if (all.some((one) => one.value !== value || one.unreal !== unreal)) {
      entry.distressVersions[when] = all;
    }
  }
}

/** Whether two devices wrote apart somewhere in the entry. */
export const hasVersions = ({ versions, distressVersions }: Entry): boolean =>
  Object.keys(versions).length + Object.keys(distressVersions).length > 0;

function emptyEntry(id: string): Entry {
  const nothing = { form: '', version: '', language: 'en', smaller: false, step: null };
  const never = { begunAt: '', changedAt: '', finishedAt: null, stoppedBecause: null };
  const answers = { answers: {}, distress: {}, versions: {}, distressVersions: {} };
  return { id, ...nothing, ...never, ...answers, deleted: false };
}

function begun(entry: Entry, operations: Operation[]): void {
  let first: Operation | undefined;
  for (const one of operations) {
    if (entry.begunAt === '' || one.at < entry.begunAt) entry.begunAt = one.at;
    // Only looking at an entry does not make it the newest.
    if (one.what.kind !== 'at_step' && one.at > entry.changedAt) entry.changedAt = one.at;
    if (one.what.kind === 'begin' && (!first || newestFirst(first, one) < 0)) first = one;
  }
  if (entry.changedAt === '') entry.changedAt = entry.begunAt;
  if (first?.what.kind !== 'begin') return;
  const { form, version, language, smaller } = first.what;
  Object.assign(entry, { form, version, language, smaller, begunAt: first.at });
}

function answered(entry: Entry, operations: Operation[], heads: Map<string, Operation[]>): void {
  const answers = new Map<string, Answer>();
  for (const [name, found] of heads) {
    const newest = found[0]?.what;
    if (newest?.kind !== 'set' || newest.row !== undefined) continue;
    if (newest.answer !== undefined) answers.set(name, newest.answer);
    if (found.length > 1) addVersions(entry.versions, name, found);
  }
  const groups = rowLogs(heads);
  const order = groups.size > 0 ? orderOfRows(operations) : new Map<string, Map<string, string>>();
  for (const [field, logs] of groups) {
    const ordered = order.get(field) ?? new Map<string, string>();
    const rows = foldRows(field, answers.get(field), logs, ordered, entry.versions);
    if (rows.length > 0) answers.set(field, rows);
    else answers.delete(field);
  }
  entry.answers = Object.fromEntries(answers);
}

/** By field and row, a text to sort by: when the row was added, or first written without adding. */
function orderOfRows(operations: Operation[]): Map<string, Map<string, string>> {
  const order = new Map<string, Map<string, string>>();
  for (const { id, at, what } of operations) {
    if (!('row' in what) || what.row === undefined) continue;
    const rows = order.get(what.field) ?? new Map<string, string>();
    order.set(what.field, rows);
    // Adding counts before anything else about the row.
    const mark = `${what.kind === 'add_row' ? 0 : 1} ${at} ${id}`;
    const before = rows.get(what.row);
    if (before === undefined || mark < before) rows.set(what.row, mark);
  }
  for (const rows of order.values()) for (const [row, mark] of rows) rows.set(row, mark.slice(2));
  return order;
}

/**
 * Only what the entry shows now, for who is not to see what was written before and taken back.
 * What is left names all that it replaced, so that it can still be put together with other copies.
 */
export function presentOnly(operations: readonly Operation[]): Operation[] {
  const all = distinct(operations);
  const byId = new Map(all.map((one) => [one.id, one]));
  const heads = headsByPlace(all);
  const gone = new Set<Operation>();
  for (const rows of rowLogs(heads).values()) {
    for (const log of rows.values()) {
      if (log.gone) for (const one of [...log.cells.values()].flat()) gone.add(one);
    }
  }
  const places = [...heads.values()].flat().filter((one) => !gone.has(one));
  const others = all.filter((one) => one.what.kind === 'begin' || one.what.kind === 'deleted');
  return [...others, ...places].map((one) => ({ ...one, over: allReplaced(one, byId) }));
}

function allReplaced(from: Operation, byId: Map<string, Operation>): string[] {
  const found = new Set<string>();
  const left = [...from.over];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (id === from.id || found.has(id)) continue;
    found.add(id);
    left.push(...(byId.get(id)?.over ?? []));
  }
  return [...found];
}
