import { memoryStore } from './memory';
import { openOwn, type OwnStore } from './store';

let opened: Promise<OwnStore> | undefined;
let lasting = true;

/** The store of this device; where the browser keeps nothing, one that lasts as long as the page. */
export function own(): Promise<OwnStore> {
  return (opened ??= openOwn().catch(() => {
    lasting = false;
    return memoryStore();
  }));
}

/** Whether what is told is still there after the page is closed. Known once the store is open. */
export const isLasting = () => lasting;

/** The browser closed the store, as it does when all data of a site is cleared: open it anew. */
export function reopen(): void {
  if (lasting) opened = undefined;
}

const listeners = new Set<() => void>();

/** Calls back when what is kept has changed in this page; returns how to stop that. */
export function onChange(what: () => void): () => void {
  listeners.add(what);
  return () => listeners.delete(what);
}

export function changed(): void {
  for (const one of listeners) one();
}
