import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Consult } from '$lib/consult/consult';
import { consultOf } from '$lib/consult/content';

/** Read once, when the page is made: it shows every question without scripts. */
export function load(): { consult: Consult } {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  const read = (path: string) => parse(readFileSync(join(folder, path), 'utf8'));
  const ways = readdirSync(join(folder, 'ways')).filter((name) => name.endsWith('.yaml'));
  return {
    consult: consultOf(
      read('consult/questions.yaml'),
      ways.map((name) => read(`ways/${name}`)),
      read('indications/needs.yaml')
    )
  };
}
