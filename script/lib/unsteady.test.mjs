import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { totals } from './totals.mjs';
import { failuresIn, worthASecondLook } from './unsteady.mjs';

const PROGRAM = new URL('unsteady.mjs', import.meta.url).pathname;
const NAME = 'a "quoted" one (50 %) # with a \\ and an it\'s';

/** A suite of four: one is good, one fails only the first time, and `more` as given. */
function suiteWith(more = '') {
  const folder = mkdtempSync(join(tmpdir(), 'securebase-unsteady-'));
  const file = join(folder, 'some.test.mjs');
  writeFileSync(
    file,
    `import test from 'node:test';
     import { existsSync, writeFileSync } from 'node:fs';
     const mark = ${JSON.stringify(join(folder, 'mark'))};
     test(${JSON.stringify(NAME)}, () => {
       if (existsSync(mark)) return;
       writeFileSync(mark, '');
       throw new Error('it came too late');
     });
     test('good', () => {});
     ${more}`,
  );
  return { folder, file };
}

function run(...args) {
  const env = { ...process.env };
  delete env.NODE_TEST_CONTEXT; // else the inner runner would report to this one
  return spawnSync(process.execPath, args, { encoding: 'utf8', env });
}

function twice(more) {
  const { folder, file } = suiteWith(more);
  try {
    const first = run('--test', '--test-reporter=tap', file).stdout;
    const log = join(folder, 'log');
    writeFileSync(log, first);
    const second = run(PROGRAM, log);
    const all = totals('tap', first + second.stdout, second.status);
    return { first, ...second, all };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a test that fails once and then passes is counted as passed, and named with its reason', () => {
  const { stdout, status, all } = twice();
  assert.equal(status, 0);
  assert.deepEqual(all, { passed: 2, failed: 0, skipped: 0 });
  assert.ok(stdout.includes(`UNSTEADY: ${NAME} (failed once: 'it came too late')`), stdout);
});

test('a test that fails twice has failed', () => {
  const { status, stdout, all } = twice(`test('bad', () => { throw new Error('no'); });`);
  assert.equal(status, 1);
  assert.deepEqual(all, { passed: 2, failed: 1, skipped: 0 });
  assert.doesNotMatch(stdout, /UNSTEADY: bad/);
});

test('many failures are not tried again', () => {
  const many = Array.from({ length: 6 }, (_, i) => `test('bad ${i}', () => { throw new Error(); });`);
  const { status, stdout, all } = twice(many.join('\n'));
  assert.deepEqual([status, stdout], [1, '']);
  assert.deepEqual(all, { passed: 1, failed: 7, skipped: 0 });
});

test('a file that broke, or a runner that did, is not tried again', () => {
  const { status, all } = twice(`process.exit(3);`);
  assert.equal(status, 1);
  assert.ok(all.failed > 0);
  assert.equal(worthASecondLook('TAP version 13\n# pass 5\n# fail 2\n'), false);
});

test('each failure has its name, file and reason', () => {
  const log = [
    "not ok 3 - one \\# two", '  ---', "  location: '/some/where.test.mjs:7:1'", '  error: |-',
    '    Expected values', '    to be equal', '  ...', '',
  ].join('\n');
  assert.deepEqual(failuresIn(log), [
    { name: 'one # two', file: '/some/where.test.mjs', reason: 'Expected values' },
  ]);
});
