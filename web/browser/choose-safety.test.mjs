// Fears: a list is shown where help comes first; the reason why work for two rests stands on a
// screen, on paper or on the device beside the match.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keptMatches, list, match, toFirst, toResult, heading } from './choosing.mjs';
import { install, launch } from './installation.mjs';
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

/** What was told on this device, written as the pages of safety write it. */
function told(page, { events = [], us }) {
  return page.evaluate(
    ([list, word]) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('secure-base-own', 1);
        opening.onupgradeneeded = () => {
          const db = opening.result;
          db.createObjectStore('events', { autoIncrement: true });
          db.createObjectStore('kept');
          db.createObjectStore('plan', { keyPath: 'id' });
          db.createObjectStore('offers', { autoIncrement: true });
        };
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(['events', 'kept'], 'readwrite');
          for (const event of list) tx.objectStore('events').add({ event, at: new Date().toISOString() });
          if (word) tx.objectStore('kept').put(word, 'us');
          tx.oncomplete = () => (db.close(), done());
        };
      }),
    [events, us]
  );
}

const visible = (page, text) => page.getByText(text).first().waitFor();

test('where fear was told before, work for two is kept for later, without a word', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/about`);
  await told(page, { us: 'danger' });
  await match(page, home.address, 'G05,P12');
  assert.ok(!(await list(page)).some((name) => /couple/i.test(name)));
  await page.locator('summary', { hasText: 'Ruled out, and why' }).click();
  const out = page.locator('.screen li', { hasText: 'Emotionally Focused Therapy for couples' });
  assert.match(await out.innerText(), /Kept for later\.$/);
  const words = /frightens|controls|not your fault|afraid of what may follow/;
  assert.ok(!words.test(await page.locator('main').innerText()));
  assert.ok(!/X01/.test(JSON.stringify(await keptMatches(page))));
  await page.emulateMedia({ media: 'print' });
  assert.ok(!words.test(await page.locator('main').innerText()));
  await end();
});

test('in danger there is help in place of a list; with care, what comes first stands there', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/about`);
  await told(page, { events: ['positive'] });
  await match(page, home.address, 'G01');
  await visible(page, 'Your safety comes first');
  await visible(page, 'No list for now');
  assert.ok(!(await page.locator('main').innerText()).includes('You marked'), 'nobody marked it here');
  await told(page, { events: ['acute'] });
  await page.goto(`${home.address}/match`);
  await page.getByRole('button', { name: 'I want to go on' }).click();
  await toFirst(page, home.address, 'G01');
  await toResult(page);
  await visible(page, 'Help comes first now');
  assert.deepEqual(await list(page), []);
  await end();
});

test('what was told while the list was open holds when one comes back to it', async () => {
  const { page, end } = await visit(browser, home.address);
  await match(page, home.address, 'G05');
  assert.ok((await list(page)).some((name) => /couple/i.test(name)));
  await page.getByRole('link', { name: 'Words for a first talk' }).first().click();
  await heading(page, 'Questions for a first talk');
  await told(page, { us: 'some' });
  await page.goBack();
  await heading(page, 'Ways of working that fit');
  await page.waitForFunction(
    () => ![...document.querySelectorAll('.list > article h3')].some((one) => /couple/i.test(one.textContent))
  );
  await end();
});
