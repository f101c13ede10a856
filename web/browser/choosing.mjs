// The steps from needs to ways of working, as a person takes them; and what leaves the browser.
export const next = (page, words) =>
  page.getByRole('button', { name: `Next: ${words}`, exact: true }).click();
export const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Every address that is asked for and every body that is sent. */
export function watched(context) {
  const asked = [];
  context.on('request', (one) => asked.push(`${one.url()} ${one.postData() ?? ''}`));
  return asked;
}

export async function toWishes(page, address, needs) {
  await page.goto(`${address}/match?needs=${needs}`);
  await heading(page, 'What do you need?');
  await next(page, 'what you prefer');
  await heading(page, 'What do you prefer?');
}

/** From needs to the last question; `wishes` and `limits` mark something on the way. */
export async function toFirst(page, address, needs, { wishes, limits } = {}) {
  await toWishes(page, address, needs);
  await wishes?.();
  await next(page, 'your limits');
  await heading(page, 'What is possible?');
  await limits?.();
  await next(page, 'what comes first');
  await heading(page, 'What comes first?');
}

export async function toResult(page, { gates = ['None of these'] } = {}) {
  for (const gate of gates) await page.getByLabel(gate).check();
  await page.getByRole('button', { name: 'See ways of working' }).click();
  await heading(page, 'Ways of working that fit');
}

export async function match(page, address, needs, { gates, ...steps } = {}) {
  await toFirst(page, address, needs, steps);
  await toResult(page, { gates });
}

/** The names on the short list, best first. */
export const list = (page) => page.locator('.list > article h3').allTextContents();

/** Every match this browser keeps, straight from its database. */
export function keptMatches(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open('secure-base');
        opening.onsuccess = () => {
          const db = opening.result;
          const all = db.transaction('matches').objectStore('matches').getAll();
          all.onsuccess = () => (db.close(), done(all.result));
        };
      })
  );
}

/** Pages of a PDF that Chromium wrote. */
export const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
