// Fears: a way of working that a gate closes is shown all the same; a sum does not add up; what the
// contract promises is not what comes; a wrong word is swallowed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { randomNumbers, startServer } from './server.mjs';

let server, list;
before(async () => {
  server = await startServer();
  list = (await server.get('/api/v1/match/needs')).body;
});
after(() => server.stop());

const match = (body) => server.post('/api/v1/match', body);
const pick = (random, all) => all[Math.floor(random() * all.length)];
const some = (random, all, share) => all.filter(() => random() < share);
const tenths = (points) => Math.round(points * 10);

test('there are 54 needs, 6 gates and 18 ways of working, in plain words', () => {
  assert.equal(list.needs.length, 54);
  assert.deepEqual(list.gates.map(({ id }) => id), ['X01', 'X02', 'X03', 'X04', 'X05', 'X06']);
  assert.equal(list.ways.length, 18);
  for (const { title, group } of list.needs) {
    assert.ok(title.length > 10 && title.length <= 90, title);
    assert.ok(list.groups.some(({ id }) => id === group));
  }
});

function personOf(random) {
  const ids = list.ways.map(({ id }) => id);
  const evidence = Math.floor(random() * 21);
  const preference = Math.floor(random() * (101 - evidence));
  return {
    needs: some(random, list.needs, 0.06).map(({ id }) => ({ id, importance: 1 + Math.floor(random() * 5) })),
    preferences: {
      together: some(random, ['adult', 'couple', 'family', 'parent', 'teen', 'group'], 0.3),
      works_with: some(random, ['talk', 'exercises', 'body', 'imagery'], 0.3),
      ...(random() < 0.5 && { time: pick(random, ['present', 'past']) }),
      ...(random() < 0.5 && { homework: pick(random, ['low', 'middle', 'high']) }),
      online: random() < 0.3,
      liked: some(random, ids, 0.1),
    },
    limits: { possible: some(random, ['adult', 'couple', 'family', 'parent'], 0.4), set_aside: some(random, ids, 0.1) },
    gates: some(random, list.gates, 0.15).map(({ id }) => id),
    weights: { need: 100 - evidence - preference, preference, evidence },
    ...(random() < 0.5 && { pattern: pick(random, ['secure', 'anxious', 'avoidant', 'fearful']) }),
  };
}

test('for 1,000 people nothing closed is shown, sums add up, and the order is the order of the sums', async () => {
  const random = randomNumbers(54);
  let shown = 0;
  for (let i = 0; i < 1000; i += 1) {
    const person = personOf(random);
    const reply = await match(person);
    assert.equal(reply.status, 200, reply.text);
    if (i < 100) assertContract('POST', '/api/v1/match', reply);
    const { short_list, others, ruled_out, gates, nothing } = reply.body;
    const out = new Set(ruled_out.map(({ way }) => way));
    const ranked = [...short_list, ...others];
    for (const { way, needs, sum } of ranked) {
      assert.ok(!out.has(way) && !person.limits.set_aside.includes(way));
      assert.ok(needs.every(({ fit }) => fit !== 'X'));
      assert.equal(tenths(sum.need) + tenths(sum.preference) + tenths(sum.evidence), tenths(sum.total));
    }
    for (const part of [short_list, others]) {
      part.slice(1).forEach((one, k) => assert.ok(part[k].sum.total >= one.sum.total));
    }
    assert.equal(gates.length, person.gates.length);
    if (gates.some((gate) => !gate.list_after)) assert.equal(ranked.length, 0);
    assert.equal(short_list.length === 0, nothing !== undefined);
    shown += short_list.length;
  }
  assert.ok(shown > 500);
});

test('the pattern changes words about pace and never the order', async () => {
  const question = { needs: [{ id: 'P03' }, { id: 'O03' }] };
  const orders = [];
  for (const pattern of [undefined, 'secure', 'anxious', 'avoidant', 'fearful']) {
    const { short_list } = (await match({ ...question, ...(pattern && { pattern }) })).body;
    assert.ok(short_list.every(({ pace }) => (pace !== undefined) === (pattern !== undefined)));
    orders.push(short_list.map(({ way, sum }) => `${way} ${sum.total}`).join());
  }
  assert.equal(new Set(orders).size, 1);
});

test('who chose nothing, closed everything or set everything aside gets a reason, not an empty list', async () => {
  assert.equal((await match({})).body.nothing, 'no_need');
  const needs = [{ id: 'P01', importance: 5 }];
  assert.equal((await match({ needs, gates: ['X02'] })).body.nothing, 'gates_closed');
  const set_aside = list.ways.map(({ id }) => id);
  assert.equal((await match({ needs, limits: { set_aside } })).body.nothing, 'all_set_aside');
});

test('a wrong question is told what, where and how', async () => {
  const wrong = [
    [{ needs: [{ id: 'G99' }] }, '/needs/0/id'],
    [{ needs: [{ id: 'G01', importance: 6 }] }, '/needs/0/importance'],
    [{ needs: [{ id: 'G01' }, { id: 'G01' }] }, '/needs/1/id'],
    [{ gates: ['X99'] }, '/gates/0'],
    [{ weights: { need: 60, preference: 10, evidence: 30 } }, '/weights'],
    [{ weights: { need: 60, preference: 10, evidence: 10 } }, '/weights'],
    [{ preferences: { together: ['everyone'] } }, '/preferences/together/0'],
    [{ preferences: { time: 'future' } }, '/preferences/time'],
    [{ limits: { most_meetings: 0 } }, '/limits/most_meetings'],
    [{ limits: { set_aside: ['tapping'] } }, '/limits/set_aside/0'],
    [{ pattern: 'anxius' }, '/pattern'],
    [{ need: [] }, '/need'],
  ];
  for (const [body, where] of wrong) {
    const reply = await match(body);
    assert.ok(reply.status === 400 || reply.status === 422, `${reply.status} ${reply.text}`);
    assertContract('POST', '/api/v1/match', reply);
    assert.ok(reply.body.problems.some((one) => one.where === where && one.mend.length > 5), reply.text);
  }
});

test('suggestions name what speaks for them', async () => {
  const reply = await server.post('/api/v1/match/suggestions', { patterns: ['anxious'], signs: ['needs'], needs: ['P17'] });
  assertContract('POST', '/api/v1/match/suggestions', reply);
  const { needs } = reply.body;
  assert.deepEqual(needs[0], { ...needs[0], id: 'P17', by: 'check' });
  assert.ok(needs.some(({ by, what }) => by === 'pattern' && what === 'anxious'));
  assert.equal(new Set(needs.map(({ id }) => id)).size, needs.length);
});

test('the points of a guided check add up from the weights that are shown', async () => {
  const { checks } = (await server.get('/api/v1/checks')).body;
  assert.deepEqual(checks.map(({ id }) => id).sort(), ['is-this-for-me', 'seven-signs']);
  const random = randomNumbers(7);
  for (const check of checks) {
    for (let round = 0; round < 20; round += 1) {
      const given = check.questions.filter(() => random() < 0.8).map((question) => [question, pick(random, question.answers)]);
      const answers = given.map(([question, answer]) => ({ question: question.id, answer: answer.id }));
      const reply = await server.post('/api/v1/checks/points', { check: check.id, answers });
      assertContract('POST', '/api/v1/checks/points', reply);
      for (const { id, points } of reply.body.options) {
        const sum = given.flatMap(([, answer]) => answer.weights).filter(({ option }) => option === id);
        assert.equal(points, sum.reduce((all, one) => all + one.points, 0));
      }
      reply.body.options.slice(1).forEach((one, k) => assert.ok(reply.body.options[k].points >= one.points));
    }
  }
});

test('search finds by the words people use', async () => {
  const found = async (words) => {
    const reply = await server.post('/api/v1/search', { words });
    assertContract('POST', '/api/v1/search', reply);
    return reply.body.results.map(({ to }) => to);
  };
  assert.equal((await found('schema therapy'))[0], '/ways/schema');
  assert.ok((await found('EFT')).slice(0, 3).every((to) => /^\/ways\/ef/.test(to)));
  assert.ok((await found('preoccupied')).includes('/understand/four-regions'));
  assert.deepEqual(await found('the of'), []);
  assert.deepEqual(await found('zzqx'), []);
  assert.ok([400, 422].includes((await server.post('/api/v1/search', { words: 'x'.repeat(201) })).status));
});
