// What axe-core finds on a page as it stands.
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';

const COLOURS = ['color-contrast', 'link-in-text-block'];

/** axe finds nothing on the page, but for the parts that `exclude` selects. */
export async function axe(page, what, { exclude } = {}) {
  // Our pages hold no foreign frames: axe needs no page of its own to add its findings up, and is
  // twice as fast.
  const look = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  // What is there and how it is named is the same in the dark; only colours are not.
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  if (dark) look.withRules(COLOURS);
  if (exclude) look.exclude(exclude);
  const { violations } = await look.analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join(' | ')}`);
  assert.deepEqual(found, [], what);
}
