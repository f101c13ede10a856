// What clinicians review, read when the pages are made; tests and packagers may name another folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Evidence } from '$lib/evidence/types';
import type { Page } from '$lib/understand/types';
import { WAYS, type Way } from '$lib/ways/types';
import type { Coercion } from '$lib/understand/coercion';

const folder = process.env.SECUREBASE_CONTENT ?? '../content';
const read = new Map<string, unknown>();

function file<T>(path: string): T {
  if (!read.has(path)) read.set(path, parse(readFileSync(join(folder, path), 'utf8')));
  return read.get(path) as T;
}

/** The ways of working, in the order they always have. */
export function allWays(): Way[] {
  return WAYS.map((id) => file<Way>(`ways/${id}.yaml`));
}

export function evidence(): Evidence {
  return file<Evidence>('evidence/evidence.yaml');
}

/** The pages to read, topics before those for whom it is. */
export function pages(): Page[] {
  return readdirSync(join(folder, 'understand'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => file<Page>(`understand/${name}`))
    .sort((a, b) => a.order - b.order);
}

export function coercion(): Coercion {
  return file<Coercion>('safety/coercion.yaml');
}
