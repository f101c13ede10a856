// Fear: chance is told as change over HTTP, or a bad comparison is answered with a number.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { startServer } from './server.mjs';

const path = '/api/v1/assessments/change';

let server;
before(async () => { server = await (await startServer()).withBank(); });
after(() => server.stop());

const own = (anxiety, avoidance, error = 0.3) => ({
  dimensions: [
    { id: 'anxiety', value: anxiety, standard_error: error },
    { id: 'avoidance', value: avoidance, standard_error: error },
  ],
});

async function change(earlier, later, more = {}) {
  const { id, version } = server.bank;
  const reply = await server.post(path, { instrument: id, version, days: 180, earlier, later, ...more });
  assertContract('POST', path, reply);
  return reply;
}

test('a clear fall of worry is real, and the rest is open', async () => {
  const { status, body } = await change(own(1.4, 0.2), own(0.2, 0.3));
  assert.equal(status, 200);
  const [anxiety, avoidance] = body.dimensions;
  assert.deepEqual([anxiety.id, anxiety.real, avoidance.real], ['anxiety', 'lower', 'not_certain']);
  assert.ok(anxiety.probability_lower > 0.95 && anxiety.difference < 0);
  assert.ok(Math.abs(anxiety.probability_lower + anxiety.probability_higher - 1) < 1e-12);
  // The answers alone: likelihoods of precision 1/.09 - 1 at 1.4 and 0.2 over .91.
  assert.ok(Math.abs(anxiety.plain.difference + 1.2 / 0.91) < 1e-9);
  assert.ok(Math.abs(anxiety.plain.standard_error - Math.sqrt(2 / (1 / 0.09 - 1))) < 1e-9);
  assert.ok(Math.abs(anxiety.smallest_detectable - 1.959964 * 0.3 * Math.SQRT2) < 1e-6);
  assert.equal(body.together, 'gain');
  assert.match(anxiety.text, /lower/);
});

test('the way back is told as harder, never as a fault, and its numbers mirror the way there', async () => {
  const there = (await change(own(1.4, 0.2), own(0.2, 0.2))).body;
  const back = (await change(own(0.2, 0.2), own(1.4, 0.2))).body;
  assert.equal(back.together, 'harder');
  assert.match(back.text, /not your fault/);
  assert.ok(Math.abs(back.dimensions[0].difference + there.dimensions[0].difference) < 1e-12);
});

test('no words name the person', async () => {
  for (const [a, b] of [[1, -1], [-1, 1], [0, 0], [0.5, 0.1], [0.1, 0.5]]) {
    for (const mode of ['full', 'short']) {
      const { body } = await change(own(a, a), own(b, 0), { mode });
      const words = [body.headline, body.text, body.method, ...body.dimensions.map((one) => one.text)].join(' ');
      assert.doesNotMatch(words, /you are|!/i);
    }
  }
});

test('two sittings of one day leave everything open, whatever they say', async () => {
  const { body } = await change(own(2, 1), own(-2, -1), { days: 0 });
  assert.equal(body.together, 'not_certain');
  assert.ok(body.dimensions.every((one) => one.real === 'not_certain'));
});

test('a bad comparison is told with every problem and its place', async () => {
  const reply = await change(own(1, 1, 0), { dimensions: [] }, { days: -1, mode: 'quick' });
  assert.equal(reply.status, 400);
  const places = reply.body.problems.map((one) => one.where);
  assert.deepEqual(places, ['/days', '/mode', '/earlier/dimensions/0/standard_error',
    '/earlier/dimensions/1/standard_error', '/later/dimensions', '/later/dimensions']);
  assert.equal((await change(own(1, 1), own(1, 1), { instrument: 'nothing' })).status, 404);
  assert.equal((await change(own(1, 1), own(1, 1), { days: 'soon' })).status, 400);
});
