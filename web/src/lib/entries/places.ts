import type { Answer, Row } from '../practice/types';
import type { Operation, When } from './types';

type What = Operation['what'];

/**
 * The name of a place: a field, a row of a group, or a field of a row. Ids of fields have no dot
 * and no "@", so that names of places cannot meet.
 */
export const place = (field: string, row?: string, inRow?: string): string =>
  [field, row, inRow].filter((part) => part !== undefined).join('.');

export const distressPlace = (when: When): string => `@distress.${when}`;

/** The parts of a place, to find its label. */
export function placeParts(name: string): { field: string; row?: string; inRow?: string } {
  const [field = '', row, inRow] = name.split('.');
  return { field, ...(row !== undefined && { row }), ...(inRow !== undefined && { inRow }) };
}

/** The place an operation writes to; null when it writes to none. */
export function placeOf(what: What): string | null {
  switch (what.kind) {
    case 'set':
      // A row without its field, or the other way round, says nothing that could be shown.
      if ((what.row === undefined) !== (what.inRow === undefined)) return null;
      return place(what.field, what.row, what.inRow);
    case 'add_row':
    case 'remove_row':
      return place(what.field, what.row);
    case 'at_step':
      return '@step';
    case 'distress':
      return distressPlace(what.when);
    case 'stopped':
    case 'finished':
      return '@end';
    default:
      return null;
  }
}

/** The newest first; the id decides between two of the same moment, so that no order of arrival does. */
export function newestFirst(a: Operation, b: Operation): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}

/** By place, the operations that no other one of the same place replaces, the newest first. */
export function headsByPlace(operations: Iterable<Operation>): Map<string, Operation[]> {
  const places = new Map<string, Operation[]>();
  for (const one of operations) {
    const name = placeOf(one.what);
    if (name === null) continue;
    const there = places.get(name);
    if (there) there.push(one);
    else places.set(name, [one]);
  }
  for (const [name, all] of places) {
    if (all.length === 1) continue;
    const replaced = new Set<string>();
    for (const one of all) for (const id of one.over) if (id !== one.id) replaced.add(id);
    const heads = all.filter((one) => !replaced.has(one.id));
    // Operations that replace each other in a circle are wrong, and still nothing is lost.
    places.set(name, (heads.length > 0 ? heads : all).sort(newestFirst));
  }
  return places;
}

export const isRows = (answer: Answer | undefined): answer is Row[] =>
  Array.isArray(answer) && answer.length > 0 && typeof answer[0] === 'object';

export function sameAnswer(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.every((key) => Object.hasOwn(other, key) && sameAnswer(one[key], other[key]));
}

/**
 * A copy without proxies, for the store; what is empty is no answer. A number that is none cannot
 * be kept in a file, so it is no answer either.
 */
export function plainAnswer(answer: Answer | undefined): Answer | undefined {
  if (typeof answer === 'string') return answer === '' ? undefined : answer;
  if (typeof answer === 'number') return Number.isFinite(answer) ? answer : undefined;
  if (!Array.isArray(answer) || answer.length === 0) return undefined;
  if (!isRows(answer)) return [...(answer as string[])];
  return answer.map((row) => {
    const cells = Object.entries(row).map(([key, cell]) => [key, plainAnswer(cell)] as const);
    return Object.fromEntries(cells.filter(([, cell]) => cell !== undefined)) as Row;
  });
}
