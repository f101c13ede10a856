import type { Answer, Row } from '../practice/types';
import { isRows, newestFirst, place, sameAnswer } from './places';
import type { Entry, Operation } from './types';

export type Version = Entry['versions'][string][number];
type Heads = Map<string, Operation[]>;

/** A row of a group as the operations tell it. */
export interface RowLog {
  id: string;
  /** Which add or remove it, and are not replaced. */
  there: Operation[];
  /** By field of the row. */
  cells: Map<string, Operation[]>;
  /** Adding and changing that the removal did not know of. */
  apart: Operation[];
  /** Removed, and nobody changed it apart. */
  gone: boolean;
}

/** By field, the rows of its group, in no order. */
export function rowLogs(heads: Heads): Map<string, Map<string, RowLog>> {
  const groups = new Map<string, Map<string, RowLog>>();
  for (const found of heads.values()) {
    const what = found[0]?.what;
    if (!what || !('row' in what) || what.row === undefined) continue;
    const { field, row } = what;
    const inRow = what.kind === 'set' ? what.inRow : undefined;
    const rows = groups.get(field) ?? new Map<string, RowLog>();
    groups.set(field, rows);
    const log = rows.get(row) ?? { id: row, there: [], cells: new Map(), apart: [], gone: false };
    rows.set(row, log);
    if (inRow === undefined) log.there = found;
    else log.cells.set(inRow, found);
  }
  for (const rows of groups.values()) for (const log of rows.values()) settle(log);
  return groups;
}

function settle(log: RowLog): void {
  const removals = log.there.filter((one) => one.what.kind === 'remove_row');
  if (removals.length === 0) return;
  const known = new Set(removals.flatMap((one) => one.over));
  const changes = [...log.cells.values()].flat().filter((one) => !known.has(one.id));
  log.apart = [...log.there.filter((one) => one.what.kind === 'add_row'), ...changes].sort(
    newestFirst
  );
  log.gone = log.apart.length === 0;
}

/** The rows of one group that are to be seen, in the order of their adding, and what differs. */
export function foldRows(
  field: string,
  base: Answer | undefined,
  logs: Map<string, RowLog>,
  order: Map<string, string>,
  versions: Entry['versions']
): Row[] {
  const rows = new Map<string, Row>();
  if (isRows(base)) for (const row of base) rows.set(row._id, row);
  const added = [...logs.values()].sort((a, b) => (orderOf(a, order) < orderOf(b, order) ? -1 : 1));
  for (const log of added) {
    const row = rowOf(log, rows.get(log.id));
    if (log.gone) {
      rows.delete(log.id);
      continue;
    }
    rows.set(log.id, row);
    for (const [inRow, found] of log.cells)
      addVersions(versions, place(field, log.id, inRow), found);
    if (log.apart[0] === undefined) continue;
    const [newest] = log.apart;
    const removed = log.there.filter((one) => one.what.kind === 'remove_row');
    const all = [newest, ...removed].sort(newestFirst);
    versions[place(field, log.id)] = all.map((one) =>
      versionOf(one, one === newest ? [row] : undefined)
    );
    if (all[0] !== newest) rows.delete(log.id);
  }
  return [...rows.values()];
}

const orderOf = (log: RowLog, order: Map<string, string>) => order.get(log.id) ?? '';

function rowOf(log: RowLog, base: Row | undefined): Row {
  const row = new Map<string, Answer>(Object.entries(base ?? { _id: log.id }));
  for (const [inRow, [newest]] of log.cells) {
    const answer = newest?.what.kind === 'set' ? newest.what.answer : undefined;
    if (answer === undefined) row.delete(inRow);
    else row.set(inRow, answer);
  }
  return Object.fromEntries(row) as Row;
}

export function addVersions(versions: Entry['versions'], name: string, heads: Operation[]): void {
  const all = heads.map((one) =>
    versionOf(one, one.what.kind === 'set' ? one.what.answer : undefined)
  );
  // Two devices that wrote the same do not differ.
  if (all.every(({ answer }) => sameAnswer(answer, all[0]?.answer))) return;
  versions[name] = all;
}

const versionOf = ({ at, device, id }: Operation, answer: Answer | undefined): Version => ({
  answer,
  at,
  device,
  operation: id
});

/** What removing a row replaces beside the row itself: all that stands in it. */
export function standingIn(heads: Heads, field: string, row: string): Operation[] {
  const start = `${place(field, row)}.`;
  return [...heads].flatMap(([name, found]) => (name.startsWith(start) ? found : []));
}

/** Whether a row was removed and is not to be seen; what is typed into it late is not wanted. */
export function isRemoved(heads: Heads, entry: Entry, field: string, row: string): boolean {
  const there = heads.get(place(field, row)) ?? [];
  if (there.length === 0 || there.some((one) => one.what.kind !== 'remove_row')) return false;
  const rows = entry.answers[field];
  return !(isRows(rows) && rows.some((one) => one._id === row));
}
