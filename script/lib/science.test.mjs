// Fears: a figure that changed is not noticed, or people are counted who should not be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './science/compare.mjs';
import { readPhrases } from './science/phrases.mjs';
import { adults, logLikelihoods, table } from './science/gather.mjs';

test('figures that differ are named with both values, and the day may differ', () => {
  const old = { made: { on: '2026-01-01', bank: '1.0.0' }, replay: [{ id: 'anxiety', r: 0.95 }] };
  assert.deepEqual(differences(old, structuredClone(old)), []);
  const made = { made: { on: '2026-02-01', bank: '1.1.0' }, replay: [{ id: 'anxiety', r: 0.96 }] };
  assert.deepEqual(differences(old, made), [
    '/made/bank: the page says 1.0.0, the program 1.1.0',
    '/replay/0/r: the page says 0.95, the program 0.96',
  ]);
  assert.equal(differences({ a: 1 }, { a: 1, b: 2 }).length, 1);
  assert.equal(differences({ a: [1, 2] }, { a: [1] }).length, 1);
});

test('adults are men and women from 18 to 90, and the columns are found by name', () => {
  const text = '"Q1","age","gender"\n1,17,1\n2,18,2\n3,90,1\n4,3546789,1\n5,30,3\n';
  assert.equal(adults(text), '"Q1","age","gender"\n2,18,2\n3,90,1\n');
});

test('log-likelihoods are read only from scales that converged', () => {
  const said =
    'people: 3 in the file\n' +
    'anxiety: log-likelihood -1117230.133, 12 cycles, converged, largest change 1.7e-07\n' +
    'avoidance: log-likelihood -5.5, 2 cycles, stopped, largest change 1\n';
  assert.deepEqual(logLikelihoods(said), [{ id: 'anxiety', log_likelihood: -1117230.13 }]);
});

test('a table becomes one object a line', () => {
  assert.deepEqual(table('scale,items\nanxiety,18\n'), [{ scale: 'anxiety', items: '18' }]);
});

test('of the phrase check the half that nobody chose phrases by is shown', () => {
  const half = (name, share) =>
    `half ${name}: 200 sentences\n  recall      ${share} (0.48 to 0.67)  offered 58 of 100 heavy\n` +
    '  precision   0.92 (0.83 to 0.97)  heavy 58 of 63 offers\n' +
    '  left alone  0.95 (0.89 to 0.98)  95 of 100 light\n';
  const said = `phrase check 1.0.0: 12 heavy phrases, 9 light; each\n\n${half('a', '0.94')}\n${half('b', '0.58')}`;
  const read = readPhrases(said);
  assert.deepEqual(read.recall, { value: 0.58, low: 0.48, high: 0.67, count: 58, of: 100 });
  assert.deepEqual(read.precision, { value: 0.92, low: 0.83, high: 0.97, count: 58, of: 63 });
  assert.equal(read.left_alone.count, 95);
  assert.deepEqual([read.sentences, read.untouched], [400, 200]);
  assert.deepEqual(read.all.recall, { count: 116, of: 200 });
  assert.throws(() => readPhrases('phrase check 1.0.0: 1 heavy phrases, 1 light\nhalf b: 2 sentences\n'));
});
