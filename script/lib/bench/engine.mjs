// The engine of browsers: how much of it travels, and how long one step of an assessment takes
// inside Chromium.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { median } from './figures.mjs';
import { startProgram } from './server.mjs';

const ASSETS = '_app/immutable/assets';

// Runs inside the page, where nothing can be imported: starts the module as the pages do, walks
// through a sitting, and gives the milliseconds of each step, JSON included.
async function stepsInPage({ address, rounds }) {
  const not = () => 52;
  const wasi = { fd_close: not, fd_seek: not, fd_write: not };
  const bytesOf = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const began = performance.now();
  const [code, content] = await Promise.all([
    bytesOf(address),
    bytesOf('/api/v1/engine/content'),
  ]);
  const { instance } = await WebAssembly.instantiate(code, { wasi_snapshot_preview1: wasi });
  const engine = instance.exports;
  engine._initialize();
  const put = (bytes) => {
    const at = engine.engine_allocate(bytes.length);
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
    return at;
  };
  engine.engine_load(put(content), content.length);
  const ready = performance.now() - began;
  const call = (method, path, body) => {
    const text = new TextEncoder().encode(method + path + body);
    const at = put(text);
    const rest = text.length - method.length - path.length;
    engine.engine_call(at, method.length, path.length, rest);
    engine.engine_free(at);
    const reply = new Uint8Array(engine.memory.buffer, engine.engine_reply(), engine.engine_reply_size());
    return JSON.parse(new TextDecoder().decode(reply));
  };
  const { instruments } = call('GET', '/api/v1/instruments', '');
  const { id, version } = instruments.find((one) => one.kind === 'bank');
  const sitting = { instrument: id, version, relationship: 'partner', seed: 7 };
  const steps = [];
  for (let round = 0; round < rounds; round += 1) {
    const answers = [];
    for (;;) {
      const body = JSON.stringify({ ...sitting, answers });
      const before = performance.now();
      const step = call('POST', '/api/v1/assessments/next', body);
      steps.push(performance.now() - before);
      if (step.kind === 'result') break;
      answers.push({ item: step.item.id, answer: 1 + ((answers.length + round) % 5) });
    }
  }
  // The clock of a page is coarse: means over many steps are finer than it.
  return { ready, step: steps.reduce((sum, one) => sum + one, 0) / steps.length };
}

export async function engine({ root, program, rounds }) {
  const name = readdirSync(join(root, 'web/build', ASSETS)).find((one) => /^engine\..*\.wasm$/.test(one));
  if (!name) throw new Error('web/build holds no engine');
  const bytes = readFileSync(join(root, 'web/build', ASSETS, name));
  const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
  const server = await startProgram(root, program);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/about`);
    const runs = [];
    for (let round = 0; round < rounds * 2 + 1; round += 1) {
      runs.push(await page.evaluate(stepsInPage, { address: `/${ASSETS}/${name}`, rounds: 20 }));
    }
    return [
      { name: 'engine of browsers, gzip -9', unit: 'KB', most: 120, value: gzipSync(bytes, { level: 9 }).length / 1000 },
      { name: 'engine in Chromium: loaded and ready', unit: 'ms', most: 500, value: median(runs.map((one) => one.ready)) },
      { name: 'engine in Chromium: one step, JSON included', unit: 'ms', most: 1, value: median(runs.map((one) => one.step)) },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
