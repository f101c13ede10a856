import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '@sveltejs/kit';
import { parse } from 'yaml';
import type { Fit } from '$lib/choose/fit';

export const prerender = true;

/**
 * A file made at build time. The page asks for it by this address alone, so that what stands in the
 * address of the page, such as a need, is not sent along.
 */
export function GET(): Response {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  const page = parse(readFileSync(join(folder, 'understand/therapist-fit.yaml'), 'utf8'));
  const numbers = page.sections.find((one: { list?: string[] }) => one.list).list;
  return json({ lead: page.lead, numbers } satisfies Fit);
}
