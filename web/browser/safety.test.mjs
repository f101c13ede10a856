// Fears: a person in danger sees a page that does not know it; a page that cannot work leaves them
// without help; what they said goes somewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { install, launch } from './installation.mjs';
import * as safety from './safety-visit.mjs';
import { visit } from './visit.mjs';

const { A_YES, ALL_NO, DANGER, answer, card, check, fullCard, kept, question } = safety;

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

const events = async (page) => Object.values((await kept(page)).events).map((one) => one.event);
const heading = (page, name) => page.locator('main h1', { hasText: name }).waitFor();

test('before anything is asked it says who sees it; nothing told, no card and no engine anywhere', async () => {
  const { page, context, end } = await visit(browser, home.address);
  const modules = [];
  context.on('request', (one) => one.url().includes('.wasm') && modules.push(one.url()));
  await page.goto(`${home.address}/about`);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  assert.equal(await card(page).count() + (await fullCard(page).count()), 0);
  await page.goto(`${home.address}/safety`);
  await page.getByText('Who sees this: Nobody sees your answers.').waitFor();
  await page.getByText('Nobody is watching, and no one will come').waitFor();
  assert.equal(await page.title(), 'Secure Base');
  assert.deepEqual(modules, []);
  await end();
});

test('a no to each question is never called safety, and changes nothing', async () => {
  const { page, end } = await visit(browser, home.address);
  await check(page, home.address, ALL_NO);
  await heading(page, 'Thank you for answering');
  assert.ok(!/you are safe/i.test(await page.locator('main').textContent()));
  assert.deepEqual(await events(page), ['negative']);
  await page.goto(`${home.address}/about`);
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0);
  await end();
});

test('a yes: help, what changes in plain words, a quiet card on other pages, and the gate in the match', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await safety.listen(context);
  const requests = safety.watchRequests(context);
  await check(page, home.address, A_YES);
  await heading(page, 'Thank you for saying so');
  const main = page.locator('main');
  await main.getByRole('link', { name: 'Help now' }).waitFor();
  await main.getByRole('link', { name: 'My safety plan' }).waitFor();
  const holds = await page.locator('section[aria-labelledby=holds]').textContent();
  assert.match(holds, /A time to take care/);
  assert.match(holds, /only exercises that you can do alone/);
  assert.match(holds, /at least 72 hours apart/);
  assert.deepEqual(await events(page), ['positive']);
  assert.ok(!JSON.stringify(await kept(page)).includes('wish'), 'no answer is kept');

  await page.goto(`${home.address}/about`);
  await card(page).getByRole('link', { name: 'Help now' }).waitFor();
  assert.equal(await fullCard(page).count(), 0);
  await safety.findWays(page, home.address);
  const [match] = (await safety.asked(page, '/api/v1/match')).slice(-1);
  assert.deepEqual(match.gates, ['X02']);
  await requests.clean(['wish', 'positive', 'x02', 'thoughts']);
  await end();
});

test('danger: everything to do at once, the lines of the country, and nothing holds anyone', async () => {
  const { page, end } = await visit(browser, home.address);
  await check(page, home.address, DANGER);
  await heading(page, 'Please get help now');
  for (const text of ['Call your emergency number.', 'Call a crisis line.', 'Tell a person now', 'Go to an emergency department']) {
    await page.locator('main ol', { hasText: text }).waitFor();
  }
  await page.getByRole('link', { name: 'Call 112' }).waitFor();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await page.getByText('If you can, stay on the phone').waitFor();
  await page.getByLabel('Your country').selectOption('NL');
  await page.locator('main a[href="tel:113"]').waitFor();
  await page.getByRole('link', { name: 'I want to leave this page' }).click();

  await fullCard(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'safety-full');
  await fullCard(page).locator('a[href="tel:112"]').waitFor();
  await fullCard(page).locator('a[href="tel:113"]').waitFor();
  await fullCard(page).getByText('Are you with someone?', { exact: true }).waitFor();
  const on = fullCard(page).getByRole('button', { name: 'I want to go on' });
  const box = await on.boundingBox();
  assert.ok(box.y + box.height <= 900, 'the way on is in view');
  await on.click();
  await card(page).waitFor();
  assert.equal(await fullCard(page).count(), 0);
  assert.equal(await card(page).getByRole('button').count(), 0, 'it cannot be put away');
  await page.reload();
  await card(page).waitFor();
  assert.equal(await fullCard(page).count(), 0, 'a reload within ten minutes does not ask again');
  await safety.age(page, 1);
  await page.reload();
  await fullCard(page).waitFor();
  await page.keyboard.press('Escape');
  await card(page).waitFor();
  for (const path of ['/help-now', '/safety', '/safety-plan', '/between-us']) {
    await page.goto(home.address + path);
    await page.waitForTimeout(300);
    assert.equal(await card(page).count() + (await fullCard(page).count()), 0, path);
  }
  await end();
});

test('danger switches suggestions off', async () => {
  const { page, context, end } = await visit(browser, home.address);
  await safety.listen(context);
  await check(page, home.address, DANGER);
  await heading(page, 'Please get help now');
  await page.goto(home.address);
  await fullCard(page).getByRole('button', { name: 'I want to go on' }).click();
  await safety.findWays(page, home.address);
  await page.waitForTimeout(300);
  assert.deepEqual(await safety.asked(page, '/api/v1/match'), []);
  await end();
});

test('while it is open it asks again after ten minutes', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.clock.install();
  await check(page, home.address, DANGER);
  await heading(page, 'Please get help now');
  await page.clock.runFor(599_000);
  assert.equal(await page.getByText('Ten minutes have passed').count(), 0);
  await page.clock.runFor(2_000);
  await page.getByText('Ten minutes have passed. How is it now?').waitFor();
  await page.getByRole('button', { name: 'Answer the questions again' }).click();
  await question(page).filter({ hasText: 'Since you last answered here' }).waitFor();
  await end();
});

test('two checks with no each time, 72 hours apart, end it; one does not', async () => {
  const { page, end } = await visit(browser, home.address);
  await check(page, home.address, A_YES);
  await heading(page, 'Thank you for saying so');
  await check(page, home.address, ALL_NO);
  await heading(page, 'Thank you for answering');
  await page.getByText('A time to take care').waitFor();
  await safety.age(page, 73);
  await check(page, home.address, ALL_NO);
  await heading(page, 'Thank you for answering');
  await page.getByText('After a hard time').waitFor();
  assert.deepEqual(await events(page), ['positive', 'negative', 'negative']);
  await page.goto(`${home.address}/about`);
  await card(page).getByText('After a hard time').waitFor();
  await card(page).getByRole('button', { name: 'Put this away' }).click();
  await card(page).waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0, 'it stays away');
  await end();
});

test("a clinician's word ends it, after a question with the careful answer first", async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/safety`);
  await page.getByRole('button', { name: 'I am not safe' }).click();
  await heading(page, 'Thank you for saying so');
  await page.getByRole('button', { name: 'I have talked with a clinician about this' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Not yet');
  await page.keyboard.press('Enter');
  assert.deepEqual(await events(page), ['not_safe']);
  await page.getByRole('button', { name: 'I have talked with a clinician about this' }).click();
  await page.getByRole('button', { name: 'Yes, a clinician said so' }).click();
  await page.getByText('After a hard time').waitFor();
  assert.deepEqual(await events(page), ['not_safe', 'clinician_note']);
  await page.getByRole('button', { name: 'Forget what is kept here' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('Forgotten on this device.').waitFor();
  assert.deepEqual(await events(page), []);
  await end();
});

test('left in the middle: a yes counts, a no does not, and stopping says so', async () => {
  const { page, end } = await visit(browser, home.address);
  await check(page, home.address, ['No']);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.getByText('You stopped. Nothing was noted.').waitFor();
  assert.deepEqual(await events(page), []);
  await check(page, home.address, ['Yes']);
  await page.goto(`${home.address}/about`);
  await card(page).waitFor();
  assert.deepEqual(await events(page), ['positive']);
  await end();
});

test('without the engine no question is half-run; help stays, and “I am not safe” puts help first everywhere', async () => {
  const expected = [/status of 404/];
  const { page, context, end } = await visit(browser, home.address, { expected });
  await context.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${home.address}/safety`);
  await page.getByRole('button', { name: 'Start the questions' }).click();
  await page.getByText('This browser could not load the questions.').waitFor();
  assert.equal(await question(page).count(), 0);
  await page.getByRole('link', { name: 'Call 112' }).waitFor();
  await page.getByRole('button', { name: 'I am not safe' }).click();
  await heading(page, 'Thank you for saying so');
  await page.getByText('This browser could not work out what to show now.').waitFor();
  await page.goto(`${home.address}/about`);
  await fullCard(page).getByText('help comes first.').waitFor();
  await end();
});

test('heavy words in the note: an offer once, and nothing kept of the words', async () => {
  const { page, context, end } = await visit(browser, home.address);
  const requests = safety.watchRequests(context);
  await page.goto(`${home.address}/safety`);
  const note = page.getByLabel('If you like, write how it is.');
  await note.fill('The bus was late and it rained.');
  await page.waitForTimeout(2500);
  assert.equal(await page.locator('a[href="/safety#words"]').count(), 0);
  await note.pressSequentially(' I want to die, there is no reason to live.');
  const yes = page.locator('a[href="/safety#words"]');
  await yes.waitFor();
  await yes.click();
  await page.getByRole('button', { name: 'Yes, it is about my safety' }).click();
  await heading(page, 'Thank you for saying so');
  const all = await kept(page);
  assert.deepEqual(Object.values(all.events).map((one) => one.event), ['words_confirmed']);
  assert.deepEqual(Object.values(all.offers).map((one) => Object.keys(one).sort()), [['at', 'choice']]);
  assert.ok(!JSON.stringify(all).includes('reason to live.'));
  await requests.clean(['reason', 'words_confirmed']);
  await end();
});

test('without scripts the page says so and shows the way to help', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  for (const path of ['/safety', '/safety-plan', '/between-us']) {
    await page.goto(home.address + path);
    await page.locator('noscript p').waitFor();
    assert.equal(await page.locator('main button:visible').count(), 0, path);
    await page.getByRole('link', { name: 'Help now' }).first().click();
    assert.equal(new URL(page.url()).pathname, '/help-now');
  }
  await end();
});

test('the keyboard alone does: questions, back, stop, the full card', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/safety`);
  await page.getByRole('button', { name: 'Start the questions' }).focus();
  await page.keyboard.press('Enter');
  await question(page).waitFor();
  const tabTo = async (name) => {
    for (let i = 0; i < 40; i += 1) {
      const here = await page.evaluate(() => document.activeElement?.textContent?.trim());
      if (here === name) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`no way to ${name}`);
  };
  assert.equal(await page.evaluate(() => document.activeElement.id), 'question');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const first = await question(page).textContent();
  await page.keyboard.press('Enter');
  await page.waitForFunction((text) => document.querySelector('#question').textContent !== text, first);
  await tabTo('Back');
  await page.keyboard.press('Enter');
  await page.waitForFunction((text) => document.querySelector('#question').textContent === text, first);
  assert.ok(await page.getByLabel('No', { exact: true }).isChecked(), 'what was chosen is still there');
  await tabTo('Stop here');
  await page.keyboard.press('Enter');
  await page.getByText('You stopped. Nothing was noted.').waitFor();
  await end();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing and nothing is cramped at 320 px, ${colorScheme}`, async () => {
    const viewport = { width: 320, height: 640 };
    const { page, end } = await visit(browser, home.address, { colorScheme, viewport });
    const look = async (what) => {
      await axe(page, what);
      await safety.roomy(page, what);
    };
    await page.goto(`${home.address}/safety`);
    await page.getByRole('button', { name: 'Start the questions' }).waitFor();
    await look('the start');
    await check(page, home.address, []);
    await look('a question');
    for (const one of A_YES) await answer(page, one);
    await heading(page, 'Thank you for saying so');
    await page.getByLabel('Your country').selectOption('GB');
    await look('a yes');
    await page.goto(`${home.address}/about`);
    await card(page).waitFor();
    await look('the card');
    await check(page, home.address, DANGER);
    await heading(page, 'Please get help now');
    await look('danger');
    await page.goto(`${home.address}/about`);
    await fullCard(page).waitFor();
    await look('the full card');
    await end();
  });
}
