// Fears: an answer leaves the device; without the network a person stands before a closed door; a
// new release takes an open sitting away.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { until } from './practise-visit.mjs';
import { SERVER_GONE, answer, begin, finish, kept, statement, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

/** Until the service worker of these pages has its copies and serves them. */
async function copied(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** What every visitor gets alike: content of the engines, forms, and the lists they choose from. */
const SAME_FOR_ALL = /^\/api\/v1\/((engine|choosing)\/content|forms(\/[a-z-]+)?|lists)$/;

test('no answer leaves the device: every request of an assessment is watched', async () => {
  const { page, context, end } = await visit(browser, home.address, { copies: true });
  const requests = [];
  context.on('request', (one) => requests.push(one));
  await begin(page, home.address, { nickname: 'Wren' });
  await finish(page, (i) => i % 5);
  await begin(page, home.address, { label: 'My mother' });
  await finish(page, (i) => (i * 2) % 5);
  assert.ok(requests.some((one) => one.url().endsWith('.wasm')), 'the engine was loaded');
  for (const one of requests) {
    const { pathname, search } = new URL(one.url());
    assert.equal(one.method(), 'GET', one.url());
    assert.equal(one.postData(), null, one.url());
    assert.equal(search, '', one.url());
    assert.ok(!pathname.startsWith('/api/') || SAME_FOR_ALL.test(pathname), pathname);
  }
  const asked = (await kept(page)).flatMap((one) => one.asked);
  const known = [...asked.map((one) => one.item.id), 'Wren', 'mother'];
  const heads = await Promise.all(requests.map(async (one) => JSON.stringify(await one.allHeaders())));
  for (const text of [...heads, ...requests.map((one) => one.url())]) {
    assert.ok(!known.some((word) => text.includes(word)), text);
  }
  await end();
});

test('once a page was open, the whole way works with the server gone', async () => {
  const { page, end } = await visit(browser, home.address, { copies: true, expected: [SERVER_GONE] });
  await page.goto(`${home.address}/`);
  await copied(page);
  await home.kill();
  try {
    await begin(page, home.address);
    await answer(page, 1);
    const open = await statement(page).textContent();
    await page.reload();
    await statement(page).waitFor();
    assert.equal(await statement(page).textContent(), open, 'a reload comes back to it');
    await finish(page, (i) => i % 5);
    await page.reload();
    await page.getByRole('heading', { name: /^With / }).first().waitFor();
    await page.goto(`${home.address}/`);
    await page.getByRole('link', { name: 'Your map' }).first().click();
    await page.locator('main svg[role=img]').waitFor();
    for (const path of ['/help-now', '/privacy', '/about', '/continue']) {
      await page.goto(home.address + path);
      await page.locator('main h1').waitFor();
    }
  } finally {
    await home.start();
  }
  await end();
});

test('copies hold what every visitor gets, and nothing of the person', async () => {
  const { page, end } = await visit(browser, home.address, { copies: true });
  await begin(page, home.address);
  await copied(page);
  await finish(page);
  const copies = await page.evaluate(async () => {
    const names = await caches.keys();
    const found = await Promise.all(names.map(async (one) => (await caches.open(one)).keys()));
    return found.flat().map((one) => new URL(one.url).pathname);
  });
  assert.ok(copies.includes('/map/answer') && copies.includes('/api/v1/engine/content'));
  assert.ok(copies.some((path) => path.endsWith('.wasm')));
  const fromApi = copies.filter((path) => path.startsWith('/api/'));
  assert.deepEqual(fromApi.filter((path) => !SAME_FOR_ALL.test(path)), []);
  await end();
});

test('without WebAssembly the page says so, and asks the server only when told to', async () => {
  const { page, context, end } = await visit(browser, home.address, { copies: true });
  await context.addInitScript(() => delete globalThis.WebAssembly);
  const sent = [];
  context.on('request', (one) => one.method() === 'POST' && sent.push(new URL(one.url()).pathname));
  await page.goto(`${home.address}/map/new`);
  await page.getByText('This browser cannot choose the statements by itself.').waitFor();
  assert.deepEqual(sent, []);
  await page.getByRole('button', { name: 'Use the server for this visit' }).click();
  await page.getByText('this device sends your answers').waitFor();
  await page.getByLabel('A friend').check();
  await page.getByRole('button', { name: 'Start' }).click();
  await statement(page).waitFor();
  await answer(page, 2);
  assert.deepEqual([...new Set(sent)], ['/api/v1/assessments/next']);
  // A reload asks anew: the consent was for this visit.
  const count = sent.length;
  await page.reload();
  await statement(page).waitFor();
  await page.locator('label.choice').nth(2).click();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByText('This browser cannot choose the statements by itself.').waitFor();
  assert.equal(sent.length, count);
  assert.equal((await kept(page))[0].asked[1].given.answer, 3, 'the answer is kept');
  await end();
});

/** A copy of the built pages that calls itself another release and shows it. */
function nextRelease() {
  const folder = mkdtempSync(join(tmpdir(), 'securebase-release-'));
  const web = join(folder, 'web');
  cpSync(join(import.meta.dirname, '../build'), web, { recursive: true });
  for (const name of readdirSync(web, { recursive: true })) {
    if (/\.(br|gz)$/.test(name)) rmSync(join(web, name));
  }
  const { version } = JSON.parse(readFileSync(join(web, '_app/version.json'), 'utf8'));
  const change = (name, from, to) => {
    const text = readFileSync(join(web, name), 'utf8');
    assert.ok(text.includes(from), `${name} has ${from}`);
    writeFileSync(join(web, name), text.replaceAll(from, to));
  };
  change('service-worker.js', version, `${Number(version) + 1}`);
  change('about.html', '<html lang="en"', '<html lang="en" data-release="new"');
  return { web, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

test('a new release waits until no statement is on the screen, and the sitting goes on', async () => {
  const { page, end } = await visit(browser, home.address, { copies: true, expected: [SERVER_GONE] });
  await page.goto(`${home.address}/`);
  await copied(page);
  await begin(page, home.address);
  await answer(page, 1);
  const open = await statement(page).textContent();
  const release = nextRelease();
  await home.kill();
  await home.start({ web: release.web });
  try {
    await page.reload();
    await statement(page).waitFor();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    const waiting = () => navigator.serviceWorker.getRegistration().then((one) => !!one.waiting);
    // The release has all pages to copy first.
    await until('the new release waits', () => page.evaluate(waiting));
    await page.waitForTimeout(500);
    assert.ok(await page.evaluate(waiting), 'it waits while a statement is on the screen');
    // A reload leaves the page for a moment: whether the browser lets the release in then is its
    // own business, and the sitting goes on either way.
    await page.reload();
    await statement(page).waitFor();
    assert.equal(await statement(page).textContent(), open);
    await page.goto(`${home.address}/`);
    const letIn = async () => {
      const one = await navigator.serviceWorker.getRegistration();
      return !one.waiting && one.active?.state === 'activated';
    };
    // Where the page still asks the old worker for something, the browser tries again much later.
    await until('the new release is let in', () => page.evaluate(letIn), 90_000);
    await page.goto(`${home.address}/about`);
    await page.locator('html[data-release="new"]').waitFor({ state: 'attached' });
    await page.goto(`${home.address}/`);
    await page.getByRole('link', { name: 'Go on where you were' }).click();
    await statement(page).waitFor();
    assert.equal(await statement(page).textContent(), open);
    await finish(page, (i) => i % 5);
  } finally {
    await home.kill();
    await home.start();
    release.remove();
  }
  await end();
});
