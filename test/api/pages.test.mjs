// Fears: a file outside the application is served; a browser keeps an old page; a reply lacks the
// headers that keep other sites out.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startServer, temporaryFolder } from './server.mjs';

const script = 'console.log(1);'.repeat(100);
let server;
before(async () => {
  const folder = temporaryFolder();
  const web = join(folder, 'web');
  mkdirSync(join(web, '_app/immutable'), { recursive: true });
  for (const [name, bytes] of [['index.html', 'home page'], ['map.html', 'map page'], ['404.html', 'no such page'],
    ['_app/immutable/a.js', script], ['_app/immutable/a.js.gz', gzipSync(script)], ['_app/immutable/a.js.br', brotliCompressSync(script)]]) {
    writeFileSync(join(web, name), bytes);
  }
  writeFileSync(join(folder, 'secret.txt'), 'a secret');
  symlinkSync(join(folder, 'secret.txt'), join(web, 'link.txt'));
  server = await startServer({ web });
});
after(() => server.stop());

test('pages have clean addresses', async () => {
  assert.equal((await server.get('/')).text, 'home page');
  assert.equal((await server.get('/map')).text, 'map page');
  assert.equal((await server.get('/map?x=1#y')).text, 'map page');
  const none = await server.get('/none');
  assert.equal(none.status, 404);
  assert.equal(none.text, 'no such page');
  assert.equal(none.headers.get('content-type'), 'text/html; charset=utf-8');
});

test('no address leads out of the application', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/_app/../../secret.txt', '//secret.txt', '/link.txt', '/....//secret.txt', '/%5c..%5csecret.txt', '/..;/secret.txt']) {
    const text = await server.raw(`GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    assert.match(text, /^HTTP\/1\.1 404 /, path);
    assert.ok(!text.includes('a secret'), path);
  }
});

test('compressed files are sent to who takes them', async () => {
  let reply;
  for (const [accepted, encoding] of [['gzip, br', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip']]) {
    reply = await fetch(`${server.address}/_app/immutable/a.js`, { headers: { 'Accept-Encoding': accepted } });
    assert.equal(reply.headers.get('content-encoding'), encoding);
    assert.equal(await reply.text(), script); // fetch unpacks
  }
  assert.equal(reply.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(reply.headers.get('vary'), 'Accept-Encoding');
  const plain = await server.raw('GET /_app/immutable/a.js HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
  assert.ok(plain.endsWith(script));
});

test('a page that has not changed is not sent again', async () => {
  const tag = (await server.get('/map')).headers.get('etag');
  assert.match(tag, /^"[^"]+"$/);
  const again = await fetch(`${server.address}/map`, { headers: { 'If-None-Match': tag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  assert.equal((await fetch(`${server.address}/map`, { headers: { 'If-None-Match': '"other"' } })).status, 200);
  assert.equal((await server.get('/map')).headers.get('cache-control'), 'no-cache');
});

test('HEAD answers with the head of GET, everywhere', async () => {
  for (const path of ['/', '/none', '/healthz', '/api/v1/instruments', '/api/v1/none']) {
    const [full, head] = [await fetch(server.address + path), await fetch(server.address + path, { method: 'HEAD' })];
    assert.equal(head.status, full.status);
    assert.equal(head.headers.get('content-length'), full.headers.get('content-length'), path);
    assert.equal(await head.text(), '');
    await full.text();
  }
});

test('every reply carries the headers that keep other sites out', async () => {
  for (const path of ['/', '/none', '/healthz', '/api/v1/none', '/api/v1/assessments/next']) {
    const { headers } = await server.get(path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.match(headers.get('permissions-policy'), /camera=\(\)/);
    const policy = headers.get('content-security-policy');
    assert.match(policy, /frame-ancestors 'none'/);
    if (path === '/' || path === '/none') {
      // script-src belongs to the page, which knows the hashes of its own scripts.
      assert.doesNotMatch(policy, /default-src|script-src/);
      for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "connect-src 'self'", "img-src 'self' data:", "font-src 'self'"]) {
        assert.ok(policy.includes(part), part);
      }
    } else {
      assert.match(policy, /default-src 'none'/);
      assert.equal(headers.get('cache-control'), 'no-store');
    }
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.ok(Math.abs(Date.parse(headers.get('date')) - Date.now()) < 5000);
  }
});
