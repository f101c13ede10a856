import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { SERVER_GONE, answer, begin, finish, kept, next, statement, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const given = async (page) => (await kept(page))[0].asked.map((one) => one.given);

test('a reload in the middle shows the same statement, and no answer is asked again', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  const before = [await answer(page, 0), await answer(page, 4), await answer(page, 2)];
  const open = await statement(page).textContent();
  await page.reload();
  await statement(page).waitFor();
  assert.equal(await statement(page).textContent(), open);
  assert.deepEqual(await given(page), [{ answer: 1 }, { answer: 5 }, { answer: 3 }, null]);
  const rest = await finish(page);
  const all = [...before, ...rest];
  assert.equal(new Set(all).size, all.length, 'a statement came twice');
  await end();
});

test('the browser’s back button walks through the statements with their answers', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  const first = await answer(page, 3);
  const second = await answer(page, 1);
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, second);
  assert.ok(await page.locator('label.choice input').nth(1).isChecked());
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, first);
  assert.ok(await page.locator('label.choice input').nth(3).isChecked());
  await page.reload();
  await statement(page).waitFor();
  assert.equal(await statement(page).textContent(), first, 'a reload stays on the earlier one');
  // Unchanged: on to the second. Changed: the later answers stay and the engine is asked.
  await next(page).click();
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, second);
  await answer(page, 0);
  const now = await given(page);
  assert.deepEqual(now.slice(0, 2), [{ answer: 4 }, { answer: 1 }]);
  await finish(page);
  await end();
});

test('“Back” shows the earlier statement; a changed answer keeps the later ones', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await answer(page, 1);
  await answer(page, 1);
  await answer(page, 1);
  for (const number of [3, 2, 1]) {
    await page.getByRole('button', { name: 'Back' }).click();
    await page.waitForFunction((at) => location.hash.endsWith(`/${at}`), number);
  }
  await answer(page, 4);
  const now = await given(page);
  assert.deepEqual(now.slice(0, 3), [{ answer: 5 }, { answer: 2 }, { answer: 2 }]);
  assert.equal(now[3], null, 'the next open statement is on the screen');
  await end();
});

test('a closed tab: the first page offers to go on where the person was', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await answer(page, 2);
  await answer(page, 2);
  const open = await statement(page).textContent();
  await page.close();
  const again = await context.newPage();
  await again.goto(home.address);
  await again.getByRole('link', { name: 'Go on where you were' }).click();
  await statement(again).waitFor();
  assert.equal(await statement(again).textContent(), open);
  await finish(again);
  await end();
});

test('two tabs on the same map lose no answer', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await begin(page, home.address);
  const other = await context.newPage();
  await other.goto(page.url());
  await statement(other).waitFor();
  await answer(page, 0);
  await answer(page, 0);
  await answer(other, 4);
  const now = await given(other);
  assert.deepEqual(now.slice(0, 2), [{ answer: 5 }, { answer: 1 }]);
  await end();
});

test('a server killed in the middle: the statements go on as if nothing had happened', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [SERVER_GONE] });
  await begin(page, home.address);
  await answer(page, 1);
  await home.kill();
  await answer(page, 4);
  assert.deepEqual(await given(page), [{ answer: 2 }, { answer: 5 }, null]);
  await finish(page);
  await home.start();
  await end();
});

test('an engine that cannot be loaded yet: calm words, nothing lost, on where it was', async () => {
  const options = { expected: [/ERR_FAILED/] };
  const { page, context, end } = await visit(browser, home.address, options);
  await begin(page, home.address);
  await answer(page, 1);
  await context.route('**/api/v1/engine/content', (route) => route.abort());
  await page.reload();
  await statement(page).waitFor();
  await page.locator('label.choice').nth(4).click();
  await next(page).click();
  await page.getByText('A part of this page did not load').waitFor();
  assert.deepEqual(await given(page), [{ answer: 2 }, { answer: 5 }]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('A part of this page did not load').waitFor();
  await context.unroute('**/api/v1/engine/content');
  // No tap: the page tries again by itself.
  await statement(page).waitFor();
  assert.deepEqual(await given(page), [{ answer: 2 }, { answer: 5 }, null]);
  await finish(page);
  await end();
});

test('an answer is on the disk before the next statement appears', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  const strict = await page.evaluate(() => {
    const seen = [];
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const tx = real.call(this, stores, mode, options);
      if (mode === 'readwrite') tx.addEventListener('complete', () => seen.push(tx.durability));
      return tx;
    };
    globalThis.seenDurability = seen;
    // How many writes had completed when the statement changed.
    const heading = document.querySelector('h1');
    globalThis.writesAtChange = new Promise((done) => {
      new MutationObserver((_all, observer) => {
        if (heading.isConnected) return;
        observer.disconnect();
        done(seen.length);
      }).observe(document.body, { childList: true, subtree: true });
    });
    return true;
  });
  assert.ok(strict);
  await answer(page, 2);
  assert.ok((await page.evaluate(() => globalThis.writesAtChange)) >= 1, 'kept before it changed');
  const durability = await page.evaluate(() => globalThis.seenDurability);
  assert.ok(durability.every((one) => one === 'strict'), durability.join());
  await end();
});
