// Fears: a page that only some can read; a warning about force that is not where its name stands; a
// finding that a link does not reach.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { install, launch } from './installation.mjs';
import { keepAccessible, keepNarrow, keepReadable } from './reading.mjs';
import { visit } from './visit.mjs';

const content = resolve(import.meta.dirname, '../../content');
const ids = readdirSync(`${content}/understand`).map((name) => name.replace(/\.yaml$/, ''));
const rows = parse(readFileSync(`${content}/evidence/evidence.yaml`, 'utf8')).rows;
const PAGES = ['/understand', ...ids.map((id) => `/understand/${id}`), '/warning', '/evidence'];

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

test('every page to read answers without scripts, at school grade 8 or below', () =>
  keepReadable(browser, home.address, PAGES));

test('axe finds nothing on them, light and dark', () =>
  keepAccessible(browser, home.address, PAGES));

test('they fit 320 px', () => keepNarrow(browser, home.address, PAGES));

test('from the index to a page, to the next, and to the search', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/understand`);
  assert.equal(await page.locator('main li a').count(), ids.length);
  await page.getByRole('link', { name: 'Two scores, not a box' }).click();
  await page.getByRole('img', { name: /Secure lies at the bottom left/ }).waitFor();
  await page.getByText('Not yet reviewed by a clinician').waitFor();
  await page.getByRole('link', { name: /^Next: The four regions/ }).click();
  await page.getByRole('heading', { level: 1, name: /four regions/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.getByRole('link', { name: 'All pages to read' }).click();
  await page.getByLabel('Search these pages').fill('cold partner');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?words=cold+partner');
  await end();
});

test('a page for someone leads to the match with its needs', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  await page.goto(`${home.address}/understand/couples`);
  const start = page.getByRole('link', { name: 'Start from here' });
  assert.equal(await start.getAttribute('href'), '/match?needs=G05,G06,P12,P13');
  const claims = page.getByRole('region', { name: /Often said/ });
  await claims.getByRole('link', { name: 'E04' }).click();
  assert.ok(await page.locator('article#E04').isVisible());
  await end();
});

test('every finding has a place that a link reaches, and the page stays light', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  await page.goto(`${home.address}/evidence`);
  const anchors = await page.locator('article[id]').evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(anchors.sort(), rows.map((row) => row.id).sort());
  const reply = await fetch(`${home.address}/evidence`, { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(reply.headers.get('content-encoding'), 'gzip');
  const bytes = Number(reply.headers.get('content-length'));
  assert.ok(bytes > 10_000 && bytes < 60_000, `${bytes} bytes`);
  for (const row of rows.filter((one) => !one.shown)) {
    assert.equal(await page.locator(`article#${row.id} .numbers`).count(), 0, 'a hidden number');
  }
  await end();
});

test('findings are chosen by way and design, and a link to a hidden one shows all again', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/evidence`);
  await page.getByLabel('About').selectOption({ label: 'EMDR' });
  await page.getByText(/^7 of 94 findings/).waitFor();
  await page.getByLabel('Kind of study').selectOption({ label: 'Things that go together' });
  await page.getByText('There is no finding of this kind here.').waitFor();
  await page.evaluate(() => {
    location.hash = '#E61';
  });
  await page.getByText(/^94 of 94 findings/).waitFor();
  await page.locator('article#E61').waitFor();
  await end();
});

test('wherever “attachment therapy” stands, the warning about force is one link away', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  const ways = ['abt', 'parent', 'abft', 'ant'].map((id) => `/ways/${id}`);
  for (const path of [...PAGES, ...ways, '/ways']) {
    await page.goto(home.address + path);
    const main = page.locator('main');
    if (path === '/warning' || !/attachment therapy/i.test(await main.innerText())) continue;
    assert.ok((await main.locator('a[href="/warning"]').count()) > 0, path);
  }
  await page.goto(`${home.address}/ways/abt`);
  await page.getByRole('link', { name: 'Read how to tell the difference' }).first().click();
  assert.equal(new URL(page.url()).pathname, '/warning');
  assert.equal(await page.locator('main a[href="tel:112"]').count(), 1);
  assert.equal(await page.locator('main a[href="/report"]').count(), 1);
  assert.ok((await page.locator('main a[href^="/help-now"]').count()) >= 2);
  await end();
});
