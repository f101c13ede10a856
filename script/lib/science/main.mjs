// Runs the program and gathers its figures; see script/science.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gather } from './gather.mjs';
import { differences } from './compare.mjs';

const [root, ...options] = process.argv.slice(2);
const answers = join(process.env.SECUREBASE_REFERENCE_DATA, 'ecr-openpsychometrics', 'data.csv');
const target = join(root, 'web/src/lib/science/figures.json');
if (!existsSync(answers)) {
  console.error(`The answers are not there: ${answers}. Name their folder with --data DIR.`);
  process.exit(1);
}

const work = mkdtempSync(join(tmpdir(), 'securebase-science-'));
try {
  const program = join(root, 'build/release/securebase/server/securebase');
  const made = gather({ program, content: join(root, 'content'), answers, work });
  if (options.includes('--check')) {
    const found = differences(JSON.parse(readFileSync(target, 'utf8')), made);
    for (const line of found) console.error(line);
    if (found.length === 0) console.log('Every figure of the page is what the program says now');
    process.exitCode = found.length === 0 ? 0 : 1;
  } else {
    writeFileSync(target, `${JSON.stringify(made, null, 2)}\n`);
    console.log(`Written: ${target}`);
  }
} finally {
  rmSync(work, { recursive: true });
}
