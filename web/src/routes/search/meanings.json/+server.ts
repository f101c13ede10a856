import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '@sveltejs/kit';
import { parse } from 'yaml';
import { meaningsOf } from '$lib/choose/meanings';

export const prerender = true;

/** Made at build time, and asked for by this address alone: what is searched for is not sent. */
export function GET(): Response {
  const folder = join(process.env.SECUREBASE_CONTENT ?? '../content', 'ways');
  const read = (name: string) => parse(readFileSync(join(folder, name), 'utf8'));
  return json(meaningsOf(readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map(read)));
}
