// Fear: somebody cannot find out who owns an instrument, or a figure stands without its source.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { install, launch } from './installation.mjs';
import { sideways, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

test('every instrument of the installation stands in the ledger, with rights and sources', async () => {
  const { entries } = await (await fetch(`${home.address}/api/v1/ledger`)).json();
  assert.ok(entries.length >= 20);
  const { page, end } = await visit(browser, home.address);
  await page.goto(home.address);
  await page.getByRole('link', { name: 'What we measure with' }).click();
  const cards = page.locator('details.entry');
  await cards.first().waitFor();
  assert.equal(await cards.count(), entries.length);
  for (const entry of entries) {
    const card = page.locator(`#entry-${entry.id}`);
    await card.locator('summary').click();
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    assert.ok(text.includes(entry.title), entry.id);
    assert.ok(text.includes(entry.rights.licence.replace(/\s+/g, ' ')), entry.id);
    for (const scale of entry.scales) {
      for (const one of [...scale.reliabilities, ...scale.norms, ...scale.cutoffs]) {
        assert.ok(text.includes(one.source.replace(/\s+/g, ' ')), `${entry.id}: ${one.source}`);
      }
    }
  }
  await axe(page, 'all open');
  await page.setViewportSize({ width: 320, height: 720 });
  assert.ok((await sideways(page)) <= 0, 'no sideways scrolling with all open');
  await end();
});

test('the filter shows our own, recipes, and what has wording', async () => {
  const { entries } = await (await fetch(`${home.address}/api/v1/ledger`)).json();
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/ledger`);
  const cards = page.locator('details.entry');
  await cards.first().waitFor();
  for (const [label, fits] of [
    ['Our own', (one) => one.own],
    ['Recipes', (one) => !one.own],
    ['With wording', (one) => one.wording !== 'none'],
    ['All', () => true]
  ]) {
    await page.getByLabel(label, { exact: true }).check();
    const wanted = entries.filter(fits).length;
    await page.getByText(`${wanted} of ${entries.length} shown`).waitFor();
    assert.equal(await cards.count(), wanted);
  }
  await end();
});
