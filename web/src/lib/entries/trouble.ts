/** What is wrong, where, and how to mend it: the same three that the server tells. */
export interface Trouble {
  what: string;
  where: string;
  mend: string;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export const isRecord = (content: unknown): content is Record<string, unknown> =>
  typeof content === 'object' && content !== null && !Array.isArray(content);
