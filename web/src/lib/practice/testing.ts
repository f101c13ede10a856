// The real forms and lists, as the server gives them. Nothing of the product imports this.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Reply } from '../api/client';
import { startEngine } from '../engine/module';
import type { AskEngine } from './calls';
import type { ListSource } from './forms';
import type { FormSource, FormTexts } from './source';

const content = process.env.SECUREBASE_CONTENT ?? '../content';
const read = (path: string) => parse(readFileSync(join(content, path), 'utf8'));
const namesIn = (folder: string) =>
  readdirSync(join(content, folder)).filter((name) => name.endsWith('.yaml'));

export const SOURCES: FormSource[] = namesIn('forms').map((name) => ({
  ...(read(`forms/${name}`) as FormSource),
  translations: { es: read(`forms/es/${name}`) as FormTexts }
}));

export const LISTS: ListSource[] = namesIn('lists').map((name) => ({
  ...read(`lists/${name}`),
  translations: { es: read(`lists/es/${name}`) }
}));

export function sourceNamed(id: string): FormSource {
  const found = SOURCES.find((one) => one.id === id);
  if (!found) throw new Error(`There is no form ${id}`);
  return found;
}

const MODULE = 'src/lib/engine/practice.wasm';
export const engineIsBuilt = existsSync(MODULE);

/** The engine itself, from the module that browsers load. */
export async function realEngine(): Promise<AskEngine> {
  const engine = await startEngine(await WebAssembly.compile(readFileSync(MODULE)), new Uint8Array());
  return async <T>(path: string, body: unknown): Promise<Reply<T>> => {
    const reply = engine.call('POST', path, JSON.stringify(body));
    const value = JSON.parse(reply.body);
    if (reply.status < 400) return { ok: true, value };
    return { ok: false, why: 'problem', problem: value };
  };
}
