// Fears: the earlier map is lost, chance is told as change, or the picture, the words and the table
// say different things.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { age, begin, finish, finishLike, kept, lookAgain, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const HALF_YEAR = 180 * 24 * 3600 * 1000;

const card = (page) => page.locator('article');
const bySitting = async (page) =>
  (await kept(page)).sort((a, b) => a.startedAt.localeCompare(b.startedAt));

test('a real fall of worry: an earlier mark, a path, and words that agree with the table', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finishLike(page, { anxiety: 5, avoidance: 2 });
  const first = (await kept(page))[0];
  await age(page, HALF_YEAR);
  await page.reload();
  await lookAgain(page, 'A full look');
  await finishLike(page, { anxiety: 1, avoidance: 2 });

  const sittings = await bySitting(page);
  assert.equal(sittings.length, 2, 'the earlier sitting stays');
  assert.deepEqual(sittings[0].asked, first.asked);
  assert.deepEqual(sittings[0].result, first.result);
  assert.equal(sittings[1].tie, first.tie);
  assert.equal(await page.locator('svg path.way').count(), 1);
  assert.equal(await page.locator('svg path.dot.earlier').count(), 1);

  const headline = await card(page).locator('.headline').textContent();
  assert.match(headline, /moved towards trust/);
  await card(page).getByText('Worry about being left is lower here than it was.').waitFor();
  await page.getByText('The same as a table').click();
  const row = await page.locator('.rows tr.since').textContent();
  assert.ok(row.includes(headline), row);
  assert.ok((await page.locator('svg[role=img] title').textContent()).includes(headline));
  const words = await card(page).textContent();
  assert.doesNotMatch(words, /you are (anxious|avoidant|secure)|!/i);
  await end();
});

test('the same answers again: we cannot tell yet, kindly', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finishLike(page, { anxiety: 3, avoidance: 3 });
  await age(page, HALF_YEAR);
  await page.reload();
  await lookAgain(page, 'A full look');
  await finishLike(page, { anxiety: 3, avoidance: 3 });
  const headline = await card(page).locator('.headline').textContent();
  assert.match(headline, /cannot tell yet/);
  await card(page).getByText('does not mean that nothing has moved').waitFor();
  await end();
});

test('a short look asks less, and the sitting keeps how it was asked', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  // Answers that hang together: ones that do not are not carried over, whatever was drawn.
  await finishLike(page, { anxiety: 4, avoidance: 2 });
  await age(page, HALF_YEAR);
  await page.reload();
  await lookAgain(page, 'A short look');
  await finishLike(page, { anxiety: 4, avoidance: 2 });
  const [full, short] = await bySitting(page);
  assert.deepEqual([full.mode, short.mode], ['full', 'short']);
  // What was given stands in the message, should the two not hang together.
  const given = JSON.stringify([full, short].map((one) => one.asked.map((asked) => [asked.item.id, asked.given])));
  const [asked, before] = [short.asked.length, full.asked.length];
  assert.ok(asked <= before, `${asked} of ${before}`);
  assert.ok(Number.isSafeInteger(short.seed) && short.seed > 0 && short.seed !== full.seed);
  assert.deepEqual(full.earlier, []);
  assert.equal(short.earlier.length, 1, given);
  assert.equal(short.earlier[0].same, true);
  assert.ok(Math.abs(short.earlier[0].days - 180) < 0.1, `${short.earlier[0].days} days`);
  assert.deepEqual(
    short.earlier[0].dimensions,
    full.result.dimensions.map(({ id, own }) => ({ id, ...own }))
  );
  assert.equal(short.result.mode, 'short');
  assert.equal(short.result.earlier_used, 1, given);
  await end();
});

test('a third look: all marks are on the path, and the change since the first is told too', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finishLike(page, { anxiety: 5, avoidance: 5 });
  for (const level of [3, 1]) {
    await age(page, HALF_YEAR);
    await page.reload();
    await lookAgain(page, 'A full look');
    await finishLike(page, { anxiety: level, avoidance: level });
  }
  assert.equal(await page.locator('svg path.way').count(), 1);
  assert.equal(await page.locator('svg path.dot.earlier').count(), 2);
  await card(page).getByRole('heading', { name: /^Since the first map, on/ }).waitFor();
  await page.getByText('The same as a table').click();
  assert.equal(await page.locator('.rows tbody tr:not(.since)').count(), 3);
  assert.equal(await page.locator('.rows tbody tr.since').count(), 2);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.rows tr.since').first().isVisible(), 'paper shows the change too');
  await end();
});

test('what the first release kept opens, and can be looked at again', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finishLike(page, { anxiety: 4, avoidance: 2 });
  const [now] = await kept(page);
  await page.goto(`${home.address}/privacy`);
  await page.evaluate(
    (one) =>
      new Promise((done, failed) => {
        delete one.mode;
        delete one.seed;
        delete one.earlier;
        delete one.result.mode;
        delete one.result.earlier_used;
        delete one.result.answer_quality;
        for (const dimension of one.result.dimensions) delete dimension.own;
        const removing = indexedDB.deleteDatabase('secure-base');
        removing.onerror = () => failed(removing.error);
        removing.onsuccess = () => {
          const opening = indexedDB.open('secure-base', 1);
          opening.onupgradeneeded = () =>
            opening.result.createObjectStore('mappings', { keyPath: 'id' });
          opening.onsuccess = () => {
            const tx = opening.result.transaction('mappings', 'readwrite');
            tx.objectStore('mappings').put({ ...one, saved: true });
            tx.oncomplete = () => (opening.result.close(), done());
          };
        };
      }),
    now
  );
  const again = await context.newPage();
  await again.goto(`${home.address}/map`);
  await again.getByRole('heading', { name: 'With my partner' }).waitFor();
  const [old] = await kept(again);
  assert.deepEqual(old.asked, now.asked);
  assert.deepEqual([old.mode, old.seed, old.earlier], ['full', 0, []]);
  const { value, standard_error } = old.result.dimensions[0];
  assert.deepEqual(old.result.dimensions[0].own, { value, standard_error });
  await age(again, HALF_YEAR);
  await again.reload();
  await lookAgain(again, 'A full look');
  await finishLike(again, { anxiety: 1, avoidance: 2 });
  assert.match(await card(again).locator('.headline').textContent(), /moved towards trust/);
  await end();
});

test('answers that are hard to read are said to be so, gently, and carry nothing over', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await finish(page, () => 4);
  const [sitting] = await kept(page);
  assert.equal(sitting.result.answer_quality.readable, false, 'the same answer to all');
  const note = page.locator('.quality');
  await note.waitFor();
  for (const { text } of sitting.result.answer_quality.signs) {
    assert.ok((await note.textContent()).includes(text));
  }
  await lookAgain(page, 'A full look');
  const [, again] = await bySitting(page);
  assert.deepEqual(again.earlier, []);
  await end();
});
