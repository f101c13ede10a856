import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saidIn, sources } from '../testing/said';

// Every text of the code has a translation, and nothing in the markup passes the translation by.
const SPANISH = 'src/lib/language/es';

const said = sources('src').map(([name, source]) => ({ name, ...saidIn(name, source) }));
const used = new Set(said.flatMap((one) => one.texts));
const parts = readdirSync(SPANISH).map(
  (name) => [name, JSON.parse(readFileSync(join(SPANISH, name), 'utf8'))] as [string, Record<string, string>]
);
const spanish: Record<string, string> = Object.assign({}, ...parts.map(([, words]) => words));
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test('the code is read: texts in markup, in modules, in tables and over several lines', () => {
  const component = saidIn(
    'a.svelte',
    `<script lang="ts">import { t } from '$lib/language/t'; const a = t('One {n}', { n: 1 });</script>
     <p title="Bare title">{t(\`
       Two
       lines
     \`)} {a ? t('Three') : ''}</p><b lang="en">Not read</b><i data-literal>Nor this</i> Bare text`
  );
  expect(component.texts).toEqual(['One {n}', 'Two lines', 'Three']);
  expect(component.bare).toEqual(['title="Bare title"', 'Bare text']);
  expect(saidIn('a.ts', "const W = spoken({ a: 'Four', b: ['Five'] });").texts).toEqual(['Four', 'Five']);
  expect(used.size).toBeGreaterThan(800);
});

test('every text has a Spanish one', () => {
  const missing = said.flatMap(({ name, texts }) =>
    texts.filter((text) => text !== '' && !spanish[text]).map((text) => `${name}: ${text}`)
  );
  expect(missing).toEqual([]);
});

test('every visible text of the markup goes through t()', () => {
  const bare = said.flatMap((one) => one.bare.map((text) => `${one.name}: ${text}`));
  expect(bare).toEqual([]);
});

test.each(parts)('%s holds nothing that the code no longer says', (_name, words) => {
  expect(Object.keys(words).filter((text) => !used.has(text))).toEqual([]);
});

test('no text stands in two files with different words', () => {
  const twice = parts.flatMap(([name, words]) =>
    Object.keys(words)
      .filter((text) => words[text] !== spanish[text])
      .map((text) => `${name}: ${text}`)
  );
  expect(twice).toEqual([]);
});

test.each(parts)('%s keeps every placeholder, and neither shouts nor winks', (_name, words) => {
  const broken = Object.entries(words).filter(
    ([english, text]) =>
      `${placeholders(english)}` !== `${placeholders(text)}` ||
      /[!¡]|\p{Extended_Pictographic}/u.test(text) ||
      text.trim() === ''
  );
  expect(broken).toEqual([]);
});
