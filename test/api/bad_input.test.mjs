// Fear: bad input gets silence, a wrong status, or an answer that does not help to mend it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contract, violations } from './contract.mjs';
import { startServer } from './server.mjs';

const NEXT = '/api/v1/assessments/next';
let server;
let item;
before(async () => {
  server = await (await startServer()).withBank();
  item = (await server.next([])).body.item.id;
});
after(() => server.stop());

// A problem document with this status and type, whose problems lie at these places.
function assertProblem(reply, status, type, where) {
  assert.equal(reply.status, status, reply.text);
  assert.equal(reply.headers.get('content-type'), 'application/problem+json');
  assert.equal(reply.headers.get('cache-control'), 'no-store');
  assert.deepEqual(violations(reply.body, contract.components.schemas.Problem), []);
  assert.equal(reply.body.status, status);
  assert.equal(reply.body.type, `/problems/${type}`);
  assert.ok(reply.body.problems.length > 0);
  for (const problem of reply.body.problems) assert.ok(problem.what && problem.mend && problem.where);
  if (where) assert.deepEqual(reply.body.problems.map((problem) => problem.where), where);
}

test('an unknown instrument, version or relationship is 404 and says which there are', async () => {
  assertProblem(await server.next([], { instrument: 'none' }), 404, 'unknown-instrument', ['/instrument']);
  const version = await server.next([], { version: '0.0.9' });
  assertProblem(version, 404, 'unknown-instrument', ['/version']);
  assert.ok(version.body.problems[0].mend.includes(server.bank.version));
  const kind = await server.next([], { relationship: 'boss' });
  assertProblem(kind, 404, 'unknown-relationship', ['/relationship']);
  assert.match(kind.body.problems[0].mend, /partner, .*mother/);
  assertProblem(await server.next([], { instrument: 'ecr' }), 404, 'unknown-instrument', ['/instrument']);
});

test('an unknown statement, an answer out of range and a statement twice are 422', async () => {
  assertProblem(await server.next([{ item: 'none', answer: 1 }]), 422, 'unknown-item', ['/answers/0/item']);
  for (const answer of [0, 6, -1, 2147483648, 9007199254740991]) {
    const reply = await server.next([{ item, answer }]);
    assertProblem(reply, 422, 'bad-answer', ['/answers/0/answer']);
    assert.match(reply.body.problems[0].mend, /from 1 to 5/);
  }
  assertProblem(await server.next([{ item, answer: 1 }, { item, answer: 1 }]), 422, 'bad-answer', ['/answers/1/item']);
  assertProblem(await server.next([{ item, answer: 1, skipped: true }]), 422, 'bad-answer', ['/answers/0']);
  assertProblem(await server.next([{ item }]), 422, 'bad-answer', ['/answers/0']);
});

test('all problems are told at once, under the kind that comes first', async () => {
  assertProblem(await server.next([{ item: 'none', answer: 1 }, { item, answer: 9 }, { item, skipped: true }], { relationship: 'boss' }),
    404, 'unknown-relationship', ['/relationship', '/answers/0/item', '/answers/1/answer', '/answers/2/item']);
});

test('members that are missing, of a wrong kind or unknown are 400, each with its pointer', async () => {
  assertProblem(await server.post(NEXT, {}), 400, 'bad-input', ['/instrument', '/version', '/relationship', '/answers']);
  assertProblem(await server.next([{ item: 1 }, 3, { item, answer: '3' }, { item, answer: 1.5 }, { item, skipped: false }, { item, ansver: 3 }]),
    400, 'bad-input', ['/answers/1', '/answers/0/item', '/answers/2/answer', '/answers/3/answer', '/answers/4/skipped', '/answers/5/ansver']);
  assertProblem(await server.next(Array.from({ length: 201 }, () => ({ item, answer: 1 }))), 400, 'bad-input', ['/answers']);
  assertProblem(await server.post('/api/v1/kept-maps', { map: [] }), 400, 'bad-input', ['/map']);
  assertProblem(await server.post('/api/v1/kept-maps', { map: {}, for: 1 }), 400, 'bad-input', ['/for']);
  assertProblem(await server.post('/api/v1/kept-maps/open', { code: 7 }), 400, 'bad-input', ['/code']);
  assertProblem(await server.post('/api/v1/kept-maps/replace', {}), 400, 'bad-input', ['/code', '/map']);
});

test('malformed JSON is 400 and told by line and column', async () => {
  assertProblem(await server.post(NEXT, '{\n  "instrument": "a",\n}'), 400, 'bad-input', ['line 3, column 1']);
  assertProblem(await server.post(NEXT, ''), 400, 'bad-input', ['line 1, column 1']);
  for (const body of ['{"a":', 'null', '[]', '{} {}', "{'a':1}", '{"a":01}', Buffer.from('{"instrument":"\xff"}', 'latin1'), '['.repeat(5000)]) {
    assertProblem(await server.post(NEXT, body), 400, 'bad-input');
  }
  assertProblem(await server.post('/api/v1/kept-maps', '{"map":{}'), 400, 'bad-input');
});

test('a body that is not said to be JSON is 415', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonx', '']) {
    assertProblem(await server.ask('POST', NEXT, '{}', { 'Content-Type': type }), 415, 'not-json', ['header Content-Type']);
  }
  const reply = await server.ask('POST', NEXT, '{}', { 'Content-Type': 'Application/JSON; charset=utf-8' });
  assert.equal(reply.status, 400);
});

test('a body over the limit is 413, announced or not, and the next request is answered', async () => {
  const large = (size) => JSON.stringify({ map: { x: 'x'.repeat(size * 1024) } });
  assertProblem(await server.post(NEXT, large(140)), 413, 'too-large', ['body']);
  // What is kept for another device may be larger, and has an end too.
  assertProblem(await server.post('/api/v1/kept-maps', large(1030)), 413, 'too-large', ['body']);
  const chunked = await server.raw(`POST ${NEXT} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n`
    + `8000\r\n${'x'.repeat(0x8000)}\r\n`.repeat(6));
  assert.match(chunked, /^HTTP\/1\.1 413 /);
  const kept = await server.post('/api/v1/kept-maps', large(1000));
  assert.equal(kept.status, 201);
  const opened = await server.post('/api/v1/kept-maps/open', { code: kept.body.code });
  assert.equal(opened.body.map.x.length, 1000 * 1024);
});

test('a wrong method or address is told what there is', async () => {
  const wrong = await server.ask('DELETE', NEXT);
  assertProblem(wrong, 405, 'wrong-method', ['method']);
  assert.equal(wrong.headers.get('allow'), 'POST, OPTIONS');
  assert.equal((await server.get(NEXT)).status, 405);
  assert.equal((await server.post('/healthz', {})).status, 405);
  assertProblem(await server.get('/api/v1/none'), 404, 'not-found', ['address']);
  assertProblem(await server.get('/api/v2/instruments'), 404, 'not-found', ['address']);
});

test('a code that is not one of ours is mended word by word', async () => {
  const { code } = (await server.post('/api/v1/kept-maps', { map: {} })).body;
  const open = (typed) => server.post('/api/v1/kept-maps/open', { code: typed });
  const words = code.split(' ');
  assertProblem(await open(''), 422, 'bad-code', ['/code']);
  assertProblem(await open(words.slice(0, 5).join(' ')), 422, 'bad-code', ['/code']);
  const typo = await open([words[0], words[1], `${words[2]}zz`, ...words.slice(3)].join(' '));
  assertProblem(typo, 422, 'bad-code', ['/code']);
  assert.match(typo.body.problems[0].what, /^Word 3, /);
  assert.equal(typo.body.problems[0].mend, `Did you mean ${words[2]}?`);
  assertProblem(await open([...words].reverse().join(' ')), 404, 'unknown-code', ['/code']);
  assertProblem(await open('x'.repeat(201)), 422, 'bad-code', ['/code']);
  assert.equal((await open(` ${words.join(' - ').toUpperCase()},\u00a0`)).status, 200);
});

test('what is not HTTP is refused and the connection closed', async () => {
  for (const [bytes, status] of [['GARBAGE\r\n\r\n', 400], ['GET / HTTP/1.1\r\n\r\n', 400], ['GET / HTTP/2.0\r\nHost: h\r\n\r\n', 505],
    ['GET /%GG HTTP/1.1\r\nHost: h\r\n\r\n', 400], [`GET / HTTP/1.1\r\nHost: h\r\nA: ${'b'.repeat(20000)}\r\n\r\n`, 431],
    ['POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    ['POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n', 400]]) {
    const text = await server.raw(bytes);
    assert.ok(text.startsWith(`HTTP/1.1 ${status} `), `${JSON.stringify(bytes.slice(0, 60))} got ${text.slice(0, 60)}`);
    assert.match(text, /Content-Type: application\/problem\+json/);
  }
});
