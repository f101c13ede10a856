// unsteady.mjs LOG
//
// Runs each test that failed once more, by itself. LOG holds what Node's runner wrote of a suite, as
// TAP. A test that passes now is named as UNSTEADY, with the reason it gave the first time, so that
// it is looked into; one that fails again has failed. The last lines count anew, and the exit is 0
// only when nothing failed twice.
//
// For the browser's suite alone: there a busy machine can make a right page look late. Many failures
// are no accident, so they are not tried again.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fromTap } from './totals.mjs';

const MOST = 5;

/** The tests that failed: each with its name, its file and the reason it gave. */
export function failuresIn(log) {
  const blocks = [...log.matchAll(/^not ok \d+ - (.*)\n {2}---\n([^]*?)\n {2}\.\.\.$/gm)];
  return blocks.map(([, name, details]) => ({
    name: name.replace(/\\([\\#])/g, '$1'),
    file: /^ {2}location: '(.*):\d+:\d+'$/m.exec(details)?.[1],
    reason: /^ {2}error: (?:\|-\n\s*)?(.*)$/m.exec(details)?.[1] ?? 'no reason given',
  }));
}

/** Whether a second look is worth it: a few failures, and each a test of a file that is known. */
export function worthASecondLook(log) {
  const failures = failuresIn(log);
  const { failed } = fromTap(log);
  const whole = failures.length === failed && failures.every(({ file }) => file !== undefined);
  return failed > 0 && failed <= MOST && whole;
}

const exactly = (name) => `^${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;

/** True when the test ran, and passed. */
function passesNow({ name, file }) {
  const args = ['--test', '--test-reporter=tap', `--test-name-pattern=${exactly(name)}`, file];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  console.log(stdout.replace(/^/gm, '  | '));
  return status === 0 && fromTap(stdout).passed === 1;
}

export function lookAgain(log) {
  const first = fromTap(log);
  if (!worthASecondLook(log)) return false;
  console.log('\nOnce more, each by itself:');
  let steady = 0;
  for (const failure of failuresIn(log)) {
    if (!passesNow(failure)) continue;
    steady += 1;
    console.log(`UNSTEADY: ${failure.name} (failed once: ${failure.reason})`);
  }
  console.log(`# pass ${first.passed + steady}`);
  console.log(`# fail ${first.failed - steady}`);
  console.log('# cancelled 0');
  return steady === first.failed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = lookAgain(readFileSync(process.argv[2], 'utf8')) ? 0 : 1;
}
