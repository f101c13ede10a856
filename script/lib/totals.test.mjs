import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totals } from './totals.mjs';

const ctest = (lines) => lines.join('\n');
const doctestLine = (program, passed, failed) =>
  `${program}: [doctest] test cases: ${passed + failed} | ${passed} passed | ${failed} failed | 0 skipped`;

test('the test cases of every doctest program are added up', () => {
  const log = ctest([
    doctestLine(1, 12, 0),
    doctestLine(2, 3, 0),
    '1/2 Test #1: base .............................   Passed    0.01 sec',
    '2/2 Test #2: measurement ......................   Passed    1.20 sec',
  ]);
  assert.deepEqual(totals('ctest', log, 0), { passed: 15, failed: 0, skipped: 0 });
});

test('a program that crashes before it can count is a failure', () => {
  const log = ctest([
    doctestLine(1, 12, 0),
    '1/2 Test #1: base .............................   Passed    0.01 sec',
    '2/2 Test #2: storage ..........................***Exception: SegFault  0.30 sec',
  ]);
  assert.deepEqual(totals('ctest', log, 8), { passed: 12, failed: 1, skipped: 0 });
});

test('a sanitizer that ends a program after its last line is a failure', () => {
  const log = ctest([
    doctestLine(1, 12, 0),
    '1/1 Test #1: base .............................***Failed    0.01 sec',
  ]);
  assert.deepEqual(totals('ctest', log, 8), { passed: 12, failed: 1, skipped: 0 });
});

test('a test without its reference data is said to be skipped', () => {
  const log = ctest([
    '1: SKIPPED: reference data scores.csv is not here',
    doctestLine(1, 10, 0),
    '1/1 Test #1: base .............................   Passed    0.01 sec',
  ]);
  assert.deepEqual(totals('ctest', log, 0), { passed: 10, failed: 0, skipped: 1 });
});

test('failed test cases are counted once', () => {
  const log = ctest([
    doctestLine(1, 10, 2),
    '1/1 Test #1: base .............................***Failed    0.01 sec',
  ]);
  assert.deepEqual(totals('ctest', log, 8), { passed: 10, failed: 2, skipped: 0 });
});

test('cancelled node tests are failures and skipped ones are said', () => {
  const log = '# tests 9\n# pass 6\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n';
  assert.deepEqual(totals('tap', log, 1), { passed: 6, failed: 2, skipped: 1 });
});

test('a vitest file that could not be loaded is a failure', () => {
  const report = JSON.stringify({
    numPassedTests: 4,
    numFailedTests: 0,
    numPendingTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}, {}, {}, {}] },
      { status: 'failed', assertionResults: [] },
    ],
  });
  assert.deepEqual(totals('vitest', report, 1), { passed: 4, failed: 1, skipped: 0 });
});

for (const kind of ['ctest', 'tap', 'vitest', 'last-line']) {
  test(`a ${kind} suite that ran nothing is a failure`, () => {
    assert.equal(totals(kind, '', 0).failed, 1);
  });
}

test('green counts with a bad exit are a failure', () => {
  assert.equal(totals('tap', '# pass 3\n# fail 0\n# cancelled 0\n', 1).failed, 1);
  assert.equal(totals('last-line', '5 passed, 0 failed\n', 139).failed, 1);
  assert.equal(totals('exit', '', 2).failed, 1);
});
