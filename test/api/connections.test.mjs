// Fears: replies get mixed up; slow, rude or many clients hold up the others; a stop loses a reply.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './server.mjs';

let server;
before(async () => { server = await (await startServer()).withBank(); });
after(() => server.stop());

const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: h\r\n${more}\r\n`;
const post = (path, body) => `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

test('pipelined requests, fast and slow, are answered in their order', async () => {
  let bytes = '';
  const wanted = [];
  for (let i = 0; i < 30; i += 1) {
    if (i % 10 === 5) {
      bytes += post('/api/v1/kept-maps', '{"map":{}}');
      wanted.push('HTTP/1.1 201');
    } else {
      bytes += get(i % 2 ? '/healthz' : '/api/v1/none');
      wanted.push(i % 2 ? 'HTTP/1.1 200' : 'HTTP/1.1 404');
    }
  }
  const text = await server.raw(bytes + get('/healthz', 'Connection: close\r\n'));
  assert.deepEqual(text.match(/HTTP\/1\.1 \d{3}/g), [...wanted, 'HTTP/1.1 200']);
});

test('a request that comes byte by byte is answered', async () => {
  const socket = server.socket();
  for (const byte of get('/healthz', 'Connection: close\r\n')) {
    socket.write(byte);
    await sleep(1);
  }
  await socket.gone;
  assert.match(socket.received, /^HTTP\/1\.1 200 OK\r\n[^]*"up"/);
});

test('a client that waits for 100 Continue gets it before the body is sent', async () => {
  const socket = server.socket();
  socket.write('POST /api/v1/assessments/next HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n');
  while (!socket.received.includes('\r\n\r\n')) await sleep(5);
  assert.equal(socket.received, 'HTTP/1.1 100 Continue\r\n\r\n');
  socket.write('{}');
  await socket.gone;
  assert.match(socket.received, /HTTP\/1\.1 400 Bad Request/);
});

test('a thousand clients at once are all answered, beside many that say nothing', async () => {
  const silent = Array.from({ length: 100 }, () => server.socket());
  const half = Array.from({ length: 100 }, () => server.socket());
  half.forEach((socket) => socket.write('GET /healthz HTT'));
  const clients = Array.from({ length: 1000 }, () => server.socket());
  clients.forEach((socket) => socket.write(get('/healthz')));
  const deadline = Date.now() + 20000;
  const answered = () => clients.filter((socket) => socket.received.endsWith('}')).length;
  while (answered() < 1000 && Date.now() < deadline) await sleep(10);
  assert.equal(answered(), 1000);
  clients.forEach((socket) => socket.write(get('/api/v1/relationships', 'Connection: close\r\n')));
  await Promise.all(clients.map((socket) => socket.gone));
  assert.ok(clients.every((socket) => socket.received.match(/HTTP\/1\.1 200/g).length === 2));
  [...silent, ...half].forEach((socket) => socket.destroy());
});

test('hashing codes does not hold up other requests', async () => {
  const begun = performance.now();
  const keeping = Promise.all(Array.from({ length: 40 }, () => server.post('/api/v1/kept-maps', { map: {} })));
  let slowest = 0;
  for (let i = 0; i < 20; i += 1) {
    const asked = performance.now();
    assert.equal((await server.get('/healthz')).status, 200);
    slowest = Math.max(slowest, performance.now() - asked);
  }
  await keeping;
  const all = performance.now() - begun;
  assert.ok(slowest < all / 2, `one request took ${slowest} ms of the ${all} ms that 40 codes took`);
});

test('clients that leave in the middle of anything do no harm', async () => {
  for (const bytes of ['', 'GET', get('/'), post('/api/v1/kept-maps', '{"map":{}}'), 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc']) {
    for (let i = 0; i < 5; i += 1) {
      const socket = server.socket();
      await new Promise((resolve) => { socket.on('connect', resolve); });
      socket.write(bytes);
      await sleep(i);
      socket.resetAndDestroy();
    }
  }
  await sleep(300);
  assert.equal((await server.get('/healthz')).status, 200);
});

test('SIGTERM lets what is under way finish, then ends with 0', async () => {
  const other = await startServer();
  const keeping = other.post('/api/v1/kept-maps', { map: { last: true } });
  const idle = other.socket();
  await sleep(40);
  const code = other.stop();
  const reply = await keeping;
  assert.equal(reply.status, 201);
  assert.equal(await code, 0);
  await idle.gone;
});
