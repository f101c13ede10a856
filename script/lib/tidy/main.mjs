// Reads the tree, runs every rule, prints every problem, and counts the rules.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from './rules.mjs';

const NOT_OURS = new Set(['.git', 'node_modules', 'build', 'data', '.svelte-kit', 'test-results']);
const TEXT =
  /(^|\/)[^.]*$|\.(cpp|hpp|txt|cmake|md|mjs|js|ts|svelte|css|html|json|yaml|yml|lua|sh|c|h)$/;

function walk(root, folder, found) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) walk(root, path, found);
    else found.push(path);
  }
  return found;
}

// What git knows or would add; in an unpacked archive without git, what lies there.
function paths(root) {
  if (existsSync(join(root, '.git'))) {
    try {
      const listed = execFileSync(
        'git',
        ['-C', root, 'ls-files', '-z', '-co', '--exclude-standard'],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          maxBuffer: 1 << 26,
        },
      );
      return listed.split('\0').filter((path) => path && existsSync(join(root, path)));
    } catch {
      // git is not installed, or does not trust the folder: walk instead.
    }
  }
  return walk(root, '', []);
}

const root = process.argv[2];
const tree = new Map();
for (const path of paths(root)) {
  const full = join(root, path);
  const readable = TEXT.test(path) && statSync(full).size < 2_000_000;
  tree.set(path, readable ? readFileSync(full, 'utf8') : '');
}

let failed = 0;
for (const [name, rule] of Object.entries(RULES)) {
  const problems = rule(tree);
  if (problems.length > 0) failed += 1;
  console.log(`${problems.length === 0 ? 'ok    ' : 'not ok'} ${name}`);
  for (const { where, what } of problems) console.log(`       ${where}: ${what}`);
}
console.log(`${Object.keys(RULES).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
