import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

// Every text of the product is read for words that blame, label or promise, and for loudness.
const content = process.env.SECUREBASE_CONTENT ?? '../content';
const avoided: string[] = parse(
  readFileSync(join(content, 'texts/en/words-we-avoid.yaml'), 'utf8')
).words;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts|html)$/.test(name) && !/\.test\.ts$|schema\.ts$/.test(name))
  .map((name) => [name, readFileSync(join('src', name), 'utf8')] as const);

/** What a person may read: markup without scripts, styles and tags, and every quoted text. */
function texts(name: string, source: string): string {
  const code = [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n');
  const markup = name.endsWith('.ts')
    ? ''
    : source
        .replace(/<script[^>]*>[\s\S]*?<\/script>|<style[^>]*>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
        .replace(/<!doctype/g, '<doctype');
  const quoted = [...(name.endsWith('.ts') ? source : code).matchAll(/(['`])((?:\\.|(?!\1).)*)\1/gs)]
    .map((m) => m[2] ?? '')
    .filter((one) => / /.test(one) && !/[{}=<>]|=>|&&/.test(one));
  const words = markup.replace(/\{[#:/@][^}]*\}/g, ' ').replace(/\{[^{}]*(=>|!==|!\w)[^{}]*\}/g, ' ');
  return [words, ...quoted].join('\n');
}

test('there is something to read', () => {
  expect(files.length).toBeGreaterThan(25);
  expect(texts('a.svelte', '<p>Hello <b>you</b></p>')).toContain('Hello');
  expect(texts('a.ts', "const a = 'Two words';")).toContain('Two words');
  expect(avoided.length).toBeGreaterThan(10);
});

test.each(files)('%s uses no word that we avoid', (name, source) => {
  const read = texts(name, source);
  const found = avoided.filter((word) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(read));
  expect(found).toEqual([]);
});

test.each(files)('%s does not shout, and has no emoji', (name, source) => {
  const read = texts(name, source).replace(/<[^>]*>/g, ' ');
  expect(read.match(/[^\n]*[\w.”’]!(?!=)[^\n]*/g) ?? []).toEqual([]);
  expect(read.match(/\p{Extended_Pictographic}/gu) ?? []).toEqual([]);
  expect(/\boops\b/i.test(read)).toBe(false);
});
