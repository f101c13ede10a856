import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { listIn, type ListSource } from '../practice/forms';
import type { FormSource, FormTexts } from '../practice/source';
import type { Language, WordList } from '../practice/types';

/** Forms and lists as the server gives them, read from the content for tests. */
const content = process.env.SECUREBASE_CONTENT ?? '../content';
const read = (path: string): unknown => parse(readFileSync(join(content, path), 'utf8'));

export const formIds = readdirSync(join(content, 'forms'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

export function formSource(id: string): FormSource {
  const source = read(`forms/${id}.yaml`) as FormSource;
  return { ...source, translations: { es: read(`forms/es/${id}.yaml`) as FormTexts } };
}

type Flat = Omit<ListSource, 'translations'>;
interface FileTexts {
  title: string;
  groups: Record<string, string>;
  items: Record<string, string>;
}

type Lists = Record<WordList['id'], WordList>;
const readLists = new Map<Language, Lists>();

export function wordLists(language: Language): Lists {
  const known = readLists.get(language);
  if (known) return known;
  const list = (id: WordList['id']) =>
    listIn({ ...(read(`lists/${id}.yaml`) as Flat), translations: { es: read(`lists/es/${id}.yaml`) as FileTexts } }, language);
  const lists = { feelings: list('feelings'), needs: list('needs'), body: list('body') };
  readLists.set(language, lists);
  return lists;
}
