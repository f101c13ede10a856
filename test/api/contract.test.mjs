// Fear: the server sends something else than schema/openapi.yaml promises, from which the types of
// the web application are made.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertContract, contract, violations } from './contract.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => { server = await (await startServer()).withBank(); });
after(() => server.stop());

test('the checker finds what is wrong', () => {
  const problem = contract.components.schemas.Problem;
  assert.deepEqual(violations({ type: 't', title: 't', status: 400, detail: 'd' }, problem), []);
  assert.equal(violations({ type: 1, title: 't', status: 4.5 }, problem).length, 3);
  assert.equal(violations({ type: 't', title: 't', status: 300, detail: 'd', problems: [{ what: 'w' }] }, problem).length, 3);
  assert.equal(violations({ kind: 'neither' }, contract.components.schemas.Step).length, 1);
});

test('every address that takes GET answers as promised', async () => {
  const paths = Object.entries(contract.paths).filter(([, methods]) => methods.get).map(([path]) => path);
  assert.ok(paths.length >= 3);
  for (const path of paths) {
    const reply = await server.get(path.replace('{form}', 'look-around'));
    // Operators' addresses want a key; operator.test.mjs brings one.
    assert.equal(reply.status, contract.paths[path].get.security ? 401 : 200, path);
    assertContract('GET', path, reply);
  }
});

test('there is a bank with its wording and a recipe without', async () => {
  const { instruments } = (await server.get('/api/v1/instruments')).body;
  const bank = instruments.find((each) => each.kind === 'bank');
  const recipe = instruments.find((each) => each.kind === 'recipe');
  assert.ok(bank.answers.every((answer) => answer.label.length > 0));
  assert.equal(bank.scales.reduce((sum, scale) => sum + scale.items, 0), bank.items);
  assert.ok(recipe.answers.every((answer) => answer.label === ''));
});

test('every kind of relationship can be begun, in its own words', async () => {
  const { relationships } = (await server.get('/api/v1/relationships')).body;
  const texts = new Set();
  for (const { id } of relationships) {
    const reply = await server.next([], { relationship: id });
    assertContract('POST', '/api/v1/assessments/next', reply);
    texts.add(reply.body.item.text);
  }
  assert.ok(texts.size > relationships.length / 2);
});

test('keep, open, replace and forget answer as promised', async () => {
  const kept = await server.post('/api/v1/kept-maps', { map: { a: 1 } });
  assert.equal(kept.status, 201);
  assertContract('POST', '/api/v1/kept-maps', kept);
  const { code } = kept.body;
  for (const [path, body, status] of [['open', { code }, 200], ['replace', { code, map: {} }, 200], ['forget', { code }, 204], ['forget', { code }, 404], ['open', { code }, 404], ['replace', { code, map: {} }, 404]]) {
    const reply = await server.post(`/api/v1/kept-maps/${path}`, body);
    assert.equal(reply.status, status);
    assertContract('POST', `/api/v1/kept-maps/${path}`, reply);
  }
});

test('OPTIONS names the methods of every address', async () => {
  for (const [path, methods] of Object.entries(contract.paths)) {
    const reply = await server.ask('OPTIONS', path.replace('{form}', 'look-around'));
    assert.equal(reply.status, 204);
    for (const method of Object.keys(methods)) {
      assert.match(reply.headers.get('allow'), new RegExp(`\\b${method.toUpperCase()}\\b`));
    }
  }
});
