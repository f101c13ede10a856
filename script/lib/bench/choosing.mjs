// The module that finds ways of working: how much of it travels, and how long one match takes in
// WebAssembly under Node, from the bytes of the question to the bytes of the reply. What Node needs to make a text of them is
// its own affair, and no part of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { median } from './figures.mjs';
import { startProgram } from './server.mjs';

const MODULE = 'web/src/lib/engine/choosing.wasm';
const MATCHES = 400;

async function started(code, content) {
  const not = () => 52; // "function not supported" of WASI: there is no terminal
  const wasi = { fd_close: not, fd_seek: not, fd_write: not };
  const { instance } = await WebAssembly.instantiate(code, { wasi_snapshot_preview1: wasi });
  const engine = instance.exports;
  engine._initialize();
  const put = (bytes) => {
    const at = engine.engine_allocate(bytes.length);
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
    return at;
  };
  if (engine.engine_load(put(content), content.length) !== 200) throw new Error('the content is refused');
  const encoder = new TextEncoder();
  return (method, path, body) => {
    const text = encoder.encode(method + path + body);
    const at = put(text);
    const bodySize = text.length - method.length - path.length;
    const status = engine.engine_call(at, method.length, path.length, bodySize);
    engine.engine_free(at);
    return { status, at: engine.engine_reply(), size: engine.engine_reply_size(), memory: engine.memory };
  };
}

const read = ({ at, size, memory }) => JSON.parse(Buffer.from(memory.buffer, at, size).toString());

/** Three needs, wishes and weights that change from match to match, as when a slider is moved. */
function questions({ needs }) {
  return Array.from({ length: MATCHES }, (_, i) =>
    JSON.stringify({
      needs: [0, 17, 34].map((apart, place) => ({ id: needs[(i + apart) % needs.length].id, importance: 5 - place })),
      preferences: { together: ['adult'], works_with: ['talk', 'imagery'], time: 'present', online: i % 2 === 0 },
      limits: { most_meetings: 12 },
      weights: { need: 30 + (i % 50), preference: 60 - (i % 50), evidence: 10 },
      pattern: 'anxious',
    }),
  );
}

function oneRound(call, bodies) {
  const began = performance.now();
  for (const body of bodies) {
    const { status, size } = call('POST', '/api/v1/match', body);
    if (status !== 200 || size === 0) throw new Error(`a match answers ${status}`);
  }
  return (performance.now() - began) / bodies.length;
}

export async function choosing({ root, program, rounds }) {
  const code = readFileSync(join(root, MODULE));
  const server = await startProgram(root, program);
  try {
    const reply = await fetch(`http://127.0.0.1:${server.port}/api/v1/choosing/content`);
    const call = await started(code, new Uint8Array(await reply.arrayBuffer()));
    const bodies = questions(read(call('GET', '/api/v1/match/needs', '')));
    oneRound(call, bodies); // compiled by the time it is measured
    const times = Array.from({ length: rounds * 2 + 1 }, () => oneRound(call, bodies));
    return [
      { name: 'choosing module of browsers, gzip -9', unit: 'KB', most: 120, value: gzipSync(code, { level: 9 }).length / 1000 },
      { name: 'one match in WebAssembly under Node', unit: 'ms', most: 1, value: median(times) },
    ];
  } finally {
    await server.stop();
  }
}
