import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, ManifestChunk, Plugin } from 'vite';

/**
 * Lets each page name every script that it needs at once, so that the browser asks for all of them
 * together. SvelteKit reads the names from Vite's manifest and follows each file once, whichever way
 * it comes to it first: a file that some script fetches later, if ever, and that the page itself
 * imports is left out when the first way was the other script's.
 */
export function allPreloads(): Plugin {
  return {
    name: 'all-preloads',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle({ dir = '' }) {
      const path = join(dir, '.vite/manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
      writeFileSync(path, JSON.stringify(withAllImports(manifest), null, 2));
    }
  };
}

/**
 * The manifest, in which each entry first names all files that it imports by any number of steps.
 * Their second names lead nowhere else, so that no way to them comes before.
 */
export function withAllImports(manifest: Manifest): Manifest {
  const whole: Manifest = { ...manifest };
  for (const [name, chunk] of Object.entries(manifest)) {
    if (!chunk.isEntry) continue;
    const imports = importsOf(manifest, chunk).map((one) => {
      const second = `at once: ${one}`;
      whole[second] = { file: manifest[one]!.file };
      return second;
    });
    whole[name] = { ...chunk, imports: [...imports, ...(chunk.imports ?? [])] };
  }
  return whole;
}

function importsOf(manifest: Manifest, from: ManifestChunk): string[] {
  const found = new Set<string>();
  const left = [...(from.imports ?? [])];
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (found.has(name)) continue;
    found.add(name);
    left.push(...(manifest[name]?.imports ?? []));
  }
  return [...found];
}
