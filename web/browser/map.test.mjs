import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { begin, finish, kept, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const names = (page) => page.locator('svg text.name').allTextContents();

test('a second relationship lands on the same map, clear of the first', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finish(page, (i) => [3, 0, 1][i % 3]);
  await begin(page, home.address, { label: 'A friend', nickname: 'Noor' });
  await finish(page, (i) => [4, 3, 2][i % 3]);
  await page.getByText('Two relationships so far.').waitFor();
  assert.deepEqual((await names(page)).sort(), ['Noor', 'my partner']);
  const description = await page.locator('svg[role=img] title').textContent();
  assert.match(description, /Noor: .*my partner: /s);
  const boxes = await page.locator('svg text.name').evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON())
  );
  const [a, b] = boxes;
  const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  assert.ok(apart, 'the names do not cover each other');
  await page.getByText('The same as a table').click();
  assert.equal(await page.locator('.rows tbody tr').count(), 2);
  await end();
});

test('the same relationship mapped again: the earlier mark stays, joined by a path', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finish(page, (i) => (i % 2 === 0 ? 4 : 1));
  await page.getByRole('link', { name: 'Look again' }).click();
  await page.getByText('You mapped this relationship on').waitFor();
  assert.ok(await page.getByLabel('Someone I love now').isChecked());
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('h1#statement').waitFor();
  await finish(page, (i) => (i % 2 === 0 ? 0 : 3));
  await page.getByText('One relationship so far.').waitFor();
  assert.equal(await page.locator('svg path.way').count(), 1);
  assert.equal(await page.locator('svg path.dot.earlier').count(), 1);
  const rows = page.locator('.rows tbody tr:not(.since)');
  assert.equal(await rows.count(), 2, 'each mark has its row');
  await end();
});

test('saving is said aloud and lasts; an unsaved map is removed after a day', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finish(page);
  await page.getByText('removed from this device after 24 hours').waitFor();
  const ageAll = (hours) =>
    page.evaluate(
      (ms) =>
        new Promise((done) => {
          const opening = indexedDB.open('secure-base');
          opening.onsuccess = () => {
            const tx = opening.result.transaction('mappings', 'readwrite');
            const cursor = tx.objectStore('mappings').openCursor();
            cursor.onsuccess = () => {
              if (!cursor.result) return;
              const { value } = cursor.result;
              value.changedAt = new Date(Date.parse(value.changedAt) - ms).toISOString();
              cursor.result.update(value);
              cursor.result.continue();
            };
            tx.oncomplete = () => (opening.result.close(), done());
          };
        }),
      hours * 3600 * 1000
    );
  await page.getByRole('button', { name: 'Save on this device' }).click();
  await page.getByText('Saved on this device.').waitFor();
  assert.equal(await page.locator('.news').getAttribute('aria-live'), 'polite');
  await ageAll(24 * 40);
  const again = await context.newPage();
  await again.goto(`${home.address}/map`);
  await again.getByRole('heading', { name: 'With my partner' }).waitFor();
  await begin(page, home.address, { label: 'My father' });
  await finish(page);
  await ageAll(25);
  await page.goto(`${home.address}/map`);
  await page.getByRole('heading', { name: 'With my partner' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: /^With / }).count(), 1);
  assert.deepEqual((await kept(page)).map((one) => one.kind), ['partner']);
  await end();
});

test('forget asks first; then nothing of it is left in the browser', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finish(page);
  await begin(page, home.address, { label: 'My mother' });
  await finish(page);
  const forget = page.locator('article').getByRole('button', { name: 'Forget', exact: true });
  await forget.click();
  await page.getByRole('heading', { name: 'Forget my mother?' }).waitFor();
  await page.getByRole('button', { name: 'Keep it' }).click();
  assert.equal((await kept(page)).length, 2);
  await forget.click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('One relationship so far.').waitFor();
  assert.deepEqual((await kept(page)).map((one) => one.kind), ['partner']);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('There is no finished map on this device yet.').waitFor();
  assert.deepEqual(await kept(page), []);
  await page.reload();
  await page.getByText('There is no finished map on this device yet.').waitFor();
  await end();
});

test('an unfinished map alone can be forgotten too', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await page.goto(`${home.address}/map`);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('Forgotten on this device.').waitFor();
  assert.deepEqual(await kept(page), []);
  await end();
});

test('on paper: the map and every word, without buttons', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finish(page);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('svg[role=img]').isVisible());
  assert.ok(await page.getByText('What this is not').isVisible());
  assert.ok(await page.getByText('We wrote the statements ourselves').isVisible());
  for (const hidden of ['header', '.no-print']) {
    for (const one of await page.locator(hidden).all()) assert.ok(!(await one.isVisible()), hidden);
  }
  await end();
});
