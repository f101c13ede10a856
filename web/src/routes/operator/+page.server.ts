import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkable, type CountryToCheck } from '$lib/crisis/due';
import type { CrisisLines } from '$lib/crisis/lines';

/** The list that these pages were made with: what "Help now" shows is what must be checked. */
export function load(): { version: string; countries: CountryToCheck[] } {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  const file = readFileSync(join(folder, 'safety/crisis-lines.yaml'), 'utf8');
  const { version, countries } = parse(file) as CrisisLines;
  return { version, countries: checkable(countries) };
}
