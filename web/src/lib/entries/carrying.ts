import { forgetMap, keepMap, openMap, type Reply } from '../api/client';
import type { Kept, Receipt } from '../api/types';

/** What moving needs of the world; tests give their own. */
export interface Outside {
  keep: (document: object) => Promise<Reply<Receipt>>;
  open: (code: string) => Promise<Reply<Kept>>;
  forget: (code: string) => Promise<Reply<void>>;
  pause: (ms: number) => Promise<void>;
  /** How many requests of how many are done. */
  onprogress?: (done: number, of: number) => void;
}

export const ONLINE: Outside = {
  keep: keepMap,
  open: openMap,
  forget: forgetMap,
  pause: (ms) => new Promise((done) => setTimeout(done, ms))
};

/** Between tries. Together two minutes: enough for a tunnel, not too long to wait before a screen. */
const PAUSES = [0.2, 0.4, 0.8, 2, 4, 8, 15, 30, 60].map((seconds) => seconds * 1000);
/** Answers of a server that is busy, or of a proxy that counts requests. */
const LATER = [429, 500, 502, 503, 504];

/** Tries again with growing pauses while the connection is cut or the server is busy. */
export async function persistently<T>(
  request: () => Promise<Reply<T>>,
  pause: Outside['pause']
): Promise<Reply<T>> {
  for (const ms of PAUSES) {
    const reply = await request();
    if (reply.ok || reply.why === 'no-engine') return reply;
    if (reply.why === 'problem' && !LATER.includes(reply.problem.status)) return reply;
    await pause(ms);
  }
  return request();
}
