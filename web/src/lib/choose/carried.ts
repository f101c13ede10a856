import { t } from '$lib/language/t';
/** What a guided check suggested, with the answer that did, on its way to the match. */
export interface Carried {
  check: string;
  title: string;
  said: { question: string; answer: string; needs: string[] }[];
}

const NAME = 'suggested needs';

/**
 * For this tab alone: nothing of it stands in an address, and closing the tab leaves nothing behind
 * on a device that others use.
 */
export function readCarried(storage: Storage): Carried[] {
  try {
    const found: unknown = JSON.parse(storage.getItem(NAME) ?? '[]');
    return Array.isArray(found) ? found.filter(isCarried) : [];
  } catch {
    return [];
  }
}

/** The same check again takes the place of what it said before. */
export function carry(one: Carried, storage: Storage): void {
  const others = readCarried(storage).filter((before) => before.check !== one.check);
  const all = one.said.length > 0 ? [...others, one] : others;
  try {
    if (all.length > 0) storage.setItem(NAME, JSON.stringify(all));
    else storage.removeItem(NAME);
  } catch {
    // No room: the person can still choose the needs by hand.
  }
}

export function dropCarried(storage: Storage): void {
  storage.removeItem(NAME);
}

/** The needs in the order of the answers, each once. */
export function needsOf(all: Carried[]): string[] {
  return [...new Set(all.flatMap((one) => one.said.flatMap((said) => said.needs)))];
}

/** The answer behind a need, as the person saw it. */
export function whySuggested(need: string, all: Carried[]): string | undefined {
  for (const { title, said } of all) {
    const found = said.find((one) => one.needs.includes(need));
    if (found) return t('You said “{answer}” to “{question}” in “{title}”.', {
        answer: t(found.answer),
        question: t(found.question),
        title: t(title)
      });
  }
  return undefined;
}

function isCarried(one: unknown): one is Carried {
  const { check, title, said } = (one ?? {}) as Partial<Carried>;
  return (
    typeof check === 'string' &&
    typeof title === 'string' &&
    Array.isArray(said) &&
    said.every((part) => typeof part?.answer === 'string' && Array.isArray(part.needs))
  );
}
