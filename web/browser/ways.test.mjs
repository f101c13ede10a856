// Fears: a way of working that hides what is not known or when it is not safe; a picture that sets
// unlike numbers side by side; a comparison that only a mouse can make, or that cannot be shared.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { install, launch } from './installation.mjs';
import { keepAccessible, keepNarrow, keepReadable } from './reading.mjs';
import { visit } from './visit.mjs';

const content = resolve(import.meta.dirname, '../../content/ways');
const ways = readdirSync(content).map((name) => parse(readFileSync(`${content}/${name}`, 'utf8')));
const PAGES = ['/ways', '/ways/compare', ...ways.map(({ id }) => `/ways/${id}`)];
const THREE = '/ways/compare?way=efct&way=emdr&way=ifs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

test('every way answers without scripts, at school grade 8 or below', () =>
  keepReadable(browser, home.address, PAGES));

// One of each shape: with ratios, with two ways set side by side, with programmes, without a study.
const SHAPES = ['/ways', '/ways/abft', '/ways/emdr', '/ways/parent', '/ways/efft', THREE];

test('axe finds nothing on them, light and dark', () =>
  keepAccessible(browser, home.address, SHAPES));

test('they fit 320 px', () => keepNarrow(browser, home.address, [...PAGES, THREE]));

test('each page shows what is not known, when not, each step and where it comes from', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  for (const way of ways) {
    await page.goto(`${home.address}/ways/${way.id}`);
    const seen = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const told = [way.one_line, way.evidence.line, way.a_meeting, way.length.words, way.began];
    const lists = [way.evidence.not_known, way.not_when, way.not_good_for, way.alone, way.sources];
    const steps = way.steps.map((step) => step.text);
    const asked = way.ask.flatMap(({ question, good, concern }) => [question, good, concern]);
    const more = [way.clinician_only, way.credentials, way.not_to_confuse, way.with_support];
    for (const text of [told, ...lists, ...more, steps, asked, Object.values(way.by_pattern)].flat()) {
      assert.ok(seen.includes(text.trim().replace(/\s+/g, ' ')), `${way.id}: ${text}`);
    }
    assert.match(seen, /Evidence: [a-z]/, 'the label in words');
    for (const figure of await page.locator('main figure').all()) {
      assert.equal(await figure.locator('summary', { hasText: 'Show as table' }).count(), 1);
    }
  }
  await end();
});

test('change from the start never shares an axis with a gap between groups', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  await page.goto(`${home.address}/ways/se`);
  const plots = page.locator('main figure');
  assert.equal(await plots.count(), 1);
  await plots.filter({ hasText: 'no group beside it' }).getByText('0.94 to 1.26').first().waitFor();
  await page.goto(`${home.address}/ways/abft`);
  const lower = page.getByRole('figure', { name: /odds.*fewer is better/ });
  assert.match(await lower.innerText(), /0\.87/);
  assert.doesNotMatch(await lower.innerText(), /4\.41/);
  await page.goto(`${home.address}/ways/cbt`);
  const pair = page.getByRole('figure', { name: 'EMDR next to CBT' });
  await pair.getByText('CBT did better').first().waitFor();
  await end();
});

test('three ways are ticked, a fourth is refused kindly, and they are compared', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/ways`);
  const tick = (name) => page.getByLabel(`Compare: ${name}`, { exact: true });
  for (const name of ['EMDR', 'Somatic Experiencing', 'DARe']) await tick(name).check();
  await tick('Schema Therapy').click();
  await page.getByText('Three fit side by side').waitFor();
  assert.equal(await tick('Schema Therapy').isChecked(), false);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.waitForURL('**/ways/compare?way=emdr&way=se&way=dare');
  await page.getByRole('columnheader', { name: 'DARe' }).waitFor();
  await end();
});

test('three ways are compared by keyboard alone, and the address can be shared', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/ways/compare`);
  await page.getByText('Choose two or three ways.').waitFor();
  const reach = async (label) => {
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement.closest('label')?.textContent ?? '');
      if (at.includes(label)) return;
    }
    assert.fail(`${label} is not reached by keyboard`);
  };
  for (const [label, key] of [['First', 'EMDR'], ['Second', 'Internal'], ['Third', 'Schema']]) {
    await reach(label);
    await page.keyboard.type(key);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
  }
  await page.getByRole('columnheader', { name: 'Schema Therapy' }).waitFor();
  const { search } = new URL(page.url());
  assert.equal(search, '?way=emdr&way=ifs&way=schema');
  await page.goto(`${home.address}/ways/compare${search}`);
  await page.getByRole('columnheader', { name: 'Schema Therapy' }).waitFor();
  assert.deepEqual(
    await page.getByRole('columnheader').allTextContents(),
    ['EMDR', 'Internal Family Systems', 'Schema Therapy']
  );
  for (const row of ['When not', 'What we do not know', 'Evidence', 'What to ask']) {
    assert.equal(await page.getByRole('rowheader', { name: row, exact: true }).count(), 1, row);
  }
  await page.goto(`${home.address}/ways/compare?way=emdr&way=nobody`);
  await page.getByText('We left out 1').waitFor();
  await end();
});

test('without scripts the comparison says so and shows the way to each page', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  await page.goto(`${home.address}/ways`);
  await page.locator('input[value="emdr"]').check();
  await page.getByRole('button', { name: 'Compare' }).click();
  assert.equal(new URL(page.url()).search, '?way=emdr');
  assert.match(await page.locator('noscript').first().innerText(), /needs scripts/);
  await page.locator('noscript a[href="/ways/emdr"]').click();
  await page.getByRole('heading', { level: 1, name: /Eye Movement/ }).waitFor();
  await end();
});

test('on paper a comparison is the table alone', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(home.address + THREE);
  await page.getByRole('table').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByRole('table').isVisible());
  assert.equal(await page.locator('main select').first().isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Print this' }).isVisible(), false);
  await end();
});
