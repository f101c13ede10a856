// One person with one browser profile. Every visit ends with the same two questions: was another
// host asked for anything, and did the browser complain?
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const NO_COPIES = /Service Worker registration blocked by Playwright/;

/**
 * `expected` lists what the browser may say in this visit, such as the trace of a dead server.
 * `copies` is for visits that outlive the server: the service worker copies every page at the
 * first one, a third of the work of a visit that needs none of them.
 */
export async function visit(browser, address, { expected = [], copies = false, ...options } = {}) {
  const serviceWorkers = copies ? 'allow' : 'block';
  const usual = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' };
  const context = await browser.newContext({ ...usual, serviceWorkers, ...options });
  // Only what never comes runs into it: a busy machine is no failure.
  context.setDefaultTimeout(30_000);
  const strangers = [];
  const complaints = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== address) strangers.push(request.url());
  });
  const note = (text) => {
    if (!copies && NO_COPIES.test(text)) return;
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) note(message.text());
  });
  context.on('weberror', (error) => note(String(error.error())));
  return {
    context,
    strangers,
    page: await context.newPage(),
    async end() {
      await context.close();
      assert.deepEqual(strangers, [], 'another host was asked');
      assert.deepEqual(complaints, [], 'the browser complained');
    }
  };
}

export const SERVER_GONE = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/;
export const REFUSED = /the server responded with a status of 4\d\d/;

export const next = (page) => page.getByRole('button', { name: 'Next', exact: true });
export const statement = (page) => page.locator('h1#statement');

/** From the first page to the first statement. */
export async function begin(page, address, { label = 'Someone I love now', nickname } = {}) {
  await page.goto(`${address}/`);
  await page.getByRole('link', { name: 'Map a relationship' }).click();
  await page.getByLabel(label, { exact: true }).check();
  if (nickname) await page.getByLabel('A nickname, if you like').fill(nickname);
  await page.getByRole('button', { name: 'Start' }).click();
  await statement(page).waitFor();
}

/**
 * Waits until the heading is another statement than `before` and has the focus, as it has when the
 * page has come to rest; or until the result is there.
 */
export async function moved(page, before) {
  await page.waitForFunction(
    (text) =>
      location.pathname === '/map' ||
      ((document.querySelector('h1#statement')?.textContent ?? text) !== text &&
        document.activeElement?.id === 'statement'),
    before
  );
}

/** Answers one statement by mouse; returns its text. */
export async function answer(page, choice) {
  const text = await statement(page).textContent();
  await page.locator('label.choice').nth(choice).click();
  await next(page).click();
  await moved(page, text);
  return text;
}

/** Answers until the result is there; `choose` gives the choice for each statement in turn. */
export async function finish(page, choose = () => 2) {
  const seen = [];
  while (new URL(page.url()).pathname !== '/map') {
    seen.push(await answer(page, choose(seen.length)));
    assert.ok(seen.length <= 40, 'more statements than the bank holds');
  }
  await page.getByRole('heading', { name: /^With / }).first().waitFor();
  return seen;
}

const bank = resolve(import.meta.dirname, '../../content/instruments/attachment.yaml');
const items = new Map(parse(readFileSync(bank, 'utf8')).items.map((item) => [item.id, item]));

/**
 * Answers as someone would who has so much of each dimension, from 1 to 5: a statement that speaks
 * for security gets the opposite answer.
 */
export async function finishLike(page, like) {
  while (new URL(page.url()).pathname !== '/map') {
    const { scale, reversed } = items.get((await onScreen(page)).id);
    await answer(page, reversed ? 5 - like[scale] : like[scale] - 1);
  }
  await page.getByRole('heading', { name: /^With / }).first().waitFor();
}

/** The statement that is shown, as this browser keeps it. */
async function onScreen(page) {
  const text = await statement(page).textContent();
  const open = (await kept(page)).flatMap((one) => one.asked).filter(({ given }) => given === null);
  const found = open.find(({ item }) => item.text === text);
  assert.ok(found, `"${text}" is shown, and these are open: ${open.map(({ item }) => item.text)}`);
  return found.item;
}

/** Every answer this browser keeps, by statement, straight from its database. */
export function kept(page) {
  return page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('secure-base');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const all = db.transaction('mappings').objectStore('mappings').getAll();
          all.onsuccess = () => {
            db.close();
            done(all.result);
          };
        };
      })
  );
}

export async function sideways(page) {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}

/** Moves all that is kept into the past, so that time lies between two sittings. */
export function age(page, ms) {
  return page.evaluate(
    (by) =>
      new Promise((done) => {
        const opening = indexedDB.open('secure-base');
        opening.onsuccess = () => {
          const tx = opening.result.transaction('mappings', 'readwrite');
          const store = tx.objectStore('mappings');
          const back = (date) => date && new Date(Date.parse(date) - by).toISOString();
          store.getAll().onsuccess = (event) => {
            for (const one of event.target.result) {
              for (const at of ['startedAt', 'changedAt', 'finishedAt']) one[at] = back(one[at]);
              store.put({ ...one, saved: true });
            }
          };
          tx.oncomplete = () => (opening.result.close(), done());
        };
      }),
    ms
  );
}

export async function lookAgain(page, how) {
  await page.getByRole('link', { name: 'Look again' }).first().click();
  await page.getByText('How closely do you want to look?').waitFor();
  await page.getByLabel(how).check();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('h1#statement').waitFor();
}
