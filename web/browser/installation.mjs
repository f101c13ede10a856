// A real server on a free port with its own empty data folder, and a browser to visit it with.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const web = resolve(import.meta.dirname, '..');
const built = resolve(process.env.SECUREBASE_WEB ?? join(web, 'build'));
export const binary = resolve(
  process.env.SECUREBASE_BIN ?? join(web, '../build/release/securebase/server/securebase')
);

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/**
 * One installation: it can be killed in the middle and started again on the same data. `content` is
 * another folder of content than that of this repository.
 */
export async function install({ content = join(web, '../content') } = {}) {
  if (!existsSync(binary)) throw new Error(`No server at ${binary}; build it or set SECUREBASE_BIN.`);
  if (!existsSync(join(built, 'index.html'))) throw new Error('No web/build; run npm run build.');
  const data = mkdtempSync(join(tmpdir(), 'securebase-browser-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let server = null;

  async function start({ web: pages = built } = {}) {
    const options = { port, data, web: pages, content };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    server = spawn(binary, ['serve', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    server.stdout.on('data', (text) => (said += text));
    server.stderr.on('data', (text) => (said += text));
    for (let i = 0; i < 600; i += 1) {
      if (server.exitCode !== null) throw new Error(`The server ended at once:\n${said}`);
      const up = await fetch(`${address}/healthz`).then((reply) => reply.ok, () => false);
      if (up) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`The server did not answer within 30 seconds:\n${said}`);
  }

  async function kill() {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    address,
    data,
    start,
    kill,
    async remove() {
      await kill();
      rmSync(data, { recursive: true, force: true });
    }
  };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.SECUREBASE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  });
}
