// Fears: the choosing module of browsers answers otherwise than the server; it is slow on a device;
// it grows without anybody noticing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { randomNumbers, startServer } from '../api/server.mjs';
import { engineOf, moduleBytes } from './module.mjs';

let server, ask, list;
before(async () => {
  server = await startServer();
  ask = await engineOf(server, 'choosing');
  list = ask('GET', '/api/v1/match/needs').body;
});
after(() => server.stop());

const some = (random, all, share) => all.filter(() => random() < share);
const personOf = (random) => ({
  needs: some(random, list.needs, 0.07).map(({ id }) => ({ id, importance: 1 + Math.floor(random() * 5) })),
  preferences: { works_with: some(random, ['talk', 'exercises', 'body', 'imagery'], 0.4), online: random() < 0.4 },
  gates: some(random, list.gates, 0.1).map(({ id }) => id),
});

test('the lists are the same, letter by letter', async () => {
  for (const path of ['/api/v1/match/needs', '/api/v1/checks']) {
    assert.equal(ask('GET', path).text, (await server.get(path)).text);
  }
});

test('200 matches are the same, letter by letter', async () => {
  const random = randomNumbers(200);
  for (let i = 0; i < 200; i += 1) {
    const person = personOf(random);
    assert.equal(ask('POST', '/api/v1/match', person).text, (await server.post('/api/v1/match', person)).text);
  }
});

test('searches, checks and wrong questions get the same reply', async () => {
  for (const [path, body] of [
    ['/api/v1/search', { words: 'afraid of being left' }],
    ['/api/v1/checks/points', { check: 'seven-signs', answers: [{ question: 'trust', answer: 'often' }] }],
    ['/api/v1/checks/points', { check: 'seven-signs', answers: [{ question: 'trust', answer: 'no such' }] }],
    ['/api/v1/match', { needs: [{ id: 'nothing' }] }],
    ['/api/v1/match/suggestions', { patterns: ['avoidant'] }],
  ]) {
    const [here, there] = [ask('POST', path, body), await server.post(path, body)];
    assert.deepEqual([here.status, here.text], [there.status, there.text]);
  }
});

// Fear: the module cannot word a date, so that nobody is asked again and two checks lie no hours apart.
test('the module words dates, and two checks 72 hours apart settle', () => {
  const step = (history, event, at) => ask('POST', '/api/v1/safety/step', { history, ...(event && { event }), at }).body;
  const first = step([], 'positive', '2026-11-24T16:00:00Z');
  assert.equal(first.state, 'elevated');
  assert.equal(first.history[0].at, '2026-11-24T16:00:00Z');
  assert.equal(first.ask_again_at, '2026-11-25T16:00:00Z');
  const second = step(first.history, 'negative', '2026-12-01T09:05:07Z');
  assert.equal(second.history.at(-1).at, '2026-12-01T09:05:07Z');
  assert.equal(second.state, 'elevated');
  assert.equal(step(second.history, 'negative', '2026-12-04T09:05:06Z').state, 'elevated');
  const settled = step(second.history, 'negative', '2026-12-04T09:05:07Z');
  assert.equal(settled.state, 'resolved');
});

test('the module stays small', () => {
  const size = gzipSync(moduleBytes('choosing'), { level: 9 }).length;
  assert.ok(size < 110 * 1024, `${size} bytes compressed`);
});
