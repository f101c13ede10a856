import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { answer, begin, finish, finishLike, kept, moved, next, sideways, statement, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

test('by mouse from the first page to a result that never repeats a statement', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  const seen = await finish(page, (i) => i % 5);
  assert.ok(seen.length >= 8, `${seen.length} statements`);
  assert.equal(new Set(seen).size, seen.length, 'a statement came twice');
  assert.match(await page.locator('article').textContent(), /What is already secure here/);
  const [one] = await kept(page);
  assert.equal(one.asked.length, seen.length);
  assert.ok(one.asked.every((asked) => asked.given !== null));
  await end();
});

test('consistent answers end in the region they speak for', async () => {
  const { page, end } = await visit(browser, home.address);
  for (const [label, anxiety, avoidance, place] of [
    ['My mother', 1, 1, 'A secure pattern'],
    ['My father', 5, 1, 'An anxious pattern'],
    ['A friend', 1, 5, 'An avoidant pattern'],
    ['My therapist', 5, 5, 'A fearful-avoidant pattern']
  ]) {
    await begin(page, home.address, { label });
    await finishLike(page, { anxiety, avoidance });
    assert.equal(await page.locator('article .place').textContent(), place, label);
  }
  const marks = await page.locator('svg ellipse').evaluateAll((all) =>
    all.map((one) => [Number(one.getAttribute('cx')), Number(one.getAttribute('cy'))])
  );
  const [secure, anxious, avoidant, fearful] = marks;
  assert.ok(secure[0] < anxious[0] && avoidant[0] < fearful[0], 'worry grows to the right');
  assert.ok(secure[1] > avoidant[1] && anxious[1] > fearful[1], 'distance grows upwards');
  await end();
});

test('the numbers on the page are those of the engine', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address, { label: 'My mother' });
  await finish(page, () => 4);
  const text = await page.locator('article').textContent();
  const [{ result }] = await kept(page);
  // "just under 80 %" is for a share that would round to the limit of a named style.
  const shares = [...text.matchAll(/(just under |under |over )?(\d+)\s%/g)].slice(0, 4);
  for (const [i, { probability }] of result.place.regions.entries()) {
    const [, bound, number] = shares[i];
    const shown = bound === 'under ' ? 0 : bound === 'over ' ? 100 : Number(number);
    assert.ok(Math.abs(shown - 100 * probability) < 1, `${shares[i][0]} for ${probability}`);
  }
  const shown = await page.locator('article tbody tr td:nth-child(2)').allTextContents();
  const value = (text) => Number(text.replace('−', '-'));
  for (const [i, one] of result.dimensions.entries()) {
    assert.ok(Math.abs(value(shown[i]) - one.value) <= 0.0501, `${shown[i]} for ${one.value}`);
  }
  await end();
});

test('by keyboard alone: Tab, digits and Enter', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(home.address);
  const tabTo = async (name) => {
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
      if (at === name) return;
    }
    assert.fail(`Tab never reached ${name}`);
  };
  await tabTo('Map a relationship');
  await page.keyboard.press('Enter');
  await page.getByLabel('A friend').waitFor();
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.name === 'kind')) break;
  }
  await page.keyboard.press('Space');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await page.getByLabel('A friend').isChecked());
  await tabTo('Start');
  await page.keyboard.press('Enter');
  await statement(page).waitFor();
  let count = 0;
  while (new URL(page.url()).pathname !== '/map') {
    const text = await statement(page).textContent();
    await page.keyboard.press(String((count % 5) + 1));
    await page.keyboard.press('Enter');
    await moved(page, text);
    count += 1;
    assert.ok(count <= 40);
  }
  await page.getByRole('heading', { name: 'With my friend' }).waitFor();
  assert.equal((await kept(page))[0].asked[1].given.answer, 2, 'the second key was 2');
  await end();
});

test('at 320 px, which is also 1280 px at 400 % zoom: nothing scrolls sideways', async () => {
  const viewport = { width: 320, height: 256 };
  const { page, end } = await visit(browser, home.address, { viewport });
  await begin(page, home.address, { nickname: 'Bartholomew-Alexandrina of the Hills' });
  assert.equal(await sideways(page), 0, 'a statement');
  await finish(page, (i) => i % 3);
  assert.equal(await sideways(page), 0, 'the map');
  for (const path of ['/', '/map/new', '/continue', '/help-now', '/privacy', '/about']) {
    await page.goto(home.address + path);
    await page.locator('main h1').waitFor();
    assert.equal(await sideways(page), 0, path);
    const tops = await page.locator('header nav a, header .brand').evaluateAll((all) =>
      all.map((one) => Math.round(one.getBoundingClientRect().top))
    );
    assert.equal(new Set(tops).size, 1, `the header of ${path} stands in one line`);
  }
  await end();
});

test('the header fits one line on small telephones in both languages, and nothing lies over another', async () => {
  for (const width of [320, 360, 390, 412, 480, 545, 705, 1280]) {
    const { page, end } = await visit(browser, home.address, { viewport: { width, height: 700 } });
    for (const path of ['', '/es']) {
      await page.goto(home.address + path);
      assert.equal(await sideways(page), 0, `${width} px`);
      const boxes = await page
        .locator('header nav a, header .brand svg, header .brand span, header .language a')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      const seen = boxes.filter((box) => box.width > 0).sort((one, other) => one.left - other.left);
      for (const [i, box] of seen.entries()) {
        const middle = (one) => Math.round(one.top + one.height / 2);
        assert.ok(Math.abs(middle(box) - middle(seen[0])) <= 2, `${path} is one line at ${width} px`);
        if (i > 0) assert.ok(box.left >= seen[i - 1].right, `${path} has room for each at ${width} px`);
      }
      assert.equal(await page.locator('header .brand span').isVisible(), width > 540);
      assert.equal(await page.locator('header .language a').isVisible(), width > 350);
    }
    assert.equal(await page.getByRole('link', { name: /^Secure Base/ }).count(), 1);
    await end();
  }
});

test('Enter held down never passes a statement', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  const first = await statement(page).textContent();
  const hold = async () => {
    for (let i = 0; i < 25; i += 1) {
      await page.keyboard.down('Enter');
      await page.waitForTimeout(15);
    }
    await page.keyboard.up('Enter');
  };
  await hold();
  assert.equal(await statement(page).textContent(), first, 'without a choice nothing moves');
  await page.getByText('Choose an answer, or skip this one.').waitFor();
  await page.keyboard.press('3');
  await hold();
  await moved(page, first);
  let [one] = await kept(page);
  assert.deepEqual(one.asked.map((asked) => asked.given), [{ answer: 3 }, null]);
  // The same with the focus on the button, where a held key makes the browser click again.
  await page.keyboard.press('2');
  await next(page).focus();
  await hold();
  await page.waitForFunction(() => location.hash.endsWith('/3'));
  [one] = await kept(page);
  assert.equal(one.asked.filter((asked) => asked.given).length, 2);
  await page.getByRole('button', { name: 'Skip this one' }).focus();
  await hold();
  await page.waitForFunction(() => location.hash.endsWith('/4'));
  [one] = await kept(page);
  assert.equal(one.asked.filter((asked) => asked.given).length, 3, 'one skip, not many');
  await end();
});

test('a double click counts once', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address);
  await page.getByRole('button', { name: 'Skip this one' }).dblclick();
  await page.waitForFunction(() => location.hash.endsWith('/2'));
  await page.waitForTimeout(300);
  const second = await statement(page).textContent();
  await page.locator('label.choice').first().click();
  await next(page).dblclick();
  await moved(page, second);
  await page.waitForTimeout(300);
  const [one] = await kept(page);
  assert.deepEqual(
    one.asked.map((asked) => asked.given),
    [{ skipped: true }, { answer: 1 }, null]
  );
  await end();
});

test('skipping every statement ends kindly, and a skipped one can be answered later', async () => {
  const { page, end } = await visit(browser, home.address);
  await begin(page, home.address, { label: 'My therapist' });
  for (let i = 0; new URL(page.url()).pathname !== '/map'; i += 1) {
    const text = await statement(page).textContent();
    await page.getByRole('button', { name: 'Skip this one' }).focus();
    await page.keyboard.press('Enter');
    await moved(page, text);
    assert.ok(i <= 45);
  }
  await page.getByText('Not enough answers for a place on the map').waitFor();
  assert.equal(await page.locator('main svg[role=img]').count(), 0, 'no mark without answers');
  await page.getByRole('link', { name: 'Answer a skipped one' }).click();
  await answer(page, 1);
  const [one] = await kept(page);
  assert.equal(one.asked.filter((asked) => asked.given?.answer === 2).length, 1);
  await end();
});
