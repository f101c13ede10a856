// Fears: a form cannot be had in one of the languages; adding one needs more than files; what a form
// gets wrong is only seen when somebody opens it; what a person moves to another device is refused.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertContract } from './contract.mjs';
import { root, run, startServer, temporaryFolder } from './server.mjs';

let server, forms;
before(async () => {
  server = await startServer();
  forms = (await server.get('/api/v1/forms')).body.forms;
});
after(() => server.stop());

test('the 53 exercises are there, each once, with the forms around them', () => {
  const numbers = forms.map(({ exercise }) => exercise).filter(Boolean);
  assert.equal(numbers.length, 53);
  assert.equal(new Set(numbers).size, 53);
  const of = (step) => numbers.filter((number) => number.startsWith(`EX${step}.`)).length;
  assert.deepEqual([of(1), of(2), of(3), of(4)], [11, 12, 16, 14]);
  for (const id of ['quick-log', 'weekly-review', 'diary-card', 'mode-log', 'practice-log']) {
    assert.ok(forms.some((form) => form.id === id), id);
  }
});

test('every form comes whole, in English and Spanish, and may be kept by its tag', async () => {
  for (const { id, version } of forms) {
    const reply = await server.get(`/api/v1/forms/${id}`);
    assertContract('GET', '/api/v1/forms/{form}', reply);
    assert.equal(reply.body.version, version);
    assert.equal(reply.body.cases, undefined);
    assert.deepEqual(Object.keys(reply.body.translations.es.steps), reply.body.steps.map((step) => step.id));
    const again = await server.ask('GET', `/api/v1/forms/${id}`, undefined);
    assert.equal(again.headers.get('etag'), reply.headers.get('etag'));
  }
  const tag = (await server.get('/api/v1/forms/look-around')).headers.get('etag');
  const kept = await fetch(`${server.address}/api/v1/forms/look-around`, { headers: { 'If-None-Match': tag } });
  assert.equal(kept.status, 304);
});

test('nobody is stimulated from side to side, and no clinician is replaced', async () => {
  const clinician = forms.filter(({ level }) => level === 'clinician').map(({ exercise }) => exercise);
  for (const number of ['EX2.12', 'EX3.16', 'EX4.09']) assert.ok(clinician.includes(number), number);
  for (const { id } of forms) {
    const { text } = await server.get(`/api/v1/forms/${id}`);
    assert.doesNotMatch(text, /butterfly hug|follow (the|my) finger|left[- ]right (taps|tones)|bouncing (dot|ball)/i, id);
  }
});

test('a form that there is not is told, with the way on', async () => {
  const reply = await server.get('/api/v1/forms/no-such-form');
  assert.equal(reply.status, 404);
  assert.match(reply.headers.get('content-type'), /problem\+json/);
});

const walk = (change = (text) => text) =>
  change(readFileSync(join(root, 'content/forms/look-around.yaml'), 'utf8'))
    .replace('id: look-around', 'id: own-walk').replace(/^exercise: .*\n/m, '').replace(/^title: .*$/m, 'title: Own walk');
const paseo = () => readFileSync(join(root, 'content/forms/es/look-around.yaml'), 'utf8')
  .replace('form: look-around', 'form: own-walk').replace(/^title: .*$/m, 'title: Paseo propio');

function ownContent() {
  const content = join(temporaryFolder(), 'content');
  cpSync(join(root, 'content'), content, { recursive: true });
  return content;
}

test('an exercise is added with two files under content/, and is there after a start', async () => {
  const content = ownContent();
  writeFileSync(join(content, 'forms/own-walk.yaml'), walk());
  writeFileSync(join(content, 'forms/es/own-walk.yaml'), paseo());
  const own = await startServer({ content });
  const listed = (await own.get('/api/v1/forms')).body.forms.find(({ id }) => id === 'own-walk');
  assert.deepEqual([listed.texts.en.title, listed.texts.es.title], ['Own walk', 'Paseo propio']);
  assert.equal((await own.get('/api/v1/forms/own-walk')).body.title, 'Own walk');
  await own.stop();
});

async function words(process) {
  let text = '';
  for (const stream of [process.stdout, process.stderr]) stream.on('data', (piece) => { text += piece; });
  const [code] = await once(process, 'exit');
  return { code, text };
}

test('a form with a slip keeps the server from starting, and is named with file and line', async () => {
  for (const [change, said] of [
    [(text) => text.replace(/kind: yes_no/, 'kind: maybe'), /own-walk\.yaml:\d+ \/steps\/0\/fields\/0\/kind/],
    [(text) => text.replace(/when: \{field: \w+/, 'when: {field: nothing'), /There is no field 'nothing'/],
  ]) {
    const content = ownContent();
    writeFileSync(join(content, 'forms/own-walk.yaml'), walk(change));
    writeFileSync(join(content, 'forms/es/own-walk.yaml'), paseo());
    const { code, text } = await words(run(['serve', '--port', '0', '--data', join(temporaryFolder(), 'd'),
      '--content', content]));
    assert.equal(code, 1);
    assert.match(text, said);
  }
  const content = ownContent();
  rmSync(join(content, 'forms/es/look-around.yaml'));
  const { code, text } = await words(run(['form', 'check', '--content', content]));
  assert.equal(code, 1);
  assert.match(text, /look-around\.yaml:1: This form has no texts in the language 'es'/);
});

test('the command line checks forms and prints them in each way', async () => {
  const checked = await words(run(['form', 'check']));
  assert.equal(checked.code, 0, checked.text);
  assert.match(checked.text, /forms: \d+ files, [1-9]\d+ worked cases, 0 problems/);
  const shown = (...more) => words(run(['form', 'render', 'look-around', ...more]));
  assert.match((await shown()).text, /Look Around/i);
  assert.match((await shown('--language', 'es')).text, /Mira a tu alrededor/);
  assert.match((await shown('--as', 'html', '--language', 'es')).text, /^<!doctype html>\n<html lang="es">/);
  const questionnaire = JSON.parse((await shown('--as', 'fhir')).text);
  assert.equal(questionnaire.resourceType, 'Questionnaire');
  const unknown = await words(run(['form', 'render', 'no-such-form']));
  assert.equal(unknown.code, 2);
  assert.match(unknown.text, /There are: .*look-around/);
});

test('a large move to another device is taken under the code, and one that is too large is refused', async () => {
  const map = { format: 'secure-base-entries', version: 1, data: 'x'.repeat(700 * 1024) };
  const kept = await server.post('/api/v1/kept-maps', { map });
  assert.equal(kept.status, 201, kept.text);
  const opened = await server.post('/api/v1/kept-maps/open', { code: kept.body.code });
  assert.deepEqual(opened.body.map, map);
  const larger = await server.post('/api/v1/kept-maps', { map: { data: 'x'.repeat(1100 * 1024) } });
  assert.equal(larger.status, 413);
  assert.match(larger.text, /1024 KiB/);
});
