import type { Manifest } from 'vite';
import { expect, test } from 'vitest';
import { withAllImports } from './all-preloads';

const manifest: Manifest = {
  'page.js': { file: 'page.1.js', isEntry: true, imports: ['_base.js', '_area.js'], css: ['page.css'] },
  '_base.js': { file: 'base.2.js', dynamicImports: ['_later.js'] },
  '_area.js': { file: 'area.3.js', imports: ['_base.js', '_later.js'] },
  '_later.js': { file: 'later.4.js', imports: ['_base.js'], dynamicImports: ['_rare.js'] },
  '_rare.js': { file: 'rare.5.js', isDynamicEntry: true }
};

/** The files that SvelteKit comes to from an entry: each once, by the first way that leads there. */
function preloads(of: Manifest, entry: string): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const follow = (name: string, atOnce: boolean) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = of[name]!;
    if (atOnce) files.add(chunk.file);
    for (const one of chunk.imports ?? []) follow(one, atOnce);
    for (const one of chunk.dynamicImports ?? []) follow(one, false);
  };
  follow(entry, true);
  return [...files].sort();
}

test('a file that is fetched later elsewhere and imported here is named', () => {
  expect(preloads(manifest, 'page.js')).toEqual(['area.3.js', 'base.2.js', 'page.1.js']);
  const all = ['area.3.js', 'base.2.js', 'later.4.js', 'page.1.js'];
  expect(preloads(withAllImports(manifest), 'page.js')).toEqual(all);
});

test('all else in the manifest stays as it was', () => {
  const whole = withAllImports(manifest);
  expect(whole).toMatchObject({ ...manifest, 'page.js': { file: 'page.1.js', css: ['page.css'] } });
  const second = Object.keys(whole).filter((name) => !Object.hasOwn(manifest, name));
  expect(second.map((name) => whole[name])).toEqual(
    second.map((name) => ({ file: manifest[name.replace('at once: ', '')]!.file }))
  );
});
