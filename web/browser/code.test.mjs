import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { REFUSED, answer, begin, finish, kept, statement, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

async function keepMap(page) {
  await page.goto(`${home.address}/continue`);
  await page.getByRole('button', { name: 'Keep it for another device' }).click();
  await page.locator('ol.words li').nth(5).waitFor();
  return page.locator('ol.words li').allTextContents();
}

async function bring(page, words) {
  await page.goto(`${home.address}/continue`);
  await page.getByLabel('Your six words').fill(words);
  await page.getByRole('button', { name: 'Bring the map here' }).click();
}

test('an unfinished map goes on in another browser, with capitals and commas in the code', async () => {
  const one = await visit(browser, home.address);
  await begin(one.page, home.address, { nickname: 'Sam' });
  await answer(one.page, 0);
  await answer(one.page, 4);
  const open = await statement(one.page).textContent();
  const words = await keepMap(one.page);
  assert.equal(words.length, 6);
  assert.match(await one.page.locator('#keep ~ p').first().textContent(), /Write these six words/);

  const two = await visit(browser, home.address);
  await bring(two.page, ` ${words.join(', ').toUpperCase()} `);
  await two.page.getByText('1 relationship came to this device.').waitFor();
  const [came] = await kept(two.page);
  assert.deepEqual(came.asked.map((asked) => asked.given), [{ answer: 1 }, { answer: 5 }, null]);
  assert.equal(came.nickname, '', 'the nickname stayed on the first device');
  await two.page.goto(home.address);
  await two.page.getByRole('link', { name: 'Go on where you were' }).click();
  await statement(two.page).waitFor();
  assert.equal(await statement(two.page).textContent(), open);
  await finish(two.page);

  // The other device replaces what is kept; the first one is brought up to date without a loss.
  await two.page.goto(`${home.address}/continue`);
  await two.page.getByLabel('Your six words').fill(words.join(' '));
  await two.page.getByRole('button', { name: 'Replace what is kept' }).click();
  await two.page.getByRole('button', { name: 'Replace it' }).click();
  await two.page.getByText('is kept under these words until').waitFor();
  await bring(one.page, words.join(' '));
  await one.page.getByText('is up to date here now').waitFor();
  const [back] = await kept(one.page);
  assert.ok(back.result, 'the result came back');
  assert.equal(back.nickname, 'Sam', 'and the nickname is still here');
  await one.end();
  await two.end();
});

test('where answers differ, both versions stay and the page says so', async () => {
  const one = await visit(browser, home.address);
  await begin(one.page, home.address);
  await answer(one.page, 1);
  const words = await keepMap(one.page);
  await one.page.goto(home.address);
  await one.page.getByRole('link', { name: 'Go on where you were' }).click();
  await one.page.getByRole('button', { name: 'Back' }).click();
  await one.page.waitForFunction(() => location.hash.endsWith('/1'));
  await answer(one.page, 4);
  await bring(one.page, words.join(' '));
  await one.page.getByText('We kept both').waitFor();
  const all = await kept(one.page);
  const firsts = all.map((mapping) => mapping.asked[0].given.answer).sort();
  assert.deepEqual(firsts, [2, 5]);
  await one.end();
});

test('a wrong code: which word is not in the list, in plain words', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [REFUSED] });
  await bring(page, 'zzzzqqq two words only');
  const alert = page.locator('#words-trouble');
  await alert.getByText('zzzzqqq').waitFor();
  assert.equal(await page.getByLabel('Your six words').getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await kept(page), [], 'nothing came');
  await page.getByLabel('Your six words').fill('');
  await page.getByRole('button', { name: 'Bring the map here' }).click();
  await alert.getByText('Type the six words first.').waitFor();
  await end();
});

test('a forgotten map opens nowhere; its words are refused calmly', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [REFUSED] });
  await begin(page, home.address);
  await answer(page, 2);
  const words = await keepMap(page);
  await page.getByRole('button', { name: 'Forget it on the server' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Forget it on the server' }).click();
  await page.getByText('Forgotten on the server.').waitFor();
  await bring(page, words.join(' '));
  await page.locator('#words-trouble p').first().waitFor();
  assert.equal((await kept(page)).length, 1, 'the map of this device is still here');
  await end();
});

test('a kept map survives a killed server', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await answer(page, 3);
  const words = await keepMap(page);
  await home.kill();
  await home.start();
  const other = await visit(browser, home.address);
  await bring(other.page, words.join('-'));
  await other.page.getByText('came to this device').waitFor();
  await other.end();
  await end();
});
