// Fears: wording is shown without a licence, somebody without the link changes it, or a running
// server does not see what the command line did.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { root, run, startServer, temporaryFolder } from './server.mjs';

const OPERATOR = '/api/v1/operator';
const WORDINGS = `${OPERATOR}/questionnaires`;
const LICENCE = 'Invented for this test, free of rights';
let server;
let key;

async function command(words) {
  const child = run(words);
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => { out += piece; });
  child.stderr.on('data', (piece) => { err += piece; });
  const [status] = await once(child, 'close');
  return { status, out, err };
}

const instrument = (...words) => command(
  ['instrument', ...words, '--data', server.data, ...(words[0] === 'link' ? [] : ['--content', join(root, 'content')])],
);

before(async () => {
  server = await startServer();
  const link = await command(['operator', 'link', '--data', server.data, '--address', `${server.address}/`]);
  assert.equal(link.status, 0, link.err);
  const found = /^(http:\S+)\/operator#([\w-]{43})\n$/.exec(link.out);
  assert.ok(found, link.out);
  assert.equal(found[1], server.address);
  key = found[2];
});
after(() => server.stop());

const ask = (method, path, body, bearer = `Bearer ${key}`) =>
  server.ask(method, path, body, { 'Content-Type': 'application/json', ...(bearer ? { Authorization: bearer } : {}) });
const link = (bearer) => fetch(server.address + OPERATOR, { headers: bearer ? { Authorization: bearer } : {} });

// Nine invented sentences under the link ids of the recipe, with four scored answers.
const LINK_IDS = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'];
function nine({ scores = [0, 1, 2, 3], linkId = (i) => `/${LINK_IDS[i]}`, count = 9, title = 'Nine invented sentences' } = {}) {
  return {
    resourceType: 'Questionnaire', status: 'active', title, copyright: 'Nobody',
    item: [{ linkId: 'g', type: 'group', text: 'Think of the moon.', item: Array.from({ length: count }, (_, i) => ({
      linkId: linkId(i), type: 'choice', text: `Invented sentence ${i + 1}`,
      answerOption: scores.map((score) => ({ valueCoding: { display: `label ${score}`,
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }] } })),
    })) }],
  };
}

const measures = async () => (await server.get('/api/v1/measures')).body.measures;
const entry = async (id) => (await server.get('/api/v1/ledger')).body.entries.find((one) => one.id === id);

test('every operator call wants the key, and says how to get one', async () => {
  const calls = [['GET', OPERATOR], ['POST', `${WORDINGS}/match`], ['POST', WORDINGS], ['POST', `${WORDINGS}/remove`]];
  for (const bearer of ['', 'Bearer wrong', `Basic ${key}`, `Bearer ${key}x`]) {
    for (const [method, path] of calls) {
      const refused = await ask(method, path, method === 'GET' ? undefined : {}, bearer);
      const reply = method === 'GET' ? await link(bearer).then(async (raw) => ({
        status: raw.status, headers: raw.headers, text: '', body: await raw.json(),
      })) : refused;
      assert.equal(reply.status, 401);
      assert.equal(reply.headers.get('www-authenticate'), 'Bearer');
      assertContract(method, path, reply);
      assert.match(reply.body.detail, /securebase operator link/);
    }
  }
  const valid = await link(`Bearer ${key}`);
  assert.equal(valid.status, 200);
  const minutes = (Date.parse((await valid.json()).valid_until) - Date.now()) / 60000;
  assert.ok(minutes > 58 && minutes <= 60.1);
});

test('the key is not in the data folder, nor in what the server says', () => {
  for (const name of readdirSync(server.data)) {
    assert.ok(!readFileSync(join(server.data, name)).toString('latin1').includes(key), name);
  }
  assert.ok(!server.log.includes(key));
});

test('a match shows every pair, or every difference', async () => {
  const good = await ask('POST', `${WORDINGS}/match`, { questionnaire: nine() });
  assert.equal(good.status, 200, good.text);
  assertContract('POST', `${WORDINGS}/match`, good);
  assert.equal(good.body.recipe, 'phq-9');
  assert.equal(good.body.matches, true);
  assert.deepEqual(good.body.items.map((one) => one.by), Array(9).fill('link_id'));
  assert.equal(good.body.instruction, 'Think of the moon.');
  const bad = await ask('POST', `${WORDINGS}/match`, { questionnaire: nine({ scores: [3, 2, 1, 0], count: 8 }), recipe: 'phq-9' });
  assertContract('POST', `${WORDINGS}/match`, bad);
  assert.equal(bad.body.matches, false);
  assert.equal(bad.body.differences.length, 9);
  assert.ok(bad.body.differences.every((one) => one.mend));
  const broken = await ask('POST', `${WORDINGS}/match`, { questionnaire: { resourceType: 'Patient' } });
  assert.equal(broken.status, 400);
  assertContract('POST', `${WORDINGS}/match`, broken);
  const unknown = await ask('POST', `${WORDINGS}/match`, { questionnaire: nine(), recipe: 'nothing' });
  assert.equal(unknown.status, 404);
  assert.match(unknown.body.detail, /phq-9/);
});

test('no text is shown without a licence note, whatever is tried', async () => {
  const body = { questionnaire: nine(), recipe: 'phq-9' };
  for (const note of [undefined, null, '', ' ', '            ', 'free', 7, {}, '\u00a0'.repeat(20), 'x'.repeat(2001)]) {
    const refused = await ask('POST', WORDINGS, { ...body, licence_note: note });
    assert.equal(refused.status, 400, JSON.stringify(note));
    assertContract('POST', WORDINGS, refused);
  }
  const file = join(temporaryFolder(), 'nine.json');
  writeFileSync(file, JSON.stringify(nine()));
  for (const words of [[], ['--licence', ''], ['--licence', '          '], ['--licence=free']]) {
    const refused = await instrument('add', file, '--recipe', 'phq-9', ...words);
    assert.equal(refused.status, 1, refused.err);
    assert.match(refused.err, /licence note/);
  }
  assert.equal((await entry('phq-9')).wording, 'none');
  assert.ok(!(await measures()).some((one) => one.id === 'phq-9'));
  const everything = (await server.get('/api/v1/ledger')).text + (await server.get('/api/v1/measures')).text;
  assert.ok(!everything.includes('Invented sentence'));
});

test('wording is added once, shown at once, scored, and gone when removed', async () => {
  const added = await ask('POST', WORDINGS, { questionnaire: nine(), recipe: 'phq-9', licence_note: LICENCE });
  assert.equal(added.status, 201, added.text);
  assertContract('POST', WORDINGS, added);
  assert.deepEqual([added.body.entry.wording, added.body.entry.added.licence_note], ['added', LICENCE]);
  assert.equal((await entry('phq-9')).added.licence_note, LICENCE);
  const measure = (await measures()).find((one) => one.id === 'phq-9');
  assert.equal(measure.items[8].text, 'Invented sentence 9');
  assert.equal(measure.instruction, 'Think of the moon.');
  assert.deepEqual(measure.answers.map((one) => one.value), [0, 1, 2, 3]);
  assert.ok(!(await server.get('/api/v1/ledger')).text.includes('Invented sentence'), 'the ledger shows no wording');
  const again = await ask('POST', WORDINGS, { questionnaire: nine(), recipe: 'phq-9', licence_note: LICENCE });
  assert.equal(again.status, 422);
  assertContract('POST', WORDINGS, again);
  const scored = await server.post('/api/v1/measures/score', { measure: 'phq-9', version: measure.version,
    answers: measure.items.map((item) => ({ item: item.id, answer: 1 })) });
  assert.equal(scored.body.scales[0].score, 9);
  const removed = await ask('POST', `${WORDINGS}/remove`, { recipe: 'phq-9' });
  assert.equal(removed.status, 204);
  const twice = await ask('POST', `${WORDINGS}/remove`, { recipe: 'phq-9' });
  assert.equal(twice.status, 404);
  assertContract('POST', `${WORDINGS}/remove`, twice);
  assert.ok(!(await measures()).some((one) => one.id === 'phq-9'));
});

test('a mismatch or a closed recipe is refused with every difference', async () => {
  const refused = await ask('POST', WORDINGS, { questionnaire: nine({ scores: [1, 2, 3, 4] }), recipe: 'phq-9', licence_note: LICENCE });
  assert.equal(refused.status, 422);
  assert.equal(refused.body.type, '/problems/does-not-match');
  assert.equal(refused.body.problems.length, 9);
  const { entries } = (await server.get('/api/v1/ledger')).body;
  for (const closed of entries.filter((one) => !one.rights.may_be_switched_on)) {
    const reply = await ask('POST', WORDINGS, { questionnaire: nine(), recipe: closed.id, licence_note: LICENCE });
    assert.equal(reply.status, 422, closed.id);
  }
  const own = entries.find((one) => one.own && !one.adaptive);
  assert.equal((await ask('POST', WORDINGS, { questionnaire: nine(), recipe: own.id, licence_note: LICENCE })).status, 422);
  for (const members of [{ questionnaire: nine() }, { questionnaire: [], recipe: 'phq-9', licence_note: LICENCE },
    { questionnaire: nine(), recipe: 'phq-9', licence_note: LICENCE, more: 1 }]) {
    assert.equal((await ask('POST', WORDINGS, members)).status, 400);
  }
});

test('the command line adds, lists and removes beside a running server', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'nine.json');
  writeFileSync(file, JSON.stringify(nine({ linkId: (i) => `q${i}` }), null, 2));
  const added = await instrument('add', file, '--recipe', 'phq-9', '--licence', LICENCE);
  assert.equal(added.status, 0, added.err);
  assert.match(added.out, /PHQ9-1 <- q0 \(by order\): Invented sentence 1/);
  assert.match(added.out, /0 = label 0, 1 = label 1/);
  assert.equal((await entry('phq-9')).wording, 'added');
  const list = await instrument('list');
  assert.match(list.out, /phq-9 .*added wording: Invented for this test/);
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, JSON.stringify(nine({ scores: [3, 2, 1, 0] })));
  assert.equal((await instrument('remove', 'phq-9')).status, 0);
  const refused = await instrument('add', bad, '--recipe', 'phq-9', '--licence', LICENCE);
  assert.equal(refused.status, 1);
  assert.match(refused.err, /PHQ9-1: the order of the answers is reversed: 3, 2, 1, 0\./);
  assert.match(refused.err, /Nothing was changed/);
  assert.equal((await instrument('remove', 'phq-9')).status, 1);
  assert.equal((await instrument('add', join(folder, 'none.json'), '--licence', LICENCE)).status, 1);
  for (const words of [[], ['add'], ['paint'], ['remove'], ['add', file, '--licens', 'x']]) {
    assert.equal((await command(['instrument', ...words])).status, 2, words.join(' '));
  }
  for (const words of [[], ['unlink'], ['link', '--address', 'example.org']]) {
    assert.equal((await command(['operator', ...words])).status, 2, words.join(' '));
  }
});

test('a guesser is slowed down, and the operator is not', async () => {
  let slowed;
  for (let i = 0; i < 60 && !slowed; i += 1) {
    const refused = await link('Bearer guess');
    if (refused.status === 503) slowed = refused;
    else assert.equal(refused.status, 401);
  }
  assert.ok(Number(slowed.headers.get('retry-after')) >= 1);
  assert.equal((await link(`Bearer ${key}`)).status, 200);
});
