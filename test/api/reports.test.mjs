// Fears: a report is lost, changed or read by somebody without the link; a flood buries the others;
// what somebody wrote shows up in a log.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { randomNumbers, run, Server, startServer, temporaryFolder } from './server.mjs';

const SEND = '/api/v1/reports';
const LIST = '/api/v1/operator/reports';
let server;
let key;

async function keyOf(data) {
  const child = run(['operator', 'link', '--data', data, '--address', 'http://127.0.0.1:1/']);
  let out = '';
  child.stdout.on('data', (piece) => { out += piece; });
  await once(child, 'close');
  return /#([\w-]{43})\n$/.exec(out)[1];
}

before(async () => {
  server = await startServer();
  key = await keyOf(server.data);
});
after(() => server.stop());

const report = (more = {}) => ({ what: 'A child was held down.', child_in_danger: 'no', ...more });
async function send(body, at = server) {
  const reply = await at.post(SEND, body);
  assertContract('POST', SEND, reply);
  return reply;
}
async function list(query = '', at = server, bearer = key) {
  const raw = await fetch(at.address + LIST + query, { headers: { Authorization: `Bearer ${bearer}` } });
  const text = await raw.text();
  const reply = { status: raw.status, headers: raw.headers, text, body: JSON.parse(text) };
  assertContract('GET', LIST, reply);
  return reply;
}
async function operate(call, body, bearer = key) {
  const path = `${LIST}/${call}`;
  const reply = await server.ask('POST', path, body, { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` });
  assertContract('POST', path, reply);
  return reply;
}

test('a report is sent, read and closed, and keeps every character', async () => {
  const what = 'שָׁלוֹם \u202eمرحبا\u202c\r\n👨‍👩‍👧 \u0000 "quoted" \\ </script> e\u0301';
  const sent = await send(report({ what, where: 'Kleve 🧸', when: 'gestern', contact: 'a@example.org', child_in_danger: 'yes' }));
  assert.equal(sent.status, 201, sent.text);
  assert.ok(Math.abs(Date.parse(sent.body.received_at) - Date.now()) < 5000);
  assert.deepEqual(Object.keys(sent.body), ['received_at']);
  let page = (await list()).body;
  assert.deepEqual([page.open, page.child_in_danger], [1, 1]);
  const [one] = page.reports;
  assert.deepEqual([one.what, one.where, one.when, one.contact, one.child_in_danger],
    [what, 'Kleve 🧸', 'gestern', 'a@example.org', 'yes']);
  assert.equal(one.read_at, undefined);
  assert.equal((await operate('read', { id: one.id })).status, 204);
  const [read] = (await list('?state=open')).body.reports;
  assert.ok(read.read_at);
  const note = 'Told the youth office 👍';
  assert.equal((await operate('close', { id: one.id, note })).status, 204);
  assert.equal((await operate('close', { id: one.id })).status, 404);
  page = (await list()).body;
  assert.deepEqual([page.open, page.child_in_danger, page.reports.length], [0, 0, 1]);
  assert.equal(page.reports[0].note, note);
  assert.ok(page.reports[0].closed_at);
  assert.deepEqual((await list('?state=open')).body.reports, []);
  assert.equal((await list('?state=closed')).body.reports.length, 1);
});

test('without the link nobody reads or closes a report', async () => {
  for (const bearer of ['', 'wrong', `${key}x`]) {
    const reply = await list('', server, bearer);
    assert.equal(reply.status, 401);
    assert.equal((await operate('read', { id: 1 }, bearer)).status, 401);
    assert.equal((await operate('close', { id: 1 }, bearer)).status, 401);
  }
  assert.equal((await server.get(SEND)).status, 405, 'what was sent cannot be asked for');
});

test('bad reports are refused at their place, and nothing is kept', async () => {
  const many = 'x'.repeat(100_000);
  const cases = [
    [{}, ['/what', '/child_in_danger']],
    [report({ what: '' }), ['/what']],
    [report({ what: ' \n\t\u00a0\u2003' }), ['/what']],
    [report({ what: 'x'.repeat(4001) }), ['/what']],
    [report({ what: many }), ['/what']],
    [report({ where: '', when: ' ', contact: 'x'.repeat(301) }), ['/where', '/when', '/contact']],
    [report({ what: 7, where: null, when: [], contact: {} }), ['/what', '/where', '/when', '/contact']],
    [report({ child_in_danger: true }), ['/child_in_danger']],
    [report({ child_in_danger: 'maybe' }), ['/child_in_danger']],
    [report({ name: 'x' }), ['/name']],
    [[], ['body']],
    ['{"what":"a","what":"b","child_in_danger":"no"}', ['body']],
  ];
  for (const [body, places] of cases) {
    const refused = await send(body);
    assert.equal(refused.status, 400, refused.text);
    assert.deepEqual(refused.body.problems.map((one) => one.where).sort(), [...places].sort());
    assert.ok(refused.body.problems.every((one) => one.what && one.mend));
    assert.ok(refused.text.length < 2000, 'what was sent is not sent back');
  }
  const large = await send(report({ what: '🧸'.repeat(100_000) }));
  assert.equal(large.status, 413);
  const form = await server.ask('POST', SEND, 'what=x', { 'Content-Type': 'application/x-www-form-urlencoded' });
  assert.equal(form.status, 415);
  assert.deepEqual((await list('?state=open')).body.reports, []);
});

test('the longest texts are counted in characters', async () => {
  const what = '🧸'.repeat(4000);
  assert.equal((await send(report({ what, where: 'é'.repeat(300) }))).status, 201);
  const [one] = (await list('?state=open')).body.reports;
  assert.equal(one.what, what);
  assert.equal((await operate('close', { id: one.id, note: 'n'.repeat(2001) })).status, 400);
  assert.equal((await operate('close', { id: one.id, note: '' })).status, 400);
  assert.equal((await operate('close', { id: one.id })).status, 204);
});

test('spoiled bodies never break the server, and are never kept', async () => {
  const random = randomNumbers(7);
  const good = Buffer.from(JSON.stringify(report({ where: 'x', contact: '🧸' })));
  for (let i = 0; i < 300; i += 1) {
    const bytes = Buffer.from(good);
    for (let n = 0; n < 1 + Math.floor(random() * 3); n += 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const reply = await server.ask('POST', SEND, bytes.subarray(0, Math.ceil(random() * bytes.length)));
    assert.ok([201, 400].includes(reply.status), reply.text);
    assertContract('POST', SEND, reply);
  }
  for (const body of [{}, { id: '1' }, { id: 1.5 }, { id: -1 }, { id: 1e300 }, { id: 9007199254740993n.toString() }, { id: 1, note: 7 }, { id: 1, more: 1 }, []]) {
    for (const call of ['read', 'close']) {
      assert.ok([400, 404].includes((await operate(call, body)).status), JSON.stringify(body));
    }
  }
  for (const query of ['?before=0', '?before=x', '?before=', '?state=', '?state=all', '?x=1', '?before=99999999999999999999', '?state=open&']) {
    assert.ok([400, 200].includes((await list(query)).status), query);
  }
  assert.equal((await list('?state=nothing')).status, 400);
  assert.equal((await server.get('/healthz')).status, 200);
});

test('reports come newest first, fifty at a time, each once', async () => {
  const other = await startServer();
  const its = await keyOf(other.data);
  for (let i = 0; i < 120; i += 1) assert.equal((await send(report({ what: `number ${i}` }), other)).status, 201);
  const seen = [];
  let query = '?state=open';
  for (let next = 1; next;) {
    const { body } = await list(query, other, its);
    assert.equal(body.open, 120);
    seen.push(...body.reports.map((one) => one.what));
    next = body.next;
    query = `?state=open&before=${next}`;
  }
  assert.deepEqual(seen, Array.from({ length: 120 }, (_, i) => `number ${119 - i}`));
  await other.stop();
});

test('a flood is refused in words, and closing makes room', async () => {
  const other = await startServer();
  const its = await keyOf(other.data);
  const replies = await Promise.all(Array.from({ length: 240 }, () => send(report(), other)));
  assert.equal(replies.filter((one) => one.status === 201).length, 200);
  const refused = replies.filter((one) => one.status === 503);
  assert.equal(refused.length, 40);
  assert.equal(refused[0].body.type, '/problems/busy');
  assert.match(refused[0].body.detail, /emergency number/);
  assert.ok(Number(refused[0].headers.get('retry-after')) >= 60);
  const [one] = (await list('', other, its)).body.reports;
  const closed = await other.ask('POST', `${LIST}/close`, { id: one.id },
    { 'Content-Type': 'application/json', Authorization: `Bearer ${its}` });
  assert.equal(closed.status, 204);
  assert.equal((await send(report(), other)).status, 201);
  assert.equal((await send(report(), other)).status, 503);
  assert.equal((await other.get('/healthz')).status, 200);
  await other.stop();
});

test('what was answered with 201 is there after a kill without warning', async () => {
  const data = join(temporaryFolder(), 'data');
  const mortal = await new Server({ data }).start();
  const sent = await send(report({ what: 'before the kill' }), mortal);
  assert.equal(sent.status, 201);
  await mortal.stop('SIGKILL');
  const again = await new Server({ data }).start();
  const page = (await list('', again, await keyOf(data))).body;
  assert.deepEqual(page.reports.map((one) => [one.what, one.received_at]), [['before the kill', sent.body.received_at]]);
  await again.stop();
});

test('the server says nothing of what was written', async () => {
  const secret = 'zebra-crossing-at-noon';
  await send(report({ what: secret, where: secret, contact: secret }));
  await send(report({ what: `${secret} `.repeat(1000), where: secret }));
  await send(`{"what":"${secret}`);
  assert.ok(!server.log.includes(secret));
  const others = readdirSync(server.data).filter((name) => !name.startsWith('securebase.db'));
  for (const name of others) assert.ok(!readFileSync(join(server.data, name), 'latin1').includes(secret), name);
});
