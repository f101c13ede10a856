/** An answer, or null for "I skip this one". An item that is not named was not looked at yet. */
export type Draft = Record<string, number | null>;

const name = (measure: string, version: string) => `measure ${measure} ${version}`;

/**
 * What was marked so far, for this tab alone: a reload loses nothing, and closing the tab leaves
 * nothing behind on a device that others use.
 */
export function readDraft(measure: string, version: string, storage: Storage): Draft {
  try {
    const found: unknown = JSON.parse(storage.getItem(name(measure, version)) ?? '{}');
    const entries = Object.entries(found ?? {}) as [string, unknown][];
    return Object.fromEntries(
      entries.filter((one): one is [string, number | null] => one[1] === null || Number.isInteger(one[1]))
    );
  } catch {
    return {};
  }
}

export function writeDraft(measure: string, version: string, draft: Draft, storage: Storage): void {
  try {
    storage.setItem(name(measure, version), JSON.stringify(draft));
  } catch {
    // No room: the answers are still on the page.
  }
}

export function dropDraft(measure: string, version: string, storage: Storage): void {
  storage.removeItem(name(measure, version));
}

export const answersOf = (draft: Draft) =>
  Object.entries(draft).map(([item, answer]) =>
    answer === null ? { item, skipped: true as const } : { item, answer }
  );
