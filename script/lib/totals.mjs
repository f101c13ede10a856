// How many tests of a suite passed and failed, read from what its runner wrote.
// A runner that ended badly counts as at least one failure, and so does one that ran nothing:
// a crash must never look like a short, green list.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// ctest -V prefixes every line with the number of its program, "3: ", so programs may interleave.
export function fromCtest(log) {
  const counts = new Map();
  for (const [, program, passed, failed, skipped] of log.matchAll(
    /^(\d+): \[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped/gm,
  )) {
    counts.set(program, { passed: +passed, failed: +failed, skipped: +skipped });
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [, program, outcome] of log.matchAll(
    /^\s*\d+\/\d+ Test\s+#(\d+): \S+ \.*\s*(.*?)\s+[\d.]+ sec/gm,
  )) {
    const good = outcome === 'Passed';
    // A program without a doctest line is one test; one that ends badly after a good line, too.
    const count = counts.get(program) ?? { passed: good ? 1 : 0, failed: 0, skipped: 0 };
    total.passed += count.passed;
    total.failed += !good && count.failed === 0 ? 1 : count.failed;
    total.skipped += count.skipped;
  }
  // A test without its reference data says so and ends early; doctest cannot count that as skipped.
  total.skipped += [...log.matchAll(/^\d+: SKIPPED: /gm)].length;
  return total;
}

export function fromTap(log) {
  const last = (word) =>
    Number([...log.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  return {
    passed: last('pass'),
    failed: last('fail') + last('cancelled'),
    skipped: last('skipped') + last('todo'),
  };
}

export function fromVitest(text) {
  const report = JSON.parse(text);
  // A file that could not be loaded has no tests of its own to count.
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

export function fromLastLine(log) {
  const found = [...log.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  return { passed: +(found?.[1] ?? 0), failed: +(found?.[2] ?? 0), skipped: +(found?.[3] ?? 0) };
}

const READERS = {
  ctest: fromCtest,
  tap: fromTap,
  vitest: fromVitest,
  'last-line': fromLastLine,
  // A program that is one check: its exit says all.
  exit: (_log, exit) => ({ passed: exit === 0 ? 1 : 0, failed: 0, skipped: 0 }),
};

export function totals(kind, text, exit) {
  let total = { passed: 0, failed: 0, skipped: 0 };
  try {
    total = READERS[kind](text, exit);
  } catch {
    // An unreadable report is a runner that broke; the rule below counts it.
  }
  const ranNothing = total.passed + total.failed === 0;
  if (total.failed === 0 && (exit !== 0 || ranNothing)) {
    total.failed = 1;
  }
  return total;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , kind, file, exit] = process.argv;
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // No report at all: the suite ran nothing.
  }
  const { passed, failed, skipped } = totals(kind, text, Number(exit));
  console.log(passed, failed, skipped);
}
