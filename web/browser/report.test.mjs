// Fears: somebody waits for an answer here while a child is in danger; words are lost, or stay on a
// shared device; the operator cannot read, close or find a report among hundreds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { binary, install, launch } from './installation.mjs';
import { SERVER_GONE, sideways, visit } from './visit.mjs';

const GONE = /the server responded with a status of 5\d\d/;
let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const link = () =>
  execFileSync(binary, ['operator', 'link', '--data', home.data, '--address', home.address], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore']
  }).trim();

function posts(context) {
  const sent = [];
  context.on('request', (one) => one.method() === 'POST' && sent.push(one.postData()));
  return sent;
}

const what = (page) => page.getByLabel('What happened?');
const send = (page) => page.getByRole('button', { name: 'Send this report' });
const kept = (page) =>
  page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));

const SAID = 'A child was held down.\nשָׁלוֹם 👨‍👩‍👧 <b>not bold</b>';

test('who reads it is said before typing, the lines for a child before sending', async () => {
  const { page, context, end } = await visit(browser, home.address);
  const sent = posts(context);
  await page.goto(`${home.address}/report`);
  await what(page).waitFor();
  const [told] = (await page.locator('main').innerText()).split('What happened?');
  assert.match(told, /The people who run this installation can read it/);
  assert.match(told, /not an emergency channel/);
  assert.match(told, /leaves this device when you press/);
  await axe(page, 'empty');
  await what(page).fill(SAID);
  await page.getByLabel('Where?').fill('Practice North');
  await page.getByLabel('Yes', { exact: true }).check();
  await page.getByRole('heading', { name: 'For the child, now' }).waitFor();
  assert.ok(await page.locator('main a[href="tel:112"]').isVisible());
  await page.getByLabel('Lines for children in').selectOption('GB');
  assert.ok(await page.locator('main a[href="tel:08001111"]').isVisible());
  assert.ok(await page.locator('main a[href="tel:999"]').isVisible());
  await page.getByLabel('Lines for children in').selectOption('UA');
  await page.getByText('We know of no line for children there.').waitFor();
  assert.deepEqual(sent, [], 'nothing is sent by looking');
  await axe(page, 'a child in danger');
  await page.setViewportSize({ width: 320, height: 700 });
  assert.ok((await sideways(page)) <= 0);

  await send(page).click();
  await page.getByRole('heading', { name: 'It has been kept' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  assert.deepEqual(sent.map((one) => JSON.parse(one)), [
    { what: SAID, where: 'Practice North', child_in_danger: 'yes' }
  ]);
  assert.ok(await page.locator('main a[href="tel:112"]').isVisible(), 'the lines are still there');
  await axe(page, 'sent');
  assert.equal(await kept(page), '[{},{}]', 'nothing stays behind');
  await end();
});

test('the operator reads it as it was written, closes it with a note, finds it again', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(link());
  await page.getByText('1 report is open.').waitFor();
  await page.getByText('a child is in danger. Read it first').waitFor();
  const card = page.locator('details', { hasText: 'A child may be in danger' });
  await card.getByText('New.', { exact: true }).waitFor();
  await card.locator('summary').click();
  assert.equal(await card.locator('dd.said').first().evaluate((one) => one.textContent), SAID);
  await card.getByText('Practice North').waitFor();
  await card.getByText('New.', { exact: true }).waitFor({ state: 'detached' });
  await axe(page, 'a report is open');
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.ok((await sideways(page)) <= 0, `${width}`);
  }
  await page.reload();
  await page.getByText('1 report is open.').waitFor();
  assert.equal(await page.getByText('New.', { exact: true }).count(), 0, 'read stays read');
  await card.locator('summary').click();
  await card.getByLabel('What was done?').fill('Told the youth office.');
  await card.getByRole('button', { name: 'Close this report' }).click();
  await page.getByText('No report waits.').waitFor();
  await page.getByRole('button', { name: 'Closed', exact: true }).click();
  await card.locator('summary').click();
  await card.getByText('Told the youth office.').waitFor();
  await end();
});

test('when the server is gone the words stay, the page says so, later they arrive', async () => {
  const expected = [SERVER_GONE, GONE];
  const { page, context, end } = await visit(browser, home.address, { copies: true, expected });
  await page.goto(`${home.address}/report`);
  await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const words = 'Typed while the server went away';
  await what(page).fill(words);
  await home.kill();
  try {
    await send(page).click();
    await page.getByText('The server does not answer').waitFor();
    await page.getByText('What you wrote is still here').waitFor();
    assert.equal(await what(page).inputValue(), words);
    await page.reload();
    assert.equal(await what(page).inputValue(), words, 'after a reload');
  } finally {
    await home.start();
  }
  const sent = posts(context);
  await send(page).click();
  await page.getByRole('heading', { name: 'It has been kept' }).waitFor();
  assert.equal(sent.length, 1);
  await end();
});

test('a refusal is told, and the words stay', async () => {
  const { page, context, end } = await visit(browser, home.address, { expected: [GONE] });
  const sent = posts(context);
  await page.goto(`${home.address}/report`);
  await what(page).fill('   ');
  await send(page).click();
  await page.getByText('Say in a few words what happened.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'what');
  assert.deepEqual(sent, []);
  const full = { what: 'So many wait.', where: 'reports', mend: 'Send it again in an hour.' };
  const busy = { type: '/problems/busy', title: 'x', status: 503, detail: 'x', problems: [full] };
  await page.route('**/api/v1/reports', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify(busy)
    })
  );
  await what(page).fill('xxx and more');
  await send(page).click();
  await page.getByText('Send it again in an hour.').waitFor();
  assert.ok((await what(page).inputValue()).startsWith('xxx'));
  await axe(page, 'refused');
  await end();
});

test('the keyboard is enough, and leaving quickly leaves no words behind', async () => {
  const { page, context, strangers, end } = await visit(browser, home.address);
  const elsewhere = (route) => route.fulfill({ body: 'elsewhere' });
  await context.route('https://www.wikipedia.org/', elsewhere);
  const words = 'nobody may find this';
  for (const leave of [
    () => page.getByRole('link', { name: 'Leave quickly' }).click(),
    async () => {
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape');
    }
  ]) {
    await page.goto(`${home.address}/report`);
    await what(page).fill(words);
    await page.waitForFunction((one) => JSON.stringify({ ...sessionStorage }).includes(one), words);
    await leave();
    await page.waitForURL('https://www.wikipedia.org/');
    await page.goto(`${home.address}/report`);
    await what(page).waitFor();
    assert.equal(await what(page).inputValue(), '');
  }
  await what(page).fill(words);
  await page.getByRole('button', { name: 'Take away what I wrote' }).click();
  assert.ok(!(await kept(page)).includes(words));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'what');

  await page.keyboard.type('By keyboard');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab'); // where, when, the choice
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('no contact');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'It has been kept' }).waitFor();
  strangers.length = 0;
  await end();
});

test('without scripts there is no form that could put words in an address', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  await page.goto(`${home.address}/report`);
  assert.equal(await page.locator('form, input, textarea').count(), 0);
  await page.locator('noscript p').waitFor();
  await page.locator('header').getByRole('link', { name: 'Help now' }).click();
  assert.equal(new URL(page.url()).pathname, '/help-now');
  await end();
});

/** As a flood of a week would leave them: the server itself takes 200 an hour. */
function fill(count) {
  const database = new DatabaseSync(join(home.data, 'securebase.db'));
  const put = database.prepare('INSERT INTO report(what,child_in_danger,at) VALUES(?,?,?)');
  database.exec('BEGIN; DELETE FROM report;');
  for (let i = 0; i < count; i += 1) {
    put.run(Buffer.from(`Report ${i} ${'and more '.repeat(40)}`), i % 4, 1795000000 + i);
  }
  database.exec('COMMIT');
  database.close();
}

test('the operator’s page stays usable with no report and with five hundred', async () => {
  const { page, end } = await visit(browser, home.address);
  fill(0);
  await page.goto(link());
  await page.getByText('0 reports are open.').waitFor();
  await page.getByText('No report waits.').waitFor();
  await axe(page, 'none');
  fill(500);
  await page.reload();
  await page.getByText('500 reports are open.').waitFor();
  const cards = page.locator('details', { hasText: 'Report ' });
  assert.equal(await cards.count(), 50);
  for (let i = 2; i <= 10; i += 1) {
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('bdi.begin').length === n, i * 50);
  }
  assert.equal(await page.getByRole('button', { name: 'Show older ones' }).count(), 0);
  const names = await page.locator('bdi.begin').allTextContents();
  assert.equal(new Set(names).size, 500);
  assert.match(names[0], /^Report 499 /);
  await cards.last().locator('summary').click();
  await cards.last().getByRole('button', { name: 'Close this report' }).click();
  await page.getByText('499 reports are open.').waitFor();
  await end();
});

test('crisis lines are called in when their day comes, and not before', async () => {
  const { page, end } = await visit(browser, home.address);
  const address = link();
  const at = async (day) => {
    await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
    await page.goto(address.split('#')[0]);
    await page.getByRole('heading', { name: 'Crisis lines to check' }).waitFor();
  };
  await page.goto(address);
  await page.getByText(/^Open until/).waitFor();
  await at('2026-12-01');
  await page.getByText('No number is late').waitFor();
  assert.equal(await page.getByText('Show them by country').count(), 0);
  await at('2027-02-01');
  await page.getByText('No number is late').waitFor();
  await page.getByText('Show them by country').click();
  await page.locator('details details').first().locator('summary').click();
  await axe(page, 'due soon');
  await at('2027-03-01');
  await page.getByText('were last checked more than 90 days ago').waitFor();
  await page.getByText('Show them by country').click();
  const land = page.locator('details details', { hasText: 'Netherlands' });
  await land.locator('summary').click();
  assert.ok(await land.locator('a[href="tel:08000113"]').isVisible());
  await land.getByText('a public helpline data file').first().waitFor();
  await page.getByText('docs/operate/crisis-lines.md').waitFor();
  assert.ok((await page.locator('details details').count()) >= 60);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.ok((await sideways(page)) <= 0, `${width}`);
  }
  await end();
});
