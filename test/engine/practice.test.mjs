// Fears: the module of browsers decides otherwise about a form than the program did when its cases
// were worked; text that is no Unicode stops it; it grows without anybody noticing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startEngine } from '../../web/src/lib/engine/module.ts';
import { root } from '../api/server.mjs';
import { moduleBytes } from './module.mjs';

const { parse } = createRequire(join(root, 'web/package.json'))('yaml');

let ask;
before(async () => {
  const engine = await startEngine(await WebAssembly.compile(moduleBytes('practice')), new Uint8Array(0));
  ask = (path, body) => {
    const reply = engine.call('POST', path, JSON.stringify(body));
    return { status: reply.status, body: JSON.parse(reply.body) };
  };
});

const folder = join(root, 'content/forms');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const read = (name) => parse(readFileSync(join(folder, name), 'utf8'));

test('every worked case of every form comes out the same in the module', () => {
  let run = 0;
  for (const name of files) {
    const { cases = [], ...form } = read(name);
    for (const one of cases) {
      const { status, body } = ask('/form/decide', { form, answers: one.answers, smaller: false });
      assert.equal(status, 200, `${name}: ${one.name}: ${JSON.stringify(body)}`);
      for (const id of one.shown ?? []) assert.ok(body.shown.includes(id), `${name}: ${one.name}: ${id}`);
      for (const id of one.hidden ?? []) assert.ok(!body.shown.includes(id), `${name}: ${one.name}: ${id}`);
      if (one.missing) assert.deepEqual([...body.missing].sort(), [...one.missing].sort(), `${name}: ${one.name}`);
      for (const [id, value] of Object.entries(one.computed ?? {})) {
        assert.ok(Math.abs(body.computed[id] - value) < 0.006, `${name}: ${one.name}: ${id} ${body.computed[id]}`);
      }
      if (one.gate) assert.equal(body.gate?.id ?? 'none', one.gate, `${name}: ${one.name}`);
      assert.deepEqual(body.problems, []);
      run += 1;
    }
  }
  assert.ok(run > 150, `${run} cases`);
});

test('every gate of every form closes what comes after it, and opens again', () => {
  for (const name of files) {
    const { cases = [], ...form } = read(name);
    for (const gate of form.gates ?? []) {
      const opened = cases.find((one) => one.gate === gate.id);
      const { body } = ask('/form/decide', { form, answers: opened.answers, smaller: false });
      assert.deepEqual(body.gate, { id: gate.id, to: gate.to }, name);
      const asked = form.steps.findLastIndex((step) => JSON.stringify(gate.when).match(/"field":"(\w+)"/g)
        .some((one) => (step.fields ?? []).some(({ id }) => one === `"field":"${id}"`)));
      for (const step of form.steps.slice(asked + 1)) assert.ok(!body.shown.includes(step.id), `${name}: ${step.id}`);
      const none = ask('/form/decide', { form, answers: {}, smaller: false });
      assert.equal(none.body.gate, null, name);
    }
  }
});

test('every exercise stops at the same rule', () => {
  for (const settling of [false, true]) {
    for (let before = 0; before <= 10; before += 1) {
      for (let now = 0; now <= 10; now += 1) {
        const { body } = ask('/form/next', { phase: 'steps', event: 'told', before: { value: before },
          now: { value: now }, settling });
        const stops = (now >= 7 && !settling) || now - before >= 3;
        assert.equal(body.phase, stops ? 'look_around' : 'steps', `${before} ${now} ${settling}`);
        assert.equal(body.rests, stops);
      }
    }
  }
});

test('what a form opens to in each state of safety', () => {
  const form = read('care-timeline.yaml');
  const open = (more) => ask('/form/open', { form, open_levels: ['alone', 'with_support', 'clinician'], now: 100,
    rests_until: null, screened: false, ...more }).body.closed;
  assert.equal(open({}), null);
  assert.equal(open({ open_levels: ['alone'] }), 'level_rests');
  assert.equal(open({ rests_until: 200 }), 'day_of_rest');
  assert.equal(open({ rests_until: 100 }), null);
});

test('bodies that are no question are refused and nothing breaks', () => {
  assert.equal(ask('/form/decide', {}).status, 400);
  assert.equal(ask('/form/decide', { form: {}, answers: [] }).status, 400);
  assert.equal(ask('/no/such/call', {}).status, 404);
});

test('the module stays small', () => {
  const size = gzipSync(moduleBytes('practice'), { level: 9 }).length;
  assert.ok(size < 90 * 1024, `${size} bytes compressed`);
});
