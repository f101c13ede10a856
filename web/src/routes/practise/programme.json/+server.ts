import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '@sveltejs/kit';
import { parse } from 'yaml';
import type { Programme } from '$lib/programme/types';

export const prerender = true;

/** A file made at build time, so that the programme is there without a server and says nothing to it. */
export function GET(): Response {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  const programme: Programme = parse(readFileSync(join(folder, 'programme/programme.yaml'), 'utf8'));
  return json(programme);
}
