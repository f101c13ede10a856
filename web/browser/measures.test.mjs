// Fears: answers of our own measures leave the device, help comes after a score, or a result is kept
// that nobody asked to keep.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { install, launch } from './installation.mjs';
import { SERVER_GONE, sideways, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const questions = (page) => page.locator('fieldset.item');
const result = (page) => page.getByRole('button', { name: 'See the result' });

/** Opens a measure from the list and marks the same place in every question. */
async function fill(page, title, place) {
  await page.goto(`${home.address}/measures`);
  await page.getByRole('link', { name: new RegExp(`^${title}`) }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  for (const one of await questions(page).all()) await one.locator('label.choice').nth(place).click();
}

test('a measure is answered by mouse, scored on the device and kept only when asked', async () => {
  const { page, context, end } = await visit(browser, home.address);
  const sent = [];
  context.on('request', (one) => one.method() !== 'GET' && sent.push(one.url()));
  await fill(page, 'Low mood', 1);
  await page.getByText('Who will see your answers: nobody').waitFor();
  await axe(page, 'the questions');
  await result(page).click();
  await page.getByText(/^\d+ on a range from 0 to 24$/).waitFor();
  await page.getByText('It is no diagnosis').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await axe(page, 'the result');
  assert.deepEqual(sent, [], 'nothing was sent');
  await page.goto(`${home.address}/measures`);
  await page.getByRole('link', { name: /^Low mood/ }).waitFor();
  assert.equal(await page.getByText('Last kept on').count(), 0, 'nothing was kept');

  await fill(page, 'Low mood', 1);
  await result(page).click();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await page.getByText('Kept on this device.').waitFor();
  await fill(page, 'Low mood', 3);
  await result(page).click();
  await page.getByRole('heading', { name: /^Since / }).waitFor();
  await page.getByRole('button', { name: 'Forget all results of this measure' }).click();
  await page.getByText('All results of this measure are removed').waitFor();
  assert.equal(await page.getByRole('heading', { name: /^Since / }).count(), 0);
  await end();
});

test('a reload loses no mark, an open question is named once, and keys do it all', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/measures/answer#worry`);
  await questions(page).first().waitFor();
  await questions(page).first().locator('input').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.reload();
  await questions(page).first().waitFor();
  assert.ok(await questions(page).first().locator('input').nth(1).isChecked());
  await result(page).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/questions are still open/).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
  await result(page).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/answers are missing/).waitFor();
  for (const box of await page.locator('main .button').all()) {
    assert.ok((await box.boundingBox()).height >= 44);
  }
  await end();
});

test('the safety check stands among the measures and is a page of its own', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/measures`);
  await page.locator('main').getByRole('link', { name: /^Safety check/ }).click();
  await page.waitForURL(`${home.address}/safety`);
  await page.locator('main h1').waitFor();
  await end();
});

test('forgetting everything on the map forgets the results of measures too', async () => {
  const { page, end } = await visit(browser, home.address);
  await fill(page, 'Worry', 0);
  await result(page).click();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await page.goto(`${home.address}/measures`);
  await page.getByText('Last kept on').waitFor();
  await page.getByRole('button', { name: 'Forget all results' }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await page.getByText('All kept results are removed').waitFor();
  assert.equal(await page.getByText('Last kept on').count(), 0);
  await end();
});

test('our own measures are there without the server, once loaded', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [SERVER_GONE] });
  await page.goto(`${home.address}/measures/answer#self-worth`);
  await questions(page).first().waitFor();
  await home.kill();
  try {
    for (const one of await questions(page).all()) await one.locator('label.choice').nth(2).click();
    await result(page).click();
    await page.getByText(/on a range from/).waitFor();
  } finally {
    await home.start();
  }
  await end();
});

for (const colorScheme of ['light', 'dark']) {
  test(`measures and ledger read well from 320 px, ${colorScheme}`, async () => {
    const viewport = { width: 320, height: 720 };
    const { page, end } = await visit(browser, home.address, { colorScheme, viewport });
    for (const path of ['/measures', '/ledger', '/measures/answer#felt-safety']) {
      await page.goto(home.address + path);
      await page.locator('main a, main summary, main fieldset').first().waitFor();
      assert.ok((await sideways(page)) <= 0, path);
      await axe(page, path);
    }
    await end();
  });
}
