import type { Answer, Row } from '../practice/types';
import { foldWith } from './fold';
import {
  headsByPlace,
  isRows,
  place,
  placeOf,
  placeParts,
  plainAnswer,
  sameAnswer
} from './places';
import { isRemoved, standingIn } from './rows';
import { Saving, type Saved } from './saving';
import type { Entry, Operation, When } from './types';

type What = Operation['what'];

export interface Outside {
  now: () => Date;
  newId: () => string;
}

/**
 * Changes of one place that follow each other within this time are one operation, written anew
 * with each change: a text does not grow the log by each of its letters, nor by each pause to think.
 */
const RUN_MS = 30_000;
/** A clock that is ahead of ours by more than this is not followed. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** An entry while its form is open. What is set is in `entry` at once, and on the disk soon after. */
export class Writing {
  entry = $state.raw<Entry>() as Entry;
  state = $state<Saved>('saved');
  /** Why nothing could be saved, in words; empty while all is well. */
  reason = $state('');

  #saving: Saving;
  #outside: Outside;
  #device: string;
  #heads = new Map<string, Operation[]>();
  #runs = new Map<string, { id: string; last: number }>();
  #lastAt = 0;

  constructor(saving: Saving, device: string, outside: Outside) {
    [this.#saving, this.#device, this.#outside] = [saving, device, outside];
    saving.onstate = (state, reason) => ([this.state, this.reason] = [state, reason]);
    // An operation took the place of one that was read out: what is typed now amends the new one.
    saving.onrenamed = (before, after) => {
      for (const run of this.#runs.values()) if (run.id === before) run.id = after;
      this.#fold();
    };
    this.#fold();
  }

  /** Sets a field, or a field of a row; undefined or nothing in it takes the answer back. */
  set(field: string, answer: Answer | undefined, row?: string, inRow?: string): void {
    const given = plainAnswer(answer);
    const rows = isRows(given) || (given === undefined && isRows(this.entry.answers[field]));
    if (row === undefined && rows) return this.#setRows(field, (given ?? []) as Row[]);
    if (row !== undefined && isRemoved(this.#heads, this.entry, field, row)) return;
    const where = row === undefined ? {} : { row, inRow };
    this.#add({ kind: 'set', field, ...where, ...(given !== undefined && { answer: given }) });
  }

  /** The id of the new row. */
  addRow(field: string, row: string = this.#outside.newId()): string {
    if (!this.#heads.has(place(field, row))) this.#add({ kind: 'add_row', field, row });
    return row;
  }

  removeRow(field: string, row: string): void {
    if (!isRemoved(this.#heads, this.entry, field, row))
      this.#add({ kind: 'remove_row', field, row });
  }

  atStep(step: string): void {
    if (this.entry.step !== step) this.#add({ kind: 'at_step', step });
  }

  distress(when: When, value: number, unreal = false): void {
    this.#add({ kind: 'distress', when, value, unreal });
  }

  stopped(because: string): void {
    this.#add({ kind: 'stopped', because });
  }

  finished(): void {
    this.#add({ kind: 'finished' });
  }

  /** Of a place where two devices wrote apart: this version stays, the others are replaced by it. */
  choose(name: string, operation: string): void {
    const version = this.entry.versions[name]?.find((one) => one.operation === operation);
    if (!version) return;
    const { field, row, inRow } = placeParts(name);
    if (row === undefined || inRow !== undefined) this.set(field, version.answer, row, inRow);
    else if (version.answer === undefined) this.#add({ kind: 'remove_row', field, row });
    else this.#add({ kind: 'add_row', field, row });
  }

  /** The same where distress was said apart. */
  chooseDistress(when: When, operation: string): void {
    const all = this.entry.distressVersions[when];
    const version = all?.find((one) => one.operation === operation);
    if (version) this.distress(when, version.value, version.unreal);
  }

  /** When everything is on the disk, or could not be put there: `state` tells which. */
  settled(): Promise<void> {
    return this.#saving.settled();
  }

  tryAgain(): void {
    this.#saving.start();
  }

  /** All of this entry, saved or not: an export works when the disk is full. */
  operations(): Operation[] {
    return [...this.#saving.operations.values()];
  }

  #setRows(field: string, rows: Row[]): void {
    const named = rows.map((row): Row => ({ ...row, _id: row._id || this.#outside.newId() }));
    const before = this.entry.answers[field];
    const here = new Map((isRows(before) ? before : []).map((row) => [row._id, row]));
    for (const row of named) {
      const known = here.get(row._id);
      here.delete(row._id);
      if (!known) this.addRow(field, row._id);
      const cells = new Set([...Object.keys(row), ...Object.keys(known ?? {})]);
      cells.delete('_id');
      for (const inRow of cells) this.set(field, row[inRow], row._id, inRow);
    }
    for (const row of here.keys()) this.removeRow(field, row);
  }

  #add(what: What): void {
    const name = placeOf(what) ?? '';
    const heads = this.#heads.get(name) ?? [];
    const [head] = heads;
    if (what.kind === 'set' && heads.length <= 1) {
      const before = head?.what.kind === 'set' ? head.what.answer : undefined;
      if (sameAnswer(before, what.answer)) return;
    }
    const now = this.#outside.now().getTime();
    const at = this.#stamp(now);
    const run = this.#runs.get(name);
    const goesOn = run && heads.length === 1 && head?.id === run.id && now - run.last <= RUN_MS;
    let operation: Operation;
    if (goesOn && head && head.what.kind === what.kind && what.kind !== 'add_row') {
      operation = { ...head, at, what };
    } else {
      const inRow = what.kind === 'remove_row' ? standingIn(this.#heads, what.field, what.row) : [];
      const over = [...heads, ...inRow].map((one) => one.id);
      const id = this.#outside.newId();
      operation = { id, entry: this.entry.id, at, device: this.#device, what, over };
    }
    this.#runs.set(name, { id: operation.id, last: now });
    this.#saving.operations.set(operation.id, operation);
    this.#fold();
    this.#saving.put(operation.id);
  }

  /** Later than all that this entry knows, so that rows and answers stay in the order they came. */
  #stamp(now: number): string {
    const known = Date.parse(this.entry.changedAt);
    const after = known - now < DAY_MS ? known : 0;
    this.#lastAt = Math.max(now, this.#lastAt + 1, after + 1);
    return new Date(this.#lastAt).toISOString();
  }

  #fold(): void {
    const operations = this.operations();
    this.#heads = headsByPlace(operations);
    this.entry = foldWith(operations, this.#heads);
  }
}
