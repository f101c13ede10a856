// Fears: a map that was said to be kept is gone; somebody who holds the disk can read it; one code
// opens another's map.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Server, startServer } from './server.mjs';

const KEPT = '/api/v1/kept-maps';
let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

const open = (code, from = server) => from.post(`${KEPT}/open`, { code });

test('a map comes back byte for byte, on as many devices as ask', async () => {
  const map = '{"version" : 1, "numbers":[1.50,1e2, 0.10], "text":"caf\\u00e9 \\"}{", "deep":{"a":[{}]}}';
  const kept = await server.post(KEPT, `{"map":${map}}`);
  assert.equal(kept.status, 201);
  const days = (Date.parse(kept.body.expires_at) - Date.now()) / 86400000;
  assert.ok(Math.abs(days - 30) < 0.01);
  for (let device = 0; device < 3; device += 1) {
    const opened = await open(kept.body.code);
    assert.equal(opened.status, 200);
    assert.ok(opened.text.startsWith(`{"map":${map},`));
    assert.equal(opened.body.expires_at, kept.body.expires_at);
  }
});

test('codes are six different draws of our words, never the same twice', async () => {
  const codes = new Set();
  const words = new Set();
  for (let i = 0; i < 6; i += 1) {
    const { code } = (await server.post(KEPT, { map: { i } })).body;
    assert.match(code, /^[a-z]{3,8}( [a-z]{3,8}){5}$/);
    codes.add(code);
    code.split(' ').forEach((word) => words.add(word));
  }
  assert.equal(codes.size, 6);
  assert.ok(words.size > 24);
  for (const code of codes) assert.equal((await open(code)).body.map.i, [...codes].indexOf(code));
});

test('a newer map under the same code replaces the older; forgetting ends it', async () => {
  const { code } = (await server.post(KEPT, { map: { v: 1 } })).body;
  assert.equal((await server.post(`${KEPT}/replace`, { code: code.toUpperCase(), map: { v: 2 } })).status, 200);
  assert.deepEqual((await open(code)).body.map, { v: 2 });
  assert.equal((await server.post(`${KEPT}/forget`, { code })).status, 204);
  assert.equal((await open(code)).status, 404);
  assert.equal((await server.post(`${KEPT}/replace`, { code, map: {} })).status, 404);
});

function filesOf(folder) {
  return readdirSync(folder).map((name) => join(folder, name));
}

test('the data folder shows neither map nor code, and only its owner may read it', async () => {
  const secret = 'the-nickname-of-my-mother-is-Zebedee';
  const { code } = (await server.post(KEPT, { map: { secret, again: secret.repeat(50) } })).body;
  const files = filesOf(server.data);
  assert.ok(files.length >= 1);
  for (const file of files) {
    const bytes = readFileSync(file).toString('latin1').toLowerCase();
    assert.ok(!bytes.includes(secret.toLowerCase()), `${file} holds the map`);
    assert.ok(!bytes.includes(code), `${file} holds the code`);
    assert.ok(!bytes.includes(code.replaceAll(' ', '')));
    for (const word of code.split(' ')) {
      if (word.length >= 7) assert.ok(!bytes.includes(word), `${file} holds a word of the code`);
    }
    assert.equal(statSync(file).mode & 0o077, 0);
  }
  assert.equal(statSync(server.data).mode & 0o077, 0);
  assert.ok(!server.log.includes(code) && !server.log.includes(secret));
});

test('many at once are kept, or told to come back in a moment', async () => {
  const replies = await Promise.all(Array.from({ length: 120 }, (_, i) => server.post(KEPT, { map: { i } })));
  const kept = replies.filter((reply) => reply.status === 201);
  const busy = replies.filter((reply) => reply.status === 503);
  assert.equal(kept.length + busy.length, 120);
  assert.ok(kept.length >= 60);
  for (const reply of busy) {
    assert.ok(Number(reply.headers.get('retry-after')) >= 1);
    assert.equal(reply.body.type, '/problems/busy');
  }
  const last = kept.at(-1);
  assert.deepEqual((await open(last.body.code)).body.map, JSON.parse(JSON.stringify({ i: replies.indexOf(last) })));
});

test('every acknowledged map opens after a kill in the middle of writing, ten times', async () => {
  const { data } = new Server();
  const acknowledged = new Map(); // code -> the versions that may be found
  const unexpected = [];
  for (let kill = 0; kill < 10; kill += 1) {
    const mortal = await new Server({ data }).start();
    let dead = false;
    const before_ = acknowledged.size;
    const clients = Array.from({ length: 4 }, async (_, client) => {
      for (let version = 0; !dead; version += 1) {
        const code = version % 3 === 2 ? [...acknowledged.keys()].at(-1 - client) : undefined;
        const map = { kill, client, version };
        try {
          if (code) acknowledged.get(code).push(map);
          const reply = code ? await mortal.post(`${KEPT}/replace`, { code, map }) : await mortal.post(KEPT, { map });
          if (reply.status !== (code ? 200 : 201)) unexpected.push(reply.text);
          else if (!code) acknowledged.set(reply.body.code, [map]);
        } catch {
          return; // the kill cut this one off
        }
      }
    });
    while (acknowledged.size < before_ + 3) await new Promise((resolve) => { setTimeout(resolve, 10); });
    await new Promise((resolve) => { setTimeout(resolve, 40 * (kill % 4)); });
    await mortal.stop('SIGKILL');
    dead = true;
    await Promise.all(clients);
    const again = await new Server({ data }).start();
    for (const [code, maps] of [...acknowledged].slice(-8)) {
      const opened = await open(code, again);
      assert.equal(opened.status, 200, `${code} was acknowledged and is gone`);
      assert.ok(maps.some((map) => JSON.stringify(map) === JSON.stringify(opened.body.map)));
    }
    await again.stop();
  }
  assert.deepEqual(unexpected, []);
  assert.ok(acknowledged.size >= 30);
  const last = await new Server({ data }).start();
  for (const code of acknowledged.keys()) assert.equal((await open(code, last)).status, 200);
  await last.stop();
});
