// Fears: the plan is not there in the worst hour; someone else reads it; paper shows more than the
// person's own words.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { axe } from './axe.mjs';
import { install, launch } from './installation.mjs';
import { kept, roomy, watchRequests } from './safety-visit.mjs';
import { SERVER_GONE, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const line = (page, part, number = 1) => page.getByLabel(`${part}, line ${number}`, { exact: true });
const SIGNS = 'How I notice that it is starting';
const ALONE = 'What I can do by myself';
const HELP = 'People I can ask for help';

/** A browser of its own, on a folder of its own, that can be killed like a battery that runs out. */
async function ownBrowser(folder) {
  const port = 9300 + (process.pid % 600);
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${folder}`];
  const child = spawn(process.env.SECUREBASE_CHROMIUM ?? '/usr/bin/chromium', [
    ...args,
    `--remote-debugging-port=${port}`,
    'about:blank'
  ], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  for (let i = 0; i < 300; i += 1) {
    const over = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    if (over) {
      const page = over.contexts()[0].pages()[0] ?? (await over.contexts()[0].newPage());
      page.setDefaultTimeout(30_000);
      return { page, kill: async () => (child.kill('SIGKILL'), await ended) };
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the browser did not start');
}

test('each letter is there after the browser was killed and the server is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'securebase-killed-'));
  try {
    const first = await ownBrowser(folder);
    await first.page.goto(`${home.address}/safety-plan`);
    await first.page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
    await first.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await line(first.page, SIGNS).pressSequentially('I stop answering messages');
    await line(first.page, HELP).pressSequentially('Wren, 555 0100');
    await first.page.getByText('Kept on this device.', { exact: true }).waitFor();
    await first.kill();
    await home.kill();
    const second = await ownBrowser(folder);
    await second.page.goto(`${home.address}/safety-plan`);
    await line(second.page, SIGNS).waitFor();
    assert.equal(await line(second.page, SIGNS).inputValue(), 'I stop answering messages');
    assert.equal(await line(second.page, HELP).inputValue(), 'Wren, 555 0100');
    await second.kill();
  } finally {
    await home.kill();
    await home.start();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

test('each letter is written to the disk at once, and written through', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/safety-plan`);
  await line(page, ALONE).waitFor();
  const written = await page.evaluate(async () => {
    const durabilities = [];
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...all) {
      const { transaction } = this;
      transaction.addEventListener('complete', () => durabilities.push(transaction.durability));
      return put.apply(this, all);
    };
    const field = document.querySelectorAll('main textarea')[1];
    for (let i = 1; i <= 20; i += 1) {
      field.value = 'x'.repeat(i);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      while (durabilities.length < i) await new Promise((done) => setTimeout(done, 1));
    }
    return durabilities;
  });
  assert.deepEqual(written, Array(20).fill('strict'));
  await end();
});

test('lines are added, removed, put back and deleted; nothing of it is sent', async () => {
  const { page, context, end } = await visit(browser, home.address);
  const requests = watchRequests(context);
  await page.goto(`${home.address}/safety-plan`);
  await page.getByText('Nobody sees your plan.').waitFor();
  await line(page, SIGNS).fill('larkspur one');
  await page.keyboard.press('Enter');
  await line(page, SIGNS, 2).waitFor();
  await page.keyboard.type('larkspur two');
  await page.getByRole('button', { name: `Remove line 1 of: ${SIGNS}` }).click();
  assert.equal(await line(page, SIGNS).inputValue(), 'larkspur two');
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.reload();
  assert.equal(await line(page, SIGNS, 1).inputValue(), 'larkspur one');
  assert.equal(await line(page, SIGNS, 2).inputValue(), 'larkspur two');
  await page.getByRole('button', { name: 'Delete the plan' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await page.getByText('The plan is deleted from this device.').waitFor();
  assert.deepEqual((await kept(page)).plan, {});
  await requests.clean(['larkspur']);
  await end();
});

test('it works where the engine cannot run, and where no server answers', async () => {
  const { page, context, end } = await visit(browser, home.address, { copies: true, expected: [SERVER_GONE] });
  await context.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(`${home.address}/about`);
  await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await home.kill();
  try {
    await page.getByRole('link', { name: 'A plan for hard nights' }).click();
    await line(page, SIGNS).fill('words');
    await page.getByText('Kept on this device.', { exact: true }).waitFor();
    await page.reload();
    assert.equal(await line(page, SIGNS).inputValue(), 'words');
  } finally {
    await home.start();
  }
  await end();
});

test('on paper: one page, only own lines, and the numbers of the country', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/safety-plan`);
  await line(page, SIGNS).waitFor();
  const parts = await page.locator('main section.card h2').allTextContents();
  assert.equal(parts.length, 7);
  for (const title of parts) {
    const part = title.replace(/^\d\. /, '');
    for (const number of [1, 2, 3, 4]) {
      await line(page, part, number).fill(`My own words, number ${number}, about this, as I would say them`);
      await page.keyboard.press('Enter');
    }
  }
  await page.getByLabel('Your country').selectOption('NL');
  await page.locator('main a[href="tel:113"]').waitFor();
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  assert.match(text, /Emergency: 112/);
  assert.match(text, /113 Zelfmoordpreventie: Call 113 or Call 0800-0113/);
  assert.equal(text.match(/My own words/g).length, 28);
  for (const not of ['I stop answering messages', 'Write a thought', 'Nobody sees', 'Print it', 'Run by']) {
    assert.ok(!text.includes(not), not);
  }
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length, 1, format);
  }
  await end();
});

test('forgetting everything forgets the plan too, and says so before', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/safety-plan`);
  await line(page, SIGNS).fill('words');
  await page.getByText('Kept on this device.', { exact: true }).waitFor();
  const { begin, finish } = await import('./visit.mjs');
  await begin(page, home.address);
  await finish(page);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('So is your safety plan').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('Everything is forgotten on this device.').waitFor();
  await page.waitForTimeout(200);
  assert.deepEqual((await kept(page)).plan, {});
  await end();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing and nothing is cramped at 320 px, ${colorScheme}`, async () => {
    const viewport = { width: 320, height: 640 };
    const { page, end } = await visit(browser, home.address, { colorScheme, viewport });
    await page.goto(`${home.address}/safety-plan`);
    await line(page, SIGNS).fill('words that are long enough to need more than one line on a small screen');
    for (const one of await page.locator('main summary').all()) await one.click();
    await page.getByLabel('Your country').selectOption('GB');
    await axe(page, 'the plan, everything open');
    await roomy(page, 'the plan');
    await page.getByRole('button', { name: 'Delete the plan' }).click();
    await axe(page, 'the question before deleting');
    assert.equal(await page.title(), 'Secure Base');
    await end();
  });
}
