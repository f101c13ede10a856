// What axe-core finds on a page as it stands.
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';

/** axe finds nothing on the page, but for the parts that `exclude` selects. */
export async function axe(page, what, { exclude } = {}) {
  // Our pages hold no foreign frames: axe needs no page of its own to add its findings up, and is
  // twice as fast.
  const look = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (exclude) look.exclude(exclude);
  const { violations } = await look.analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).join(' | ')}`);
  assert.deepEqual(found, [], what);
}
