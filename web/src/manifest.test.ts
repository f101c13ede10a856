import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languageOf, plainPath } from './lib/language/t';

interface Picture {
  src: string;
  sizes: string;
  type: string;
}
interface Manifest {
  lang: string;
  start_url: string;
  scope: string;
  display: string;
  id: string;
  theme_color: string;
  background_color: string;
  icons: (Picture & { purpose: string })[];
  shortcuts: { name: string; url: string; icons: Picture[] }[];
}

const read = (name: string) => JSON.parse(readFileSync(join('static', name), 'utf8')) as Manifest;
const manifests = [['en', read('manifest.webmanifest')], ['es', read('manifest-es.webmanifest')]] as const;

/** Width and height as a PNG file says them in its head. */
function sizeOf(path: string): string {
  const head = readFileSync(join('static', path)).subarray(0, 24);
  expect(head.subarray(1, 4).toString()).toBe('PNG');
  return `${head.readUInt32BE(16)}x${head.readUInt32BE(20)}`;
}

test.each(manifests)('the manifest in %s names pictures that are there, and pages of its language', (language, one) => {
  expect([one.lang, one.scope, one.display]).toEqual([language, '/', 'standalone']);
  for (const { src, sizes, type } of [...one.icons, ...one.shortcuts.flatMap((way) => way.icons)]) {
    expect(type === 'image/png' ? sizeOf(src) : existsSync(join('static', src))).toBe(type === 'image/png' ? sizes : true);
  }
  expect(one.icons.map((icon) => icon.purpose)).toContain('maskable');
  expect(one.shortcuts).toHaveLength(3);
  for (const url of [one.start_url, ...one.shortcuts.map((way) => way.url)]) {
    expect(languageOf(url)).toBe(language);
    const path = plainPath(new URL(url, 'https://base.example'));
    expect(existsSync(join('src/routes', path, '+page.svelte')), path).toBe(true);
  }
});

test('both are one application, in the colours of the tokens', () => {
  const [[, english], [, spanish]] = manifests;
  expect(spanish.id).toBe(english.id);
  const paper = /--paper: (#\w+)/.exec(readFileSync('src/styles/tokens.css', 'utf8'))?.[1];
  for (const [, one] of manifests) expect([one.theme_color, one.background_color]).toEqual([paper, paper]);
  expect(sizeOf('apple-touch-icon.png')).toBe('180x180');
});
