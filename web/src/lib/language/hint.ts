import { LANGUAGES, type Language } from './t';

// Only which language was chosen last, so that the first page need not offer it again.
const KEY = 'secure-base language';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

export function remember(language: Language, storage: Storage = localStorage): void {
  try {
    storage.setItem(KEY, language);
  } catch {
    // A window that keeps nothing: the address holds the language all the same.
  }
}

export function remembered(storage: Storage = localStorage): Language | null {
  try {
    const kept = storage.getItem(KEY);
    return LANGUAGES.find((one) => one === kept) ?? null;
  } catch {
    return null;
  }
}

/** Whether to say in Spanish that there are Spanish pages; who chose English is not asked again. */
export function offersSpanish(preferred: readonly string[], chosen: Language | null): boolean {
  if (chosen !== null) return chosen === 'es';
  const first = preferred.map((one) => one.slice(0, 2)).find((one) => one === 'en' || one === 'es');
  return first === 'es';
}
