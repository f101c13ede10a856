// Kills the server with SIGKILL while maps are being kept and replaced, starts it again, and opens
// every code that was acknowledged. An acknowledged map that is gone, or older than the one
// acknowledged, is a lost promise.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, serveWords } from '../serving.mjs';

const [root, killsText] = process.argv.slice(2);
const kills = Number(killsText);
const CLIENTS = 4; // each code costs the server a tenth of a second of hashing, on purpose
const folder = mkdtempSync(join(tmpdir(), 'securebase-soak-'));
// code -> the versions that opening it may show: the one acknowledged last, or one whose reply the
// kill swallowed.
const acknowledged = new Map();
let requests = 0;

const port = await freePort();
const base = `http://127.0.0.1:${port}`;

async function start() {
  const server = spawn(
    join(root, 'build/release/securebase/server/securebase'),
    serveWords(root, port, folder),
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (let tries = 0; tries < 4000; tries += 1) {
    if (server.exitCode !== null)
      throw new Error(`the server ended with ${server.exitCode} at its start`);
    try {
      if ((await fetch(`${base}/healthz`)).ok) return server;
    } catch {
      await sleep(5);
    }
  }
  throw new Error('the server did not come back within 20 s');
}

// The reply, or null when the kill cut it off. A busy server is asked again.
async function post(path, body) {
  for (;;) {
    requests += 1;
    let reply;
    try {
      reply = await fetch(`${base}/api/v1/kept-maps${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await reply.text();
      if (reply.status !== 503 && reply.status !== 429)
        return { status: reply.status, body: text ? JSON.parse(text) : null };
    } catch {
      return null;
    }
    await sleep(20);
  }
}

let serial = 0;
async function keepUntilKilled(state) {
  let mine = null;
  while (!state.killed) {
    serial += 1;
    const map = { serial, filling: 'x'.repeat(serial % 2000) };
    if (mine === null || serial % 3 === 0) {
      const reply = await post('', { map });
      if (reply === null) return;
      if (reply.status !== 201)
        throw new Error(`keeping was refused with ${reply.status}: ${JSON.stringify(reply.body)}`);
      mine = reply.body.code;
      acknowledged.set(mine, [map.serial]);
      state.acknowledge();
    } else {
      const number = serial;
      acknowledged.get(mine).push(number); // until the reply says so, either may be there
      const reply = await post('/replace', { code: mine, map });
      if (reply === null) return;
      if (reply.status !== 200)
        throw new Error(
          `replacing was refused with ${reply.status}: ${JSON.stringify(reply.body)}`,
        );
      acknowledged.set(mine, [number]);
      state.acknowledge();
    }
  }
}

// Half of the kills come within milliseconds of an acknowledgement, when a promise that was given
// too early would be broken; the others at any moment of the work.
async function momentToKill(acknowledgement) {
  await Promise.race([acknowledgement, sleep(10_000)]);
  await sleep(Math.random() < 0.5 ? Math.random() * 4 : Math.random() * 500);
}

async function open(code) {
  const reply = await post('/open', { code });
  if (reply === null) throw new Error('the server went away by itself');
  const shown = reply.body?.map?.serial;
  if (reply.status !== 200 || !acknowledged.get(code).includes(shown)) {
    const wanted = acknowledged.get(code).join(' or ');
    throw new Error(`an acknowledged map is lost: wanted ${wanted}, got ${reply.status} ${shown}`);
  }
  acknowledged.set(code, [shown]);
}

async function openAll(codes) {
  const left = [...codes];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (left.length > 0) await open(left.pop());
    }),
  );
}

let server = await start();
try {
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = new Set(acknowledged.keys());
    const state = { killed: false };
    const acknowledgement = new Promise((resolve) => {
      state.acknowledge = resolve;
    });
    const clients = Array.from({ length: CLIENTS }, () => keepUntilKilled(state));
    await momentToKill(acknowledgement);
    state.killed = true;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
    await Promise.all(clients);
    server = await start();
    const fresh = [...acknowledged.keys()].filter((code) => !before.has(code));
    const older = [...before].filter(() => Math.random() < 3 / before.size);
    await openAll([...fresh, ...older]);
    if (kill % 20 === 0)
      console.log(`${kill} kills, ${acknowledged.size} codes acknowledged, none lost`);
  }
  const all = [...acknowledged.keys()];
  await openAll(all.filter(() => Math.random() < 300 / all.length));
  if (acknowledged.size < kills)
    throw new Error(
      `only ${acknowledged.size} maps were kept in ${kills} kills; that proves little`,
    );
  console.log(
    `${kills} kills, ${requests} requests: every one of ${acknowledged.size} acknowledged codes opened`,
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
