// What axe-core finds on a page as it stands.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** axe finds nothing on the page, but for the parts that `exclude` selects. */
export async function axe(page, what, { exclude } = {}) {
  // Once for each page that is loaded: to bring it there takes longer than to look.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const found = await page.evaluate(
    async ([without, colours]) => {
      // What is there and how it is named is the same in the dark; only colours are not.
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const { violations } = await globalThis.axe.run(without ? { exclude: [[without]] } : document, {
        resultTypes: ['violations'],
        ...(dark && { runOnly: { type: 'rule', values: colours } })
      });
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
    },
    [exclude ?? null, COLOURS]
  );
  assert.deepEqual(found, [], what);
}
