// Fears: the module of browsers chooses another statement than the server, or another number; it
// grows until a telephone waits for it; it asks its page for more than it should.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { randomNumbers, startServer } from '../api/server.mjs';
import { contentOf, difference, engineOf, moduleBytes } from './module.mjs';

const SITTINGS = 1000;
const TOLERANCE = 1e-12;
const NEXT = '/api/v1/assessments/next';

let server, ask, kinds;
before(async () => {
  server = await (await startServer()).withBank();
  ask = await engineOf(server);
  kinds = (await server.get('/api/v1/relationships')).body.relationships.map((one) => one.id);
});
after(() => server.stop());

test('the comparison finds what differs', () => {
  assert.equal(difference({ a: [1, 'x'] }, { a: [1, 'x'] }).most, 0);
  assert.equal(difference({ a: [1, 'x'] }, { a: [1, 'y'] }).most, Infinity);
  assert.equal(difference({ a: 1 }, { a: 1, b: 2 }).most, Infinity);
  assert.deepEqual(difference({ a: [1, 2] }, { a: [1, 2.5] }), { most: 0.5, where: '/a/1' });
});

test('the lists are the same, letter by letter', async () => {
  for (const path of ['/api/v1/instruments', '/api/v1/relationships']) {
    assert.equal(ask('GET', path).text, (await server.get(path)).text);
  }
});

// Earlier results as a device carries them over: none, one, or several of both kinds.
function earlierOf(random) {
  const dimension = (id) => ({ id, value: 4 * random() - 2, standard_error: 0.25 + 0.6 * random() });
  return Array.from({ length: Math.floor(4 * random() ** 2) }, () => ({
    same: random() < 0.5,
    days: Math.floor(900 * random()),
    dimensions: [dimension('anxiety'), dimension('avoidance')],
  }));
}

function sittingOf(random) {
  const sitting = {
    instrument: server.bank.id,
    version: server.bank.version,
    relationship: kinds[Math.floor(random() * kinds.length)],
    mode: random() < 0.3 ? 'short' : 'full',
    seed: random() < 0.3 ? 0 : Math.floor(random() * 2 ** 53),
  };
  const earlier = earlierOf(random);
  return earlier.length > 0 ? { ...sitting, earlier } : sitting;
}

// People who skip never, sometimes or often, and answer by chance, in the middle or at the ends.
function answerOf(random, style, item) {
  if (random() < style.skips) return { item: item.id, skipped: true };
  const { length } = item.answers;
  const at = style.lean === 'chance' ? Math.floor(random() * length)
    : style.lean === 'middle' ? Math.floor(length / 2 + random() - 0.5)
      : random() < 0.5 ? 0 : length - 1;
  return { item: item.id, answer: item.answers[at].value };
}

/** Every step of a sitting through both; the worst difference and the number of steps. */
async function walk(random) {
  const sitting = sittingOf(random);
  const style = {
    skips: [0, 0, 0.1, 0.5][Math.floor(random() * 4)],
    lean: ['chance', 'chance', 'middle', 'ends'][Math.floor(random() * 4)],
  };
  const answers = [];
  const longest = random() < 0.2 ? Math.floor(random() * 12) : Infinity; // some are left early
  let worst = { most: 0, where: '' };
  for (let steps = 1; ; steps += 1) {
    const body = { ...sitting, answers };
    const native = await server.post(NEXT, body);
    const module = ask('POST', NEXT, body);
    assert.equal(module.status, native.status, native.text);
    assert.equal(native.status, 200, native.text);
    assert.equal(module.body.item?.id, native.body.item?.id, JSON.stringify(body));
    const here = difference(native.body, module.body);
    if (here.most > worst.most) worst = here;
    if (native.body.kind === 'result' || answers.length >= longest) return { worst, steps };
    answers.push(answerOf(random, style, native.body.item));
  }
}

test(`${SITTINGS} sittings: the same statement each time, the same numbers`, async (t) => {
  let worst = { most: 0, where: '' };
  let steps = 0;
  for (let seed = 1; seed <= SITTINGS; seed += 1) {
    const walked = await walk(randomNumbers(seed));
    steps += walked.steps;
    if (walked.worst.most > worst.most) worst = { ...walked.worst, seed };
  }
  t.diagnostic(`${steps} steps; the largest difference is ${worst.most} at ${worst.where}`);
  assert.ok(worst.most <= TOLERANCE, JSON.stringify(worst));
  assert.ok(steps > 5 * SITTINGS, `${steps} steps`);
});

test('every problem of a request is told in the same words', async () => {
  const good = { instrument: server.bank.id, version: server.bank.version, relationship: 'partner', answers: [] };
  const bodies = [
    {}, [], { ...good, version: '0.0.0' }, { ...good, instrument: 'ecr' }, { ...good, relationship: 'x' },
    { ...good, answers: [{ item: 'nothing', answer: 1 }] }, { ...good, answers: [{}] }, { ...good, more: 1 },
    { ...good, seed: -1 }, { ...good, seed: 1.5 }, { ...good, mode: 'long' }, { ...good, earlier: [{}] },
    { ...good, answers: [{ item: 'é"\\', answer: 99 }] },
  ];
  for (const body of bodies) {
    const native = await server.post(NEXT, body);
    const module = ask('POST', NEXT, body);
    assert.equal(module.status, native.status);
    assert.ok(native.status >= 400, JSON.stringify(body));
    assert.equal(module.text, native.text);
  }
});

test('the change between two results is the same', async () => {
  const random = randomNumbers(5);
  const dimension = (id) => ({ id, value: 4 * random() - 2, standard_error: 0.2 + 0.5 * random() });
  const result = () => ({ dimensions: [dimension('anxiety'), dimension('avoidance')] });
  let worst = 0;
  for (let round = 0; round < 200; round += 1) {
    const { id: instrument, version } = server.bank;
    const body = { instrument, version, days: Math.floor(400 * random()), earlier: result(), later: result() };
    const native = await server.post('/api/v1/assessments/change', body);
    const module = ask('POST', '/api/v1/assessments/change', body);
    assert.equal(native.status, 200, native.text);
    worst = Math.max(worst, difference(native.body, module.body).most);
  }
  assert.ok(worst <= TOLERANCE, `${worst}`);
});

test('a call with text that is no JSON, and a call that is not there, are problems', () => {
  const engine = ask('POST', '/api/v1/kept-maps', {});
  assert.equal(engine.status, 404);
  assert.ok(engine.body.problems[0].mend);
});

test('content of another layout, cut off or changed is refused', async () => {
  const content = await contentOf(server);
  const { startEngine } = await import('../../web/src/lib/engine/module.ts');
  const module = await WebAssembly.compile(moduleBytes());
  const changed = (at) => content.map((byte, i) => (i === at ? byte ^ 1 : byte));
  for (const bytes of [changed(0), changed(4), changed(9), changed(content.length - 1), content.slice(0, -1), new Uint8Array(0)]) {
    await assert.rejects(startEngine(module, bytes), /engine.s content/);
  }
});

test('it asks its page for no file, clock, random number or network', async () => {
  const asked = WebAssembly.Module.imports(await WebAssembly.compile(moduleBytes()));
  const allowed = ['fd_close', 'fd_seek', 'fd_write'];
  assert.deepEqual(asked.filter(({ name }) => !allowed.includes(name)), []);
});

test('compressed it is under 120 KB', (t) => {
  const bytes = moduleBytes();
  const [gzip, brotli] = [gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  t.diagnostic(`${bytes.length} bytes; gzip ${gzip}, brotli ${brotli}`);
  assert.ok(gzip < 120_000, `${gzip}`);
});

test('the server hands the content out once, and then only its tag', async () => {
  const address = `${server.address}/api/v1/engine/content`;
  const first = await fetch(address);
  assert.equal(first.headers.get('cache-control'), 'no-cache');
  const etag = first.headers.get('etag');
  assert.match(etag, /^"[0-9a-f]{16}"$/);
  const again = await server.ask('GET', '/api/v1/engine/content', undefined);
  assert.equal(again.headers.get('etag'), etag);
  // Not fetch: it may add headers of its own to a conditional request.
  const raw = await server.raw(
    `GET /api/v1/engine/content HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`,
  );
  assert.match(raw, /^HTTP\/1\.1 304 /);
});
