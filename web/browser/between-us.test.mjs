// Fears: the person who frightens sees that anything was asked, or what came of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { axe } from './axe.mjs';
import { install, launch } from './installation.mjs';
import { answer, asked, findWays, keeps, listen, question, roomy, watchRequests } from './safety-visit.mjs';
import { visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

/** What the match says to someone who tells it about fear themselves; here it must stay unsaid. */
const needs = resolve(import.meta.dirname, '../../content/indications/needs.yaml');
const fear = parse(readFileSync(needs, 'utf8')).gates.find((one) => one.id === 'X01');
const fearTexts = [fear.title, fear.more, ...fear.says, ...fear.why.map((one) => one.text)];

const ALONE = 'No, I am alone and only I use it';
const said = (page, text) => page.locator('main h1', { hasText: text }).waitFor();
const nothing = async (page) => {
  await page.waitForTimeout(300);
  await keeps(page, {});
};

async function start(page, { declined = false } = {}) {
  await page.goto(`${home.address}/between-us`);
  if (declined) await page.getByLabel('Do not keep anything').check();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await question(page).waitFor();
}

/** Everything is a no but what `yes` names, by the number of the question after the first. */
async function answers(page, yes) {
  await answer(page, ALONE);
  for (let i = 1; await question(page).count(); i += 1) await answer(page, yes[i] ?? 'No');
}

test('title, heading and address give nothing away, and it says who sees it before it asks', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/between-us`);
  await said(page, 'A few questions about us');
  assert.equal(await page.title(), 'Secure Base');
  await page.getByText('Nobody sees your answers. They are not sent, not kept').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  assert.match(await question(page).textContent(), /Could someone else see this screen now/);
  assert.equal(await page.title(), 'Secure Base');
  assert.equal(page.url(), `${home.address}/between-us`);
  await end();
});

for (const watched of ['Yes', 'I am not sure']) {
  test(`watched (${watched}): nothing is asked, help and the way out are shown, nothing is kept`, async () => {
    const { page, end } = await visit(browser, home.address);
    await start(page);
    await answer(page, watched);
    await said(page, 'Where to find help');
    assert.equal(await question(page).count(), 0);
    await page.getByRole('heading', { name: 'How to leave this page quickly' }).waitFor();
    await page.getByLabel('Your country').selectOption('AU');
    await page.locator('main a[href="tel:1800737732"]').waitFor();
    await nothing(page);
    await end();
  });
}

test('fear: no blame, help of one’s own, one word kept; work for two stays away and no screen says why', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await listen(context);
  const requests = watchRequests(context);
  await start(page);
  await answers(page, { 1: 'Yes' });
  await said(page, 'Thank you for telling this');
  await page.getByText('What you named is not your fault.').waitFor();
  await page.getByRole('heading', { name: 'If someone may look at your devices' }).waitFor();
  await page.getByText('Please do not plan to leave all by yourself').waitFor();
  await keeps(page, { us: 'some' });

  await page.goto(`${home.address}/about`);
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.safety-offer, dialog[open]').count(), 0);
  await findWays(page, home.address);
  const match = (await asked(page, '/api/v1/match')).at(-1);
  assert.deepEqual(match.gates, ['X01']);
  await page.waitForTimeout(300);
  await page.locator('main details').evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const result = await page.locator('main').innerText();
  for (const text of fearTexts) assert.ok(!result.includes(text), text);
  for (const way of ['efct', 'gottman']) assert.equal(await page.locator(`#way-${way}`).count(), 0, way);
  assert.ok((await page.locator('[id^=way-]').count()) > 3, 'other ways are there');
  await requests.clean(['afraid', '"some"', 'danger', 'x01']);
  await end();
});

test('high danger: it is named, with an advocate and without telling this person', async () => {
  const { page, end } = await visit(browser, home.address);
  await start(page);
  await answer(page, ALONE);
  while (!/pressed on your neck/.test(await question(page).textContent())) await answer(page, 'No');
  await answer(page, 'Yes');
  while (await question(page).count()) await answer(page, 'No');
  await said(page, 'Your life may be in danger');
  await page.getByText('Pressure on your neck, or your breath stopped.').waitFor();
  await page.getByText('Do not tell this person that you are planning.').waitFor();
  await keeps(page, { us: 'danger' });
  await page.getByRole('button', { name: 'Do not keep anything' }).click();
  await page.getByText('This page keeps nothing on this device now.').waitFor();
  await nothing(page);
  await end();
});

test('declined before: nothing is kept at all; wiped later: one tap, and it says the same in any case', async () => {
  const { page, end } = await visit(browser, home.address);
  await start(page, { declined: true });
  await answers(page, { 1: 'Yes' });
  await said(page, 'Thank you for telling this');
  assert.equal(await page.getByRole('heading', { name: 'One word is kept' }).count(), 0);
  await nothing(page);
  await start(page);
  await answers(page, { 1: 'Yes' });
  await said(page, 'Thank you for telling this');
  await page.goto(`${home.address}/between-us`);
  await page.getByRole('button', { name: 'Clear what this page keeps' }).click();
  await page.getByText('This page keeps nothing on this device now.').waitFor();
  await nothing(page);
  await end();
});

test('a no to each keeps nothing, and calls nobody safe', async () => {
  const { page, end } = await visit(browser, home.address);
  await start(page);
  await answers(page, {});
  await said(page, 'Thank you for answering');
  assert.ok(!/you are safe/i.test(await page.locator('main').textContent()));
  await nothing(page);
  await end();
});

test('leaving quickly: another page stands there, and on return the answers are gone', async () => {
  const { page, context, strangers, end } = await visit(browser, home.address);
  await context.route('https://www.wikipedia.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Elsewhere</h1>' })
  );
  for (const leave of [
    () => page.getByRole('link', { name: 'Leave quickly' }).click(),
    async () => {
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape');
    }
  ]) {
    await page.goto(`${home.address}/about`);
    await start(page);
    await answer(page, ALONE);
    await answer(page, 'Yes');
    await leave();
    await page.waitForURL('https://www.wikipedia.org/');
    await page.goBack();
    assert.equal(new URL(page.url()).pathname, '/about', 'the page left is not in the history');
    await page.goto(`${home.address}/between-us`);
    await said(page, 'A few questions about us');
    assert.equal(await question(page).count(), 0);
  }
  strangers.length = 0;
  await start(page);
  await answer(page, ALONE);
  await answer(page, 'Yes');
  await page.getByRole('link', { name: 'Help now' }).first().click();
  await page.waitForURL('**/help-now');
  await page.goBack();
  await said(page, 'A few questions about us');
  assert.equal(await question(page).count(), 0, 'also when the browser keeps the page in its memory');
  await nothing(page);
  await end();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, nothing is cramped at 320 px, and the keyboard does, ${colorScheme}`, async () => {
    const viewport = { width: 320, height: 640 };
    const { page, end } = await visit(browser, home.address, { colorScheme, viewport });
    await page.goto(`${home.address}/between-us`);
    const begin = page.getByRole('button', { name: 'Start', exact: true });
    await begin.waitFor();
    await axe(page, 'the start');
    await roomy(page, 'the start');
    await begin.focus();
    await page.keyboard.press('Enter');
    await question(page).waitFor();
    await axe(page, 'a question');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /afraid/.test(document.querySelector('main h1').textContent));
    await answer(page, 'Yes');
    while (await question(page).count()) await answer(page, 'No');
    await page.getByLabel('Your country').selectOption('AU');
    await axe(page, 'what came of it');
    await roomy(page, 'what came of it');
    await end();
  });
}
