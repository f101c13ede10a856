// Starts the real server on a free port with data of its own, and talks to it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.SECUREBASE_BIN ?? join(root, 'build/release/securebase/server/securebase');

export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'securebase-api-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function run(words, options = {}) {
  return spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

export class Server {
  constructor({ data = join(temporaryFolder(), 'data'), web = join(root, 'web/build'), content = join(root, 'content'), more = [] } = {}) {
    this.data = data;
    this.words = ['serve', '--port', '0', '--data', data, '--web', web, '--content', content, ...more];
    this.log = '';
  }

  async start() {
    this.process = run(this.words);
    const ended = once(this.process, 'exit');
    this.process.stderr.on('data', (piece) => { this.log += piece; });
    this.address = await new Promise((resolve, reject) => {
      createInterface({ input: this.process.stdout }).on('line', (line) => {
        this.log += `${line}\n`;
        const found = /^Secure Base is at (http:\S+)$/.exec(line);
        if (found) resolve(found[1]);
      });
      ended.then(([code]) => reject(new Error(`the server ended with ${code} at its start: ${this.log}`)));
    });
    this.port = Number(new URL(this.address).port);
    this.ended = ended;
    return this;
  }

  async stop(signal = 'SIGTERM') {
    this.process.kill(signal);
    const [code] = await this.ended;
    // A sanitizer that found something says so by the status at the end.
    if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the server ended with ${code}: ${this.log}`);
    return code;
  }

  async ask(method, path, body, headers = { 'Content-Type': 'application/json' }) {
    const reply = await fetch(this.address + path, {
      method, headers: body === undefined ? {} : headers,
      body: body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    const text = await reply.text();
    let parsed;
    try { parsed = JSON.parse(text); } catch { parsed = undefined; }
    return { status: reply.status, headers: reply.headers, text, body: parsed };
  }

  get(path) { return this.ask('GET', path); }
  post(path, body) { return this.ask('POST', path, body); }
  next(answers, more = {}) {
    return this.post('/api/v1/assessments/next',
      { instrument: this.bank.id, version: this.bank.version, relationship: 'partner', answers, ...more });
  }

  async withBank() {
    const { instruments } = (await this.get('/api/v1/instruments')).body;
    this.bank = instruments.find((instrument) => instrument.kind === 'bank');
    return this;
  }

  // A socket that keeps what it received in .received; .gone settles when it is closed.
  socket() {
    const socket = connect(this.port, '127.0.0.1');
    socket.received = '';
    socket.on('data', (piece) => { socket.received += piece.toString('latin1'); });
    socket.on('error', () => {});
    socket.gone = new Promise((resolve) => { socket.on('close', resolve); });
    return socket;
  }

  // Sends bytes as they are and gives everything that came until the server closed.
  async raw(bytes) {
    const socket = this.socket();
    socket.write(bytes);
    await socket.gone;
    return socket.received;
  }
}

export const startServer = (options) => new Server(options).start();

// The same numbers each time: a test that fails can be run again.
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => { // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
