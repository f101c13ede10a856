// The module that runs in browsers, started in Node.js as a page starts it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from '../../web/src/lib/engine/module.ts';
import { root } from '../api/server.mjs';

// Two modules: what measures and what chooses (named "engine" and "choosing").
export const moduleBytes = (part = 'engine') =>
  readFileSync(join(process.env.SECUREBASE_ENGINES ?? join(root, 'build/engine'), `${part}.wasm`));

export async function contentOf(server, part = 'engine') {
  const reply = await fetch(`${server.address}/api/v1/${part}/content`);
  return new Uint8Array(await reply.arrayBuffer());
}

/** Like Server.ask, answered by the module. */
export async function engineOf(server, part = 'engine') {
  const module = await WebAssembly.compile(moduleBytes(part));
  const engine = await startEngine(module, await contentOf(server, part));
  return (method, path, body) => {
    const reply = engine.call(method, path, body === undefined ? '' : JSON.stringify(body));
    return { status: reply.status, text: reply.body, body: JSON.parse(reply.body) };
  };
}

/**
 * The largest difference of two numbers at the same place of two replies, with the place; Infinity
 * when anything else differs, or a name or an entry is missing.
 */
export function difference(one, other, where = '') {
  if (typeof one === 'number' && typeof other === 'number') {
    return { most: Math.abs(one - other), where };
  }
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') {
    return { most: one === other ? 0 : Infinity, where };
  }
  let worst = { most: Object.keys(one).join() === Object.keys(other).join() ? 0 : Infinity, where };
  for (const name of Object.keys(one)) {
    const here = difference(one[name], other[name], `${where}/${name}`);
    if (here.most > worst.most) worst = here;
  }
  return worst;
}
