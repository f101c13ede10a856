// Practising for everyone. Fears: grounding takes more than two taps or needs scripts, a narrow screen
// cuts something off, an exercise cannot be done by keys alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { Person, tabTo } from './filling.mjs';
import { formNamed } from './form-rules.mjs';
import { install, launch } from './installation.mjs';
import { begin, button, finish, formPath, goOn, heading, link, placeOf, press, until } from './practise-visit.mjs';
import { sideways, visit } from './visit.mjs';

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a hard moment is two taps away, ${javaScriptEnabled ? 'one line at a time' : 'without scripts too'}`, async () => {
    const { page, end } = await visit(browser, home.address, { javaScriptEnabled });
    await page.goto(`${home.address}/`);
    await page.locator('a[href="/practise"]').first().click();
    await heading(page, 'Practise').waitFor();
    await link(page, 'Hard moment').first().click();
    await heading(page, 'Hard moment').waitFor();
    assert.equal(new URL(page.url()).pathname, '/practise/now');
    const help = page.locator('main').getByRole('link', { name: 'Help now', exact: true });
    assert.equal(await help.getAttribute('href'), '/help-now');
    if (javaScriptEnabled) {
      await axe(page, 'a hard moment');
      const line = page.locator('main .line');
      const seen = new Set();
      while ((await line.count()) > 0) {
        const text = await line.textContent();
        assert.ok(!seen.has(text), text);
        seen.add(text);
        await press(page, 'Next');
        await page.waitForFunction((old) => document.querySelector('main .line')?.textContent !== old, text);
      }
      assert.ok(seen.size >= 5, `${seen.size} lines`);
      await heading(page, 'How is it now').waitFor();
      await page.getByRole('radio', { name: /^8/ }).press(' ');
      await page.getByText('A person can help more than a page can.').waitFor();
    } else {
      assert.ok((await page.locator('main ol.all li').count()) >= 5);
    }
    await end();
  });
}

test('at 320 px nothing has to be moved sideways', async () => {
  const { page, end } = await visit(browser, home.address, { viewport: { width: 320, height: 640 } });
  for (const id of ['people-map', 'care-timeline', 'dance-steps', 'body-tour']) {
    const form = formNamed(id);
    await page.goto(home.address + formPath(id));
    await heading(page, form.title).waitFor();
    assert.equal(await sideways(page), 0, `${id}, its page`);
    await begin(page, form);
    const person = new Person(page, form);
    for (let at = placeOf(page); !at.startsWith('@'); at = await goOn(page, 'Next')) {
      const step = form.steps.find((one) => one.id === at);
      await heading(page, step.title).waitFor();
      await person.fillStep(step);
      assert.equal(await sideways(page), 0, `${id}, step ${at}`);
    }
    await finish(page, form);
    await link(page, 'Read what I wrote').click();
    await heading(page, form.title).waitFor();
    await page.locator('main .answer').first().waitFor();
    assert.equal(await sideways(page), 0, `${id}, the review`);
  }
  for (const path of ['', '/entries', '/device', '/programme', '/progress', '/week', '/workbook', '/now']) {
    await page.goto(`${home.address}/practise${path}`);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await sideways(page), 0, path);
  }
  await end();
});

test('by keys alone through a whole exercise', async () => {
  const { page, end } = await visit(browser, home.address);
  const form = formNamed('clear-line');
  await page.goto(home.address + formPath(form.id));
  await until('it can begin', async () => (await button(page, 'Begin').getAttribute('aria-disabled')) === 'false');
  const enter = async (selector) => {
    await tabTo(page, selector);
    await page.keyboard.press('Enter');
  };
  await enter('main .button[aria-disabled=false]');
  const distress = async (value) => {
    await tabTo(page, '[id="field-distress-of"]');
    await page.keyboard.press(' ');
    for (let i = 0; i < value; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await heading(page, 'Before you begin').waitFor();
  await distress(3);
  await page.waitForURL((url) => url.hash !== '' && !url.hash.includes('%40'));
  const person = new Person(page, form);
  for (let at = placeOf(page); !at.startsWith('@'); at = placeOf(page)) {
    const step = form.steps.find((one) => one.id === at);
    await heading(page, step.title).waitFor();
    const focused = await page.evaluate(() => document.activeElement.tagName);
    assert.equal(focused, 'H1', 'the focus is on the heading of a new step');
    await person.fillByKeys(step);
    const before = page.url();
    await enter('main form .row .button');
    await page.waitForURL((url) => url.href !== before);
  }
  await heading(page, 'And now').waitFor();
  await distress(2);
  await heading(page, 'That is all for now').waitFor();
  await page.getByText('Distress before: 3 of 10. At the end: 2 of 10.').waitFor();
  await enter('main nav .link');
  await heading(page, form.title).waitFor();
  for (const { text } of person.said.filter((one) => !one.inRow)) {
    await page.locator('main').getByText(text.split('\n')[0]).first().waitFor();
  }
  await end();
});
