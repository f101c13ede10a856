// What is practised and the device it is on. Fears: words are lost by a crash, by a dead network or
// by a newer form; they do not come to another device whole; one device overwrites the other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Person, box } from './filling.mjs';
import { formNamed } from './form-rules.mjs';
import { install, launch } from './installation.mjs';
import {
  begin, button, finish, formPath, goOn, heading, isKept, link, operations, placeOf, until
} from './practise-visit.mjs';
import { SERVER_GONE, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const REVIEW = formNamed('weekly-review');
const LOOK = formNamed('look-around');
const KEEP = 'One thing to keep';
const SHIFTED = 'What was different this week';
const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

/** Begins the weekly review and goes to one of its steps. */
async function reviewAt(page, step) {
  await page.goto(home.address + formPath(REVIEW.id));
  await begin(page, REVIEW);
  while (placeOf(page) !== step) await goOn(page, 'Skip this step');
}

async function wrote(page, words) {
  await reviewAt(page, 'keep_step');
  await page.getByLabel(KEEP).fill(words);
  await isKept(page, 'keep', words);
  await goOn(page, 'Next');
  await finish(page, REVIEW);
  return new URL(page.url()).searchParams.get('entry');
}

/** Changes a finished entry as its page offers it. */
async function amend(page, entry, words) {
  await page.goto(`${home.address}/practise/entry?id=${entry}`);
  await link(page, 'Change something').click();
  await page.getByText('You are changing what you wrote earlier.').waitFor();
  while (placeOf(page) !== 'keep_step') await goOn(page, 'Skip this step');
  await page.getByLabel(KEEP).fill(words);
  await isKept(page, 'keep', words);
}

/** Everything of this device, as the file that a person gets. */
async function toFile(page) {
  await page.goto(`${home.address}/practise/device`);
  const coming = page.waitForEvent('download');
  await button(page, 'Save everything to a file').click();
  return (await coming).path();
}

async function fromFile(page, path, says) {
  await page.goto(`${home.address}/practise/device`);
  await page.getByLabel('A file that you saved from this page').setInputFiles({
    name: 'copy.json', mimeType: 'application/json', buffer: readFileSync(path)
  });
  await page.getByText(says).waitFor();
}

test('a file brings everything to another device; what both changed shows both versions', async () => {
  const [one, two] = [await visit(browser, home.address), await visit(browser, home.address)];
  const entry = await wrote(one.page, 'An owl in the ash tree');
  await fromFile(two.page, await toFile(one.page), 'Entries that came to this device: 1.');
  await two.page.goto(`${home.address}/practise/entry?id=${entry}`);
  await two.page.getByText('An owl in the ash tree').waitFor();
  await amend(one.page, entry, 'Words of the first device');
  await amend(two.page, entry, 'Words of the second device');
  await fromFile(two.page, await toFile(one.page), 'Entries with two versions');
  await two.page.goto(`${home.address}/practise/entries`);
  await two.page.getByText('two versions to choose from').waitFor();
  await two.page.goto(`${home.address}/practise/entry?id=${entry}`);
  const versions = two.page.getByRole('group', { name: /^Two devices wrote something different/ });
  await versions.getByText('Words of the first device').waitFor();
  await versions.getByText('Words of the second device').waitFor();
  const first = versions.getByRole('listitem').filter({ hasText: 'first device' });
  await first.getByRole('button', { name: 'Keep this one' }).click();
  await versions.waitFor({ state: 'detached' });
  await two.page.reload();
  await two.page.locator('main .answer').getByText('Words of the first device').waitFor();
  assert.equal(await two.page.getByText('Words of the second device').count(), 0);
  // The same file once more changes nothing.
  await fromFile(two.page, await toFile(one.page), 'Entries that were here already: 1.');
  await one.end();
  await two.end();
});

test('distress that two devices told apart is shown twice, and one stays', async () => {
  const [one, two] = [await visit(browser, home.address), await visit(browser, home.address)];
  await one.page.goto(home.address + formPath(LOOK.id));
  await begin(one.page, LOOK);
  await until('the place is on the disk', async () =>
    (await operations(one.page)).some(({ what }) => what.kind === 'at_step')
  );
  const entry = new URL(one.page.url()).searchParams.get('entry');
  await fromFile(two.page, await toFile(one.page), 'Entries that came to this device: 1.');
  for (const [page, distress] of [[one.page, 2], [two.page, 5]]) {
    await page.goto(home.address + formPath(LOOK.id, `&entry=${entry}`));
    await button(page, 'Skip this step').waitFor();
    while (placeOf(page) !== '@after') await goOn(page, 'Skip this step');
    await finish(page, LOOK, distress);
  }
  await fromFile(two.page, await toFile(one.page), 'Entries with two versions');
  await two.page.goto(`${home.address}/practise/entries`);
  await two.page.getByText('two versions to choose from').waitFor();
  await link(two.page, LOOK.title).click();
  const versions = two.page.getByRole('group', { name: /^Two devices wrote something different/ });
  await versions.waitFor();
  assert.deepEqual(await versions.getByText(/of 10$/).allTextContents(), ['5 of 10', '2 of 10']);
  const low = versions.getByRole('listitem').filter({ hasText: '2 of 10' });
  await low.getByRole('button', { name: 'Keep this one' }).click();
  await versions.waitFor({ state: 'detached' });
  await two.page.reload();
  await two.page.getByText('After: 2 of 10').waitFor();
  await one.end();
  await two.end();
});

test('six words carry it to another device, with the network cut on both sides', async () => {
  const [one, two] = [
    await visit(browser, home.address, { expected: [OFFLINE] }),
    await visit(browser, home.address, { expected: [OFFLINE] })
  ];
  const entry = await wrote(one.page, 'Geese over the roof');
  await one.page.goto(`${home.address}/practise/device`);
  const keep = button(one.page, 'Keep it for another device');
  await keep.waitFor();
  await one.context.setOffline(true);
  await keep.click();
  await one.page.getByText('The server does not answer. It is tried again').waitFor();
  await one.context.setOffline(false);
  const words = one.page.getByRole('list', { name: 'Your six words' });
  await words.waitFor();
  const code = (await words.getByRole('listitem').allTextContents()).join(' ');
  assert.equal(code.split(' ').length, 6, code);
  await two.page.goto(`${home.address}/practise/device`);
  await two.page.getByLabel('Your six words').fill(code);
  await two.context.setOffline(true);
  await button(two.page, 'Bring it here').click();
  await two.page.getByText('The server does not answer. It is tried again').waitFor();
  await two.context.setOffline(false);
  await two.page.getByText('Entries that came to this device: 1.').waitFor();
  await two.page.goto(`${home.address}/practise/entry?id=${entry}`);
  await two.page.getByText('Geese over the roof').waitFor();
  await one.end();
  await two.end();
});

test('with the server gone an exercise that was never opened is opened, filled and loaded again', async () => {
  const { page, end } = await visit(browser, home.address, { copies: true, expected: [SERVER_GONE] });
  await page.goto(`${home.address}/practise`);
  await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await home.kill();
  try {
    const form = formNamed('people-map');
    await page.goto(home.address + formPath(form.id));
    await heading(page, form.title).waitFor();
    await begin(page, form);
    const person = new Person(page, form);
    for (let at = placeOf(page); !at.startsWith('@'); at = await goOn(page, 'Next')) {
      const step = form.steps.find((one) => one.id === at);
      await heading(page, step.title).waitFor();
      await person.fillStep(step);
      if (!step.fields?.some((one) => one.kind === 'people_map')) continue;
      await until('all of it is on the disk', async () =>
        (await operations(page)).some(({ what }) => what.inRow === 'closeness' && what.answer === person.answers.ties[0].closeness)
      );
      await page.reload();
      await heading(page, step.title).waitFor();
      const mark = box(page, 'field-ties').locator('rect[role=button]').first();
      await mark.waitFor();
      assert.ok((await mark.getAttribute('aria-label')).includes(person.answers.ties[0].name));
    }
    await finish(page, form);
    await link(page, 'Read what I wrote').click();
    await page.getByText(person.answers.came_to_mind).waitFor();
    await page.goto(`${home.address}/practise/now`);
    await heading(page, 'Hard moment').waitFor();
  } finally {
    await home.start();
  }
  await end();
});

/** The longest text that is on the disk. */
const onDisk = async (page) =>
  (await operations(page))
    .map(({ what }) => (what.kind === 'set' && typeof what.answer === 'string' ? what.answer : ''))
    .reduce((longest, one) => (one.length > longest.length ? one : longest), '');

// How much time a death costs is measured in the bench; here, that it costs nothing that was saved.
test('ten times the page dies in the middle of a word: what was on the disk is there', async () => {
  const { page: first, context, end } = await visit(browser, home.address);
  let page = first;
  await reviewAt(page, 'shift_step');
  const address = page.url();
  let text = '';
  for (let round = 0; round < 10; round += 1) {
    const field = page.getByLabel(SHIFTED);
    await field.waitFor();
    assert.equal(await field.inputValue(), text, `round ${round}: all that was kept is shown`);
    await field.focus();
    await page.keyboard.press('Control+End');
    const cdp = await context.newCDPSession(page);
    const died = page.waitForEvent('crash');
    let [whole, kept] = [text, text];
    // Types until some of it is saved, while it is typed, and then on for some letters.
    for (let more = Math.floor(Math.random() * 12); more > 0 || kept.length === text.length; ) {
      const letter = 'abcdefghij klmnop'[whole.length % 17];
      await page.keyboard.insertText(letter);
      whole += letter;
      if (kept.length > text.length) more -= 1;
      else kept = await onDisk(page);
      assert.ok(whole.length - text.length < 300, `round ${round}: nothing is saved while it is typed`);
    }
    void cdp.send('Page.crash').catch(() => {});
    await died;
    await page.close();
    page = await context.newPage();
    await page.goto(address);
    const again = page.getByLabel(SHIFTED);
    await again.waitFor();
    text = await again.inputValue();
    assert.ok(whole.startsWith(text), `round ${round}: nothing else is there than what was typed`);
    assert.ok(text.startsWith(kept), `round ${round}: "${kept}" was on the disk, and "${text}" is there`);
  }
  await end();
});

test('a very long text, emoji and two directions of writing are kept to the letter', async () => {
  const { page, end } = await visit(browser, home.address);
  await reviewAt(page, 'shift_step');
  const mixed = 'שלום, مرحبا \u202Babc\u202C 👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 ñ \u200Dx\n\tz  ';
  const long = mixed + 'word and another '.repeat(6000).slice(0, 100_000 - mixed.length);
  assert.equal(long.length, 100_000);
  await page.getByLabel(SHIFTED).fill(long);
  await isKept(page, 'shifted', long);
  await page.reload();
  await page.getByLabel(SHIFTED).waitFor();
  assert.ok((await page.getByLabel(SHIFTED).inputValue()) === long, 'the same after a reload');
  await page.getByLabel(SHIFTED).press('Control+End');
  await page.keyboard.type('!');
  await isKept(page, 'shifted', `${long}!`);
  while (!placeOf(page).startsWith('@')) await goOn(page, 'Next');
  await finish(page, REVIEW);
  await link(page, 'Read what I wrote').click();
  const value = page.locator('main .answer .value', { hasText: 'word and another' });
  await value.waitFor();
  assert.ok((await value.evaluate((one) => one.textContent)).trim() === `${long}!`.trim(), 'the same in the review');
  const file = JSON.parse(readFileSync(await toFile(page), 'utf8'));
  assert.ok(file.operations.some(({ what }) => what.answer === `${long}!`), 'the same in the file');
  await end();
});

test('an entry goes on with the form that it was begun with', async () => {
  const { page, context, end } = await visit(browser, home.address);
  const address = /\/api\/v1\/forms\/weekly-review$/;
  await context.route(address, async (route) => {
    const reply = await route.fetch();
    const form = await reply.json();
    form.version = '0.1.0';
    form.title = 'An older review';
    const last = form.steps.at(-1);
    last.title = 'An older step';
    last.fields[0].label = 'An older question';
    await route.fulfill({ json: form });
  });
  await reviewAt(page, 'keep_step');
  await page.getByLabel('An older question').fill('An older answer');
  await isKept(page, 'keep', 'An older answer');
  const entry = new URL(page.url()).searchParams.get('entry');
  const running = page.url();
  await context.unroute(address);
  await page.goto('about:blank');
  await page.goto(running);
  await heading(page, 'An older step').waitFor();
  assert.equal(await page.getByLabel('An older question').inputValue(), 'An older answer');
  while (!placeOf(page).startsWith('@')) await goOn(page, 'Next');
  await finish(page, REVIEW);
  await page.goto(`${home.address}/practise/entry?id=${entry}`);
  await heading(page, 'An older review').waitFor();
  await page.getByText('An older answer').waitFor();
  await reviewAt(page, 'keep_step');
  await page.getByLabel(KEEP).waitFor();
  assert.equal(await page.getByLabel('An older question').count(), 0);
  await end();
});
