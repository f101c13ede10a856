import type { Operation } from '../entries/types';
import type { Writing } from '../entries/writing';

let last: Writing | null = null;

/** Remembers what is being written, so that going to another page loses nothing that is not saved. */
export function hold(writing: Writing): void {
  last = writing;
}

/** The entry as it stands in this page, if not all of it is on the disk. */
export const heldEntry = (id: string): Writing | null =>
  last && last.state !== 'saved' && last.entry.id === id ? last : null;

/** What could not be saved yet, for an export. */
export const unsavedOperations = (): Operation[] =>
  last && last.state !== 'saved' ? last.operations() : [];
