// Fear: the page shows figures that the program no longer gives, or that someone typed by hand.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { differences } from '../../script/lib/science/compare.mjs';
import { gather } from '../../script/lib/science/gather.mjs';
import { phraseFigures } from '../../script/lib/science/phrases.mjs';

const root = resolve(import.meta.dirname, '../..');
const data = process.env.SECUREBASE_REFERENCE_DATA ?? join(root, '../shared/data');
const answers = join(data, 'ecr-openpsychometrics/data.csv');
const program =
  process.env.SECUREBASE_BIN ?? join(root, 'build/release/securebase/server/securebase');

const shown = JSON.parse(readFileSync(join(root, 'web/src/lib/science/figures.json'), 'utf8'));
const content = join(root, 'content');

test('the page says of the phrase check what the program measures', () => {
  const made = phraseFigures({ program, content });
  assert.deepEqual(differences(shown.phrases, made), [], 'run script/science to write them anew');
});

test('every figure of the science page is what the program gives', (t) => {
  if (!existsSync(answers)) return t.skip(`the answers are not at ${answers}`);
  const work = mkdtempSync(join(tmpdir(), 'securebase-science-'));
  try {
    const made = gather({ program, content, answers, work });
    assert.deepEqual(differences(shown, made), [], 'run script/science to write them anew');
  } finally {
    rmSync(work, { recursive: true });
  }
});
