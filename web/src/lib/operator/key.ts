const NAME = 'secure-base operator';

/** The key in "#KEY", or nothing when the address holds none. */
export const keyOf = (hash: string): string | null => /^#([\w-]{43})$/.exec(hash)?.[1] ?? null;

/** Only for this tab: closing it forgets the key. */
export const keepKey = (key: string, storage: Storage) => storage.setItem(NAME, key);
export const readKey = (storage: Storage): string | null => storage.getItem(NAME);
export const dropKey = (storage: Storage) => storage.removeItem(NAME);
