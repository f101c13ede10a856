// What the tests of the safety pages do again and again.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

export const question = (page) => page.locator('h1#question');
export const card = (page) => page.locator('.safety-offer');
export const fullCard = (page) => page.locator('dialog[open]:has(#safety-full)');

/** Answers one question and waits for what follows. */
export async function answer(page, label) {
  const before = await page.locator('main h1').textContent();
  await page.getByLabel(label, { exact: true }).check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.waitForFunction(
    (text) => document.querySelector('main h1')?.textContent !== text,
    before
  );
}

/** The safety check from its first page to what came of it. */
export async function check(page, address, answers) {
  await page.goto(`${address}/safety`);
  await page.getByRole('button', { name: /Start the questions|Answer the questions again/ }).first().click();
  await question(page).waitFor();
  for (const one of answers) await answer(page, one);
}

export const ALL_NO = ['No', 'No', 'No'];
export const A_YES = ['Yes', 'No', 'No', 'No', 'No, I have no way in mind'];
export const DANGER = ['Yes', 'Yes', 'No', 'Yes'];

/** All that this browser keeps about safety, by store. */
export function kept(page) {
  return page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('secure-base-own');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = async () => {
          const db = opening.result;
          const stores = [...db.objectStoreNames];
          if (stores.length === 0) return done({});
          const tx = db.transaction(stores);
          const found = {};
          const all = (store, what) =>
            new Promise((one) => (tx.objectStore(store)[what]().onsuccess = (e) => one(e.target.result)));
          for (const store of stores) {
            const [keys, values] = [await all(store, 'getAllKeys'), await all(store, 'getAll')];
            found[store] = Object.fromEntries(keys.map((key, i) => [key, values[i]]));
          }
          db.close();
          done(found);
        };
      })
  );
}

/** What the safety pages keep comes to be, sooner or later, what `expected` says. */
export async function keeps(page, expected) {
  for (let i = 0; i < 600; i += 1) {
    if (isDeepStrictEqual((await kept(page)).kept ?? {}, expected)) return;
    await page.waitForTimeout(50);
  }
  assert.deepEqual((await kept(page)).kept ?? {}, expected);
}

/** Moves the record, and when the card was put away, so many hours into the past. */
export function age(page, hours) {
  return page.evaluate(
    (ms) =>
      new Promise((done) => {
        const opening = indexedDB.open('secure-base-own');
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['events', 'kept'], 'readwrite');
          const back = (text) => new Date(Date.parse(text) - ms).toISOString();
          tx.objectStore('events').openCursor().onsuccess = ({ target: { result } }) => {
            if (!result) return;
            result.update({ ...result.value, at: back(result.value.at) });
            result.continue();
          };
          const store = tx.objectStore('kept');
          store.get('away').onsuccess = ({ target: { result } }) =>
            result && store.put({ ...result, until: back(result.until) }, 'away');
          tx.oncomplete = () => (opening.result.close(), done());
        };
      }),
    hours * 3_600_000
  );
}

/** Watches what is asked of the engine on the device: [method, path, body] of each call. */
export async function listen(context) {
  await context.addInitScript(() => {
    globalThis.asked = [];
    const { encode } = TextEncoder.prototype;
    TextEncoder.prototype.encode = function (text) {
      globalThis.asked.push(text);
      return encode.call(this, text);
    };
  });
}

export async function asked(page, path) {
  const texts = await page.evaluate(() => globalThis.asked);
  return texts.flatMap((text, i) => (text === path && texts[i + 1] ? [JSON.parse(texts[i + 1])] : []));
}

/** From a need to the last page of the match; leaves what was asked of the engine to the caller. */
export async function findWays(page, address) {
  await page.goto(`${address}/match`);
  await page.getByLabel('Find a need by a word').fill('trust');
  await page.locator('main label.choice').first().click();
  await page.getByRole('button', { name: 'Next: what you prefer' }).click();
  await page.getByRole('button', { name: 'Next: your limits' }).click();
  await page.getByRole('button', { name: 'Next: what comes first' }).click();
  await page.getByLabel('None of these').check();
  await page.getByRole('button', { name: 'See ways of working' }).click();
  await page.getByRole('heading', { name: 'Ways of working that fit' }).waitFor();
}

const CONTENTS = ['/api/v1/choosing/content', '/api/v1/engine/content'];

/** Collects requests; `clean` fails if one of them could carry what a person said. */
export function watchRequests(context) {
  const requests = [];
  context.on('request', (one) => requests.push(one));
  return {
    async clean(words) {
      assert.ok(requests.length > 3);
      for (const one of requests) {
        const { pathname, search } = new URL(one.url());
        assert.equal(one.method(), 'GET', one.url());
        assert.equal(one.postData(), null, one.url());
        assert.ok(search === '' || pathname.endsWith('/__data.json'), one.url());
        assert.ok(!pathname.startsWith('/api/') || CONTENTS.includes(pathname), pathname);
        const said = JSON.stringify([one.url(), await one.allHeaders()]).toLowerCase();
        for (const word of words) assert.ok(!said.includes(word), `${word} in ${said}`);
      }
    }
  };
}

/** Nothing is wider than the screen, and everything to tap is large enough. */
export async function roomy(page, what) {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
  const taps = [
    'main :is(button, .button, .call, select, summary, label.choice)',
    '.safety-offer :is(a, button)',
    'dialog[open] :is(button, a)'
  ];
  const small = await page.locator(taps.join(', ')).evaluateAll((all) =>
    all
      .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
      .filter(([, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)
  );
  assert.deepEqual(small, [], what);
}
