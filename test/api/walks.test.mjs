// Fear: a person is asked twice, asked what cannot be answered, or not brought to a result.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { randomNumbers, startServer } from './server.mjs';

let server;
before(async () => { server = await (await startServer()).withBank(); });
after(() => server.stop());

// Answers until the result. `choose(item)` gives an answer value, or null to skip.
async function walk(choose, relationship = 'partner') {
  const answers = [];
  const seen = new Set();
  for (;;) {
    const reply = await server.next(answers, { relationship });
    assertContract('POST', '/api/v1/assessments/next', reply);
    assert.equal(reply.status, 200);
    if (reply.body.kind === 'result') return { answers, reply };
    const { item, progress } = reply.body;
    assert.ok(!seen.has(item.id), `${item.id} was asked twice`);
    seen.add(item.id);
    assert.ok(item.text.length > 10 && !item.text.includes('{'));
    assert.equal(item.answers.length, 5);
    assert.equal(progress.answered + progress.skipped, answers.length);
    const value = choose(item);
    answers.push(value === null ? { item: item.id, skipped: true } : { item: item.id, answer: value });
    assert.ok(answers.length <= server.bank.items);
  }
}

function shuffled(list, random) {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

function assertResult({ result }, relationship) {
  assert.equal(result.relationship, relationship);
  assert.deepEqual(result.dimensions.map((dimension) => dimension.id), ['anxiety', 'avoidance']);
  for (const { value, standard_error, low, high } of result.dimensions) {
    assert.ok(Math.abs(high - (value + 1.959963984540054 * standard_error)) < 1e-12);
    assert.ok(Math.abs(low - (value - 1.959963984540054 * standard_error)) < 1e-12);
  }
  if (!result.enough) {
    assert.ok(!('place' in result) && !('words' in result));
    return;
  }
  const sum = result.place.regions.reduce((total, region) => total + region.probability, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
  const best = [...result.place.regions].sort((a, b) => b.probability - a.probability);
  const count = best[0].probability >= 0.8 ? 1 : 2;
  assert.deepEqual(new Set(result.place.named), new Set(best.slice(0, count).map((region) => region.id)));
  assert.ok(result.words.already_secure.length > 0);
}

test('random people reach a result in 8 to 24 statements, and their answers in any order give the same reply', async () => {
  const random = randomNumbers(20261121);
  for (let person = 0; person < 25; person += 1) {
    const { answers, reply } = await walk(() => 1 + Math.floor(random() * 5), person % 2 ? 'mother' : 'partner');
    assert.ok(answers.length >= 8 && answers.length <= 24, `${answers.length} statements`);
    assert.ok(reply.body.result.enough);
    assertResult(reply.body, person % 2 ? 'mother' : 'partner');
    const again = await server.next(shuffled(answers, random), { relationship: person % 2 ? 'mother' : 'partner' });
    assert.equal(again.text, reply.text);
    const part = answers.slice(0, 5);
    assert.equal((await server.next(shuffled(part, random))).text, (await server.next(part)).text);
  }
});

test('who skips now and then still reaches a result', async () => {
  const random = randomNumbers(4);
  for (let person = 0; person < 8; person += 1) {
    const { reply } = await walk(() => (random() < 0.3 ? null : 1 + Math.floor(random() * 5)));
    assertResult(reply.body, 'partner');
  }
});

test('who skips everything gets a result that says it is not enough', async () => {
  const { answers, reply } = await walk(() => null);
  assert.ok(answers.length >= 8);
  assert.equal(reply.body.result.enough, false);
  assertResult(reply.body, 'partner');
  for (const dimension of reply.body.result.dimensions) {
    assert.equal(dimension.answered, 0);
    assert.equal(dimension.stopped, 'too_few_answers');
  }
});
