// Fear: a sentence of somebody else's questionnaire gets out, a sign of danger is not passed on, or
// a score is told otherwise than the contract promises.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => { server = await startServer(); });
after(() => server.stop());

const version = '1.0.0';
const score = (measure, answers, more = {}) => server.post('/api/v1/measures/score',
  { measure, version, answers: Object.entries(answers).map(([item, answer]) => ({ item, answer })), ...more });
const scaleOf = (reply, id = 'total') => reply.body.scales.find((scale) => scale.id === id);
const phq = (...values) => Object.fromEntries(values.map((value, i) => [`PHQ9-${i + 1}`, value]));

test('only measures in our own words are offered at first, each whole', async () => {
  const reply = await server.get('/api/v1/measures');
  assertContract('GET', '/api/v1/measures', reply);
  assert.deepEqual(reply.body.measures.map(({ id }) => id).sort(), ['felt-safety', 'low-mood', 'regulation',
    'relationship-satisfaction', 'self-worth', 'worry']);
  for (const measure of reply.body.measures) {
    assert.ok(measure.own && measure.status.includes('no norms yet'));
    assert.ok(measure.instruction.length > 20 && measure.period.length > 5);
    assert.ok([...measure.items.map(({ text }) => text), ...measure.answers.map(({ label }) => label)].every((text) => text.length > 1));
  }
});

test('the ledger names every recipe once, with its rights and without any wording', async () => {
  const reply = await server.get('/api/v1/ledger');
  assertContract('GET', '/api/v1/ledger', reply);
  const ids = reply.body.entries.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ['attachment', 'ecr', 'ecr-r', 'ecr-s', 'ecr-12', 'ecr-rs', 'phq-9', 'phq-4', 'gad-7', 'who-5', 'pcl-5',
    'core-10', 'rses', 'csi-4', 'csi-16', 'ras', 'itq', 'scs-sf', 'ders-16', 'wai-sr', 'low-mood']) {
    assert.ok(ids.includes(id), id);
  }
  for (const entry of reply.body.entries) {
    assert.equal(entry.wording, entry.own ? 'own' : 'none');
    assert.ok(entry.rights.licence.length > 2 && entry.sources.length > 0);
  }
  assert.ok(reply.body.entries.find(({ id }) => id === 'ecr').adaptive);
});

test('every measure that is offered can be scored, answered in the lowest and the highest way', async () => {
  const { measures } = (await server.get('/api/v1/measures')).body;
  for (const measure of measures) {
    for (const pick of [(values) => Math.min(...values), (values) => Math.max(...values)]) {
      const answers = Object.fromEntries(measure.items.map((item) =>
        [item.id, pick((item.answers ?? measure.answers).map(({ value }) => value))]));
      const reply = await score(measure.id, answers);
      assert.equal(reply.status, 200);
      assertContract('POST', '/api/v1/measures/score', reply);
      for (const scale of reply.body.scales) {
        assert.ok(scale.score >= scale.lowest && scale.score <= scale.highest);
        assert.ok(scale.band.length > 3);
        assert.deepEqual(scale.cutoffs, []);
      }
    }
  }
});

test('a thought of ending one\'s life puts help first', async () => {
  assert.equal((await score('phq-9', { 'PHQ9-9': 1 })).body.help, true);
  assert.equal((await score('phq-9', phq(3, 3, 3, 3, 3, 3, 3, 3, 0))).body.help, false);
});

test('a recipe is scored by its key, with interval, group and checked lines', async () => {
  const reply = await score('phq-9', phq(0, 1, 2, 3, 0, 1, 2, 3, 0));
  assertContract('POST', '/api/v1/measures/score', reply);
  const total = scaleOf(reply);
  assert.equal(total.score, 12);
  assert.equal(total.band, 'moderate');
  const reach = 1.959963984540054 * 5.96 * Math.sqrt(1 - 0.9);
  assert.ok(Math.abs(total.high - 12 - reach) < 1e-9 && Math.abs(12 - total.low - reach) < 1e-9);
  assert.deepEqual(total.cutoffs.map(({ value, reached }) => [value, reached]), [[10, true]]);
  assert.equal(scaleOf(await score('csi-4', { 'CSI4-1': 0, 'CSI4-2': 0, 'CSI4-3': 0, 'CSI4-4': 0 })).cutoffs.length, 0);
});

test('too many missing answers give no score, and say why', async () => {
  const total = scaleOf(await score('phq-9', phq(1, 1, 1, 1, 1, 1, 1)));
  assert.equal(total.score, null);
  assert.match(total.why, /^2 of 9 answers are missing/);
});

test('a rule that missing answers decide is open', async () => {
  const half = { 'ITQ-P1': 2, 'ITQ-P3': 2, 'ITQ-P5': 2, 'ITQ-P7': 2 };
  const met = Object.fromEntries((await score('itq', half)).body.criteria.map(({ id, met: is }) => [id, is]));
  assert.deepEqual(met, { 'trauma-signs': true, 'self-signs': null, 'complex-ptsd': null, ptsd: null });
});

test('a change is held against the published limit, and says so', async () => {
  const ask = (measure, earlier, later) => server.post('/api/v1/measures/change',
    { measure, version, days: 30, earlier: { scores: { total: earlier } }, later: { scores: { total: later } } });
  const gain = await ask('phq-9', 15, 8);
  assertContract('POST', '/api/v1/measures/change', gain);
  assert.equal(scaleOf(gain).result, 'gain');
  assert.equal(scaleOf(gain).uses.kind, 'published');
  assert.ok(scaleOf(gain).crossed_line);
  assert.equal(scaleOf(await ask('phq-9', 8, 15)).result, 'loss');
  assert.equal(scaleOf(await ask('phq-9', 10, 6)).result, 'not_certain');
  const open = await ask('low-mood', 20, 4);
  assertContract('POST', '/api/v1/measures/change', open);
  assert.equal(scaleOf(open).result, 'not_known');
});

test('what cannot be scored is refused with every problem', async () => {
  for (const [reply, status, problems] of [
    [await score('phq-9', { 'PHQ9-1': 4, 'PHQ9-10': 1 }), 422, 2],
    [await score('phq-10', {}), 404, 1],
    [await score('phq-9', {}, { version: '9.9.9' }), 404, 1],
    [await score('phq-9', {}, { answers: 'none', more: 1 }), 400, 2],
    [await server.post('/api/v1/measures/change', { measure: 'phq-9', version, days: -1, earlier: { scores: { total: 99 } }, later: { scores: {} } }), 400, 2],
  ]) {
    assert.equal(reply.status, status, reply.text);
    assert.equal(reply.body.problems.length, problems, reply.text);
  }
});
