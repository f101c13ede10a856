// Starts the program under measurement, knows when it answers, and stops it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, serveWords } from '../serving.mjs';

// One GET by hand: resolves to the time of the first byte, or null when nobody listens yet.
function firstByte(port, path) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    });
    socket.once('data', () => {
      resolve(performance.now());
      socket.destroy();
    });
    socket.once('error', () => resolve(null));
    socket.once('close', () => resolve(null));
  });
}

async function start(command, args, port, path) {
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  let ended = false;
  child.stderr.on('data', (data) => {
    words = (words + data).slice(-2000);
  });
  child.once('exit', () => {
    ended = true;
  });
  for (;;) {
    const answered = await firstByte(port, path);
    if (answered !== null) return { child, milliseconds: answered - began };
    if (ended || performance.now() - began > 20_000) {
      child.kill('SIGKILL');
      throw new Error(`${command} did not answer: ${words.trim() || 'it said nothing'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function stopper(child, folder) {
  return () =>
    new Promise((resolve) => {
      child.once('exit', () => {
        if (folder) rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      child.kill('SIGTERM');
    });
}

export async function startProgram(root, program) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'securebase-bench-'));
  const { child, milliseconds } = await start(
    program,
    serveWords(root, port, folder),
    port,
    '/healthz',
  );
  return { port, milliseconds, pid: child.pid, stop: stopper(child, folder) };
}

export async function startEpollLoop(program) {
  const port = await freePort();
  const { child } = await start(program, [String(port)], port, '/');
  return { port, stop: stopper(child, null) };
}

export function residentMegabytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)[1]) / 1024;
}
