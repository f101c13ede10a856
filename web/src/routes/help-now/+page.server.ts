import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CrisisLines } from '$lib/crisis/lines';

/** Read once, when the page is made; tests and packagers may name another content folder. */
export function load(): { lines: CrisisLines } {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  const lines = parse(readFileSync(join(folder, 'safety/crisis-lines.yaml'), 'utf8'));
  return { lines: lines as CrisisLines };
}
