import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A file of content/safety, read when a page is made; packagers may name another content folder. */
export function safetyContent<T>(name: string): T {
  const folder = process.env.SECUREBASE_CONTENT ?? '../content';
  return parse(readFileSync(join(folder, 'safety', `${name}.yaml`), 'utf8')) as T;
}
