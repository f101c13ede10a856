// What the tests of practising do again and again.
import assert from 'node:assert/strict';
import { answer, question } from './safety-visit.mjs';

export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const link = (page, name) => page.getByRole('link', { name, exact: true });
// By keys: two presses of a mouse within a moment count as one double tap.
export const press = (page, name) => button(page, name).press('Enter');
export const formPath = (id, more = '') => `/practise/form?id=${id}${more}`;

/** Takes everything that this browser keeps, as if it had never been here. */
export async function forget(page, address) {
  await page.goto(`${address}/healthz`);
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done, failed) => {
        const going = indexedDB.deleteDatabase(name);
        going.onsuccess = done;
        going.onerror = () => failed(going.error);
      });
    }
  });
}

/** One store of the entries of this browser: [key, value] of all that is in it. */
export function keptIn(page, store) {
  return page.evaluate(
    (name) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('secure-base-entries');
        opening.onerror = () => failed(opening.error);
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onsuccess = () => {
          const tx = opening.result.transaction(name);
          const [keys, values] = [tx.objectStore(name).getAllKeys(), tx.objectStore(name).getAll()];
          tx.oncomplete = () => {
            opening.result.close();
            done(keys.result.map((key, i) => [key, values.result[i]]));
          };
        };
      }),
    store
  );
}

/** Puts something among the entries of this browser; `key` only where the store has no own. */
export function putIn(page, store, value, key) {
  return page.evaluate(
    ([name, one, at]) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('secure-base-entries');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(name, 'readwrite');
          if (at === null) tx.objectStore(name).put(one);
          else if (one === null) tx.objectStore(name).delete(at);
          else tx.objectStore(name).put(one, at);
          tx.oncomplete = () => (opening.result.close(), done());
        };
      }),
    [store, value ?? null, key ?? null]
  );
}

/** Those that stand alone, and those of entries that came whole. */
export async function operations(page) {
  const [alone, bundles] = [await keptIn(page, 'operations'), await keptIn(page, 'bundles')];
  return [...alone.map(([, one]) => one), ...bundles.flatMap(([, one]) => one.operations)];
}
export const fact = async (page, name) =>
  (await keptIn(page, 'facts')).find(([key]) => key === name)?.[1];

/** Until what is asked again and again is as it should be. */
export async function until(what, ask, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) assert.fail(`it did not come to this: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** Until the answer to a field is on the disk. */
export const isKept = (page, field, answer) =>
  until(`${field} is on the disk`, async () =>
    (await operations(page)).some(
      ({ what }) =>
        what.kind === 'set' && what.field === field &&
        (answer === undefined || JSON.stringify(what.answer) === JSON.stringify(answer))
    )
  );

/** Where the address says that the person is: the id of a step, or "@" and the phase. */
export const placeOf = (page) =>
  decodeURIComponent(/#at=(.+)$/.exec(page.url())?.[1] ?? '').replace(/^(@\w+)\/.*$/, '$1');

/** Goes on from here, and gives the place that follows. */
export async function goOn(page, how) {
  const before = page.url();
  await press(page, how);
  await page.waitForURL((url) => url.href !== before);
  return placeOf(page);
}

/** From the page of a form to its first step. */
export async function begin(page, form, { distress = 3, how = 'Begin' } = {}) {
  await until('it can begin', async () => (await button(page, how).getAttribute('aria-disabled')) === 'false');
  await press(page, how);
  if (form.distress) {
    await heading(page, 'Before you begin').waitFor();
    await tell(page, distress);
  }
  const first = form.steps.find((one) => one.show_if === undefined);
  await page.waitForURL((url) => url.hash !== '' && !placeOf({ url: () => url.href }).startsWith('@'));
  if (how === 'Begin') await heading(page, first.title).waitFor();
}

/** Tells distress from 0 to 10 and goes on. */
export async function tell(page, value) {
  const name = new RegExp(`^${value}(?!\\d)`);
  await page.getByRole('radiogroup', { name: /How much distress/ }).getByRole('radio', { name }).press(' ');
  await press(page, 'Go on');
}

/**
 * A form for two is closed until each of them has answered the questions between them, alone and in
 * this tab. They come from the form and go back to it: a fresh load would forget that they did.
 */
export async function answeredByBoth(page, address, form) {
  await page.goto(address + formPath(form.id));
  for (let i = 0; i < 2; i += 1) {
    await page.getByText('A few questions first, for each alone').waitFor();
    await link(page, 'To the questions').click();
    await press(page, 'Start');
    await question(page).waitFor();
    await answer(page, 'No, I am alone and only I use it');
    while ((await question(page).count()) > 0) await answer(page, 'No');
    await page.goBack();
    await heading(page, form.title).waitFor();
  }
}

/** From what follows the last step to the last page. */
export async function finish(page, form, distress = 2) {
  if (form.distress) {
    await heading(page, 'And now').waitFor();
    await tell(page, distress);
  }
  await heading(page, 'That is all for now').waitFor();
  await until('it is kept as finished', async () =>
    (await operations(page)).some(
      ({ entry, what }) => what.kind === 'finished' && page.url().includes(entry)
    )
  );
}
