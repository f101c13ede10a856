import { openEntries, type EntryStore } from '../entries/store';
import { newId } from '../entries/ids';

let opened: Promise<EntryStore> | undefined;
let lasting = true;

/** The entries of this device; where the browser keeps nothing, a store that refuses to. */
export function ownEntries(): Promise<EntryStore> {
  return (opened ??= openEntries().catch(() => {
    lasting = false;
    return refusing();
  }));
}

/** Whether what is written is still there after the page is closed. Known once the store is open. */
export const isLasting = (): boolean => lasting;

/**
 * An exercise must open in a private window too: what is written lives as long as the page, and it
 * is said that nothing is saved.
 */
function refusing(): EntryStore {
  const device = newId();
  const refuse = () => Promise.reject(new Error('This browser keeps nothing.'));
  const none = <T>(value: T) => () => Promise.resolve(value);
  return {
    ...{ append: refuse, write: refuse, bring: refuse, remove: refuse },
    ...{ keepForm: refuse, setFact: refuse, removeAll: none(undefined) },
    ...{ operationsOf: none([]), readOut: none([]), all: none([]), since: none([]) },
    ...{ entryIds: none([]), entries: none([]), forms: none([]), facts: none({}) },
    ...{ entry: none(undefined), formOf: none(undefined), fact: none(undefined) },
    device: none(device)
  };
}
