import { choosing, type Reply } from '../api/client';
import type { SafetyState } from './state';

const MATCH = '/api/v1/match';
const FEAR = 'X01';

interface MatchInput {
  gates?: string[];
  limits?: { set_aside?: string[]; [more: string]: unknown };
  [more: string]: unknown;
}

interface RuledOut {
  way: string;
  by: string;
  row?: string;
  fit?: string;
}

interface MatchReply {
  nothing?: string;
  ruled_out: RuledOut[];
}

type Ask = <T>(path: string, body: unknown) => Promise<Reply<T>>;

/**
 * A match with what holds on this device: its gates come along, and ways of working that need the
 * other person stay away where they may do harm, without a word about it. Which ways those are is
 * the engine's to say.
 */
export async function matchSafely<T extends MatchReply>(
  input: MatchInput,
  safety: Pick<SafetyState, 'gates' | 'coupleToolsAway'>,
  ask: Ask = choosing
): Promise<Reply<T>> {
  const gates = [...new Set([...(input.gates ?? []), ...safety.gates])];
  const asked = { ...input, ...(gates.length > 0 && { gates }) };
  if (!safety.coupleToolsAway || gates.includes(FEAR)) return ask<T>(MATCH, asked);
  const harm = await ask<MatchReply>(MATCH, { gates: [FEAR] });
  if (!harm.ok) return harm;
  const away = harm.value.ruled_out.filter((one) => one.row === FEAR && one.fit === 'X');
  const own = input.limits?.set_aside ?? [];
  const ways = away.map((one) => one.way).filter((way) => !own.includes(way));
  const limits = { ...input.limits, set_aside: [...own, ...ways] };
  const reply = await ask<T>(MATCH, { ...asked, limits });
  return reply.ok ? { ok: true, value: withoutAWord(reply.value, ways, own.length > 0) } : reply;
}

function withoutAWord<T extends MatchReply>(match: T, ways: string[], ownSetAside: boolean): T {
  const quiet = (one: RuledOut) => one.by === 'set_aside' && ways.includes(one.way);
  const shown = { ...match, ruled_out: match.ruled_out.filter((one) => !quiet(one)) };
  if (match.nothing === 'all_set_aside' && !ownSetAside) shown.nothing = 'nobody_fits';
  return shown;
}
