import type { Reply } from '../api/client';
import type { Problem } from '../api/types';
import choosingModule from './choosing.wasm?url';
import measuringModule from './engine.wasm?url';
import practiceModule from './practice.wasm?url';
import { startEngine, type Engine } from './module';

/**
 * Three modules of one engine, so that who maps a relationship need not load what finds help or what
 * carries an exercise. The last needs no content: each of its calls brings its form along.
 */
const PARTS: Record<'measuring' | 'choosing' | 'practice', { module: string; content?: string }> = {
  measuring: { module: measuringModule, content: '/api/v1/engine/content' },
  choosing: { module: choosingModule, content: '/api/v1/choosing/content' },
  practice: { module: practiceModule }
};
export type Part = keyof typeof PARTS;

const PATIENCE = 30_000;

/** Neither the network nor a copy on the device has it. Another try may help. */
class Unreachable extends Error {}

const started: Partial<Record<Part, Promise<Engine>>> = {};

/** Begins to load, so that the first call need not wait. Trouble is told by that call. */
export function prepare(part: Part = 'measuring'): void {
  void engine(part).catch(() => {});
}

/** A call of the interface, answered on this device. The body never leaves it. */
export async function callEngine<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  part: Part = 'measuring'
): Promise<Reply<T>> {
  try {
    const running = await engine(part);
    const reply = running.call(method, path, body === undefined ? '' : JSON.stringify(body));
    const content: unknown = JSON.parse(reply.body);
    if (reply.status < 400) return { ok: true, value: content as T };
    return { ok: false, why: 'problem', problem: content as Problem };
  } catch (reason) {
    delete started[part]; // whatever it was, the next call begins anew
    return { ok: false, why: reason instanceof Unreachable ? 'unreachable' : 'no-engine' };
  }
}

function engine(part: Part): Promise<Engine> {
  return (started[part] ??= start(part));
}

async function start(part: Part): Promise<Engine> {
  if (typeof WebAssembly === 'undefined') throw new Error('This browser has no WebAssembly.');
  const { module, content } = PARTS[part];
  const none = new ArrayBuffer(0);
  const [code, values] = await Promise.all([bytesOf(module), content ? bytesOf(content) : none]);
  return startEngine(await WebAssembly.compile(code), new Uint8Array(values));
}

async function bytesOf(address: string): Promise<ArrayBuffer> {
  const reply = await reach(address);
  if (reply.ok) return reply.arrayBuffer().catch(away);
  if (reply.status >= 500) away();
  throw new Error(`${address} answers ${reply.status}.`);
}

const reach = (address: string) =>
  fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch(away);

function away(): never {
  throw new Unreachable();
}
