// What clinicians review, read when the pages are made; tests and packagers may name another folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Evidence } from '$lib/evidence/types';
import type { Page } from '$lib/understand/types';
import type { Language } from '$lib/language/t';
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

/**
 * Translations of the content: files of `content/<area>/<language>/` that hold `texts`, each under
 * its English text. A text that no file has stays English and says so.
 */
export function contentWords(language: Language): Record<string, string> {
  if (language === 'en') return {};
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && name.split(/[\\/]/).at(-2) === language)
    .sort();
  return Object.assign({}, ...paths.map((path) => textsOf(path)));
}

/** A text of several lines in its file is looked up as one line, as the page shows it. */
function textsOf(path: string): Record<string, string> {
  const { texts } = file<{ texts?: Record<string, string> }>(path);
  return Object.fromEntries(
    Object.entries(texts ?? {}).map(([english, said]) => [english.trim(), said.trim()])
  );
}
