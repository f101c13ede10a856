// Fear: a person who starts the server is left alone with what is wrong.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, Server, startServer, temporaryFolder } from './server.mjs';

async function outcome(words, env = {}) {
  const started = run(words, { env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  started.stdout.on('data', (piece) => { out += piece; });
  started.stderr.on('data', (piece) => { err += piece; });
  const [code] = await once(started, 'close');
  return { code, out, err };
}

test('what is wrong at the start is one clear sentence and status 1', async () => {
  const server = await startServer();
  const taken = await outcome(['serve', '--port', String(server.port), '--data', temporaryFolder()]);
  assert.equal(taken.code, 1);
  assert.match(taken.err, new RegExp(`^securebase: Port ${server.port} on 127\\.0\\.0\\.1 is already taken\\. .*\\n$`));
  await server.stop();

  const nowhere = await outcome(['serve', '--port', '0', '--data', '/dev/null/data']);
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.err, /^securebase: The folder for the data cannot be made: .*--data.*\n$/);

  const folder = temporaryFolder();
  writeFileSync(join(folder, 'securebase.db'), 'not a database, but long enough to look like a file of one'.repeat(100));
  const foreign = await outcome(['serve', '--port', '0', '--data', folder]);
  assert.equal(foreign.code, 1);
  assert.match(foreign.err, /^securebase: This file is not a Secure Base database\..*\n$/);

  const empty = await outcome(['serve', '--port', '0', '--data', temporaryFolder(), '--content', temporaryFolder()]);
  assert.equal(empty.code, 1);
  assert.match(empty.err, /^securebase: /);
});

test('a wrong command line is status 2, with every problem', async () => {
  const wrong = await outcome(['serve', '--port', 'many', '--dta', 'x'], { SECUREBASE_THREADS: 'all' });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /no option '--dta'/);
  assert.match(wrong.err, /--port is 'many'/);
  assert.match(wrong.err, /SECUREBASE_THREADS is 'all'/);
  const unknown = await outcome(['srve']);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /no command 'srve'/);
  assert.equal((await outcome([])).code, 2);
});

test('help and version are told on the standard output', async () => {
  const help = await outcome(['--help']);
  assert.equal(help.code, 0);
  for (const word of ['serve', 'score', 'content check', '--port', '--data']) assert.ok(help.out.includes(word));
  assert.match((await outcome(['--version'])).out, /^securebase \d+\.\d+\.\d+\n$/);
  assert.equal((await outcome(['serve', '--help'])).code, 0);
});

test('without built pages the interface works, and the home page says how to build them', async () => {
  const server = await startServer({ web: join(temporaryFolder(), 'none') });
  const home = await server.get('/');
  assert.equal(home.status, 200);
  assert.match(home.text, /script\/build/);
  assert.equal((await server.get('/healthz')).status, 200);
  await server.stop();
});

test('the address and the folder are printed, and the environment can set them', async () => {
  const data = join(temporaryFolder(), 'deep', 'data');
  const server = await new Server({ data }).start();
  while (!server.log.includes('Data: ')) await new Promise((resolve) => { setTimeout(resolve, 5); });
  assert.ok(server.log.includes(`Data: ${data}\n`));
  assert.equal(await server.stop('SIGINT'), 0);
});
