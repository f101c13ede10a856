import type { Reply } from '../api/client';
import type { Problem } from '../api/types';
import moduleAddress from './engine.wasm?url';
import { startEngine, type Engine } from './module';

const CONTENT = '/api/v1/engine/content';
const PATIENCE = 30_000;

/** Neither the network nor a copy on the device has it. Another try may help. */
class Unreachable extends Error {}

let started: Promise<Engine> | null = null;

/** Begins to load, so that the first call need not wait. Trouble is told by that call. */
export function prepare(): void {
  void engine().catch(() => {});
}

/** A call of the interface, answered on this device. The body never leaves it. */
export async function callEngine<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown
): Promise<Reply<T>> {
  try {
    const running = await engine();
    const reply = running.call(method, path, body === undefined ? '' : JSON.stringify(body));
    const content: unknown = JSON.parse(reply.body);
    if (reply.status < 400) return { ok: true, value: content as T };
    return { ok: false, why: 'problem', problem: content as Problem };
  } catch (reason) {
    started = null; // whatever it was, the next call begins anew
    return { ok: false, why: reason instanceof Unreachable ? 'unreachable' : 'no-engine' };
  }
}

function engine(): Promise<Engine> {
  started ??= start();
  return started;
}

async function start(): Promise<Engine> {
  if (typeof WebAssembly === 'undefined') throw new Error('This browser has no WebAssembly.');
  const [module, content] = await Promise.all([bytesOf(moduleAddress), bytesOf(CONTENT)]);
  return startEngine(await WebAssembly.compile(module), new Uint8Array(content));
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
