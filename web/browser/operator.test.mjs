// Fears: the key stays where somebody finds it, or wording is added that the operator did not see.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { binary, install, launch } from './installation.mjs';
import { REFUSED, sideways, visit } from './visit.mjs';

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

/** Everything this tab and this browser keep as text, of the page and of its framework. */
const kept = (page) => page.evaluate(() => JSON.stringify([sessionStorage, localStorage, history.state]));

// Seven invented questions for the recipe of that length.
const seven = (scores, title) => ({
  name: 'seven.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      resourceType: 'Questionnaire',
      status: 'active',
      title,
      copyright: 'Invented by a test',
      item: Array.from({ length: 7 }, (_, i) => ({
        linkId: `q${i + 1}`,
        type: 'choice',
        text: `Invented question ${i + 1}`,
        answerOption: scores.map((score) => ({
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: score }
          ],
          valueCoding: { display: `label ${score}` }
        }))
      }))
    })
  )
});

test('without a link the page tells how to get one; a wrong one opens nothing', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [REFUSED] });
  await page.goto(`${home.address}/operator`);
  await page.getByText('securebase operator link').waitFor();
  await axe(page, 'closed');
  await page.goto(`${home.address}/operator#${'x'.repeat(43)}`);
  await page.getByText('This link is wrong, or its hour is over.').waitFor();
  assert.ok(!(await kept(page)).includes('xxx'), 'a wrong key is not kept');
  await end();
});

test('the key leaves the address bar and stays in this tab alone', async () => {
  const address = link();
  const { page, context, end } = await visit(browser, home.address);
  await page.goto(address);
  await page.getByText(/^Open until/).waitFor();
  const key = address.split('#')[1];
  assert.equal(page.url(), `${home.address}/operator`);
  assert.ok(!(await page.content()).includes(key));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(await context.cookies(), []);
  await page.reload();
  await page.getByText(/^Open until/).waitFor();
  const other = await context.newPage();
  await other.goto(`${home.address}/operator`);
  await other.getByText('securebase operator link').waitFor();
  await other.close();
  await page.getByRole('button', { name: 'Close this page for the operator' }).click();
  await page.getByText('securebase operator link').waitFor();
  assert.ok(!(await kept(page)).includes(key), 'closing forgets the key');
  await end();
});

test('wording is matched before eyes, added with a licence, answered, and removed', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(link());
  const file = page.locator('input[type=file]');
  await file.setInputFiles(seven([3, 2, 1, 0], 'GAD-7, invented'));
  await page.getByText('the order of the answers is reversed').first().waitFor();
  assert.equal(await page.locator('.differences li').count(), 7);
  assert.equal(await page.getByRole('button', { name: 'Add this wording' }).count(), 0);
  await axe(page, 'differences');

  await file.setInputFiles(seven([0, 1, 2, 3], 'GAD-7, invented'));
  await page.getByText('Please read the pairs before you add it').waitFor();
  await page.getByText('Invented question 7').waitFor();
  await axe(page, 'a match');
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.ok((await sideways(page)) <= 0, `${width}`);
  }
  await page.getByRole('button', { name: 'Add this wording' }).click();
  assert.equal(await page.locator('.added li').count(), 0, 'not without a licence note');
  await page.getByLabel('What allows you to show this wording?').fill('Invented for a test, free');
  await page.getByRole('button', { name: 'Add this wording' }).click();
  await page.locator('.added li').waitFor();
  await axe(page, 'added');

  await page.goto(`${home.address}/measures`);
  await page.getByRole('link', { name: /GAD-7/ }).click();
  await page.getByText('Invented question 7').waitFor();
  for (const one of await page.locator('fieldset.item').all()) {
    await one.locator('label.choice').nth(1).click();
  }
  await page.getByRole('button', { name: 'See the result' }).click();
  await page.getByText('7 on a range from 0 to 21').waitFor();

  await page.goto(`${home.address}/operator`);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText('There is none yet.').waitFor();
  await end();
});

test('what is no questionnaire is refused with what to do', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [REFUSED] });
  await page.goto(link());
  const file = page.locator('input[type=file]');
  const text = (content) => ({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content)
  });
  await file.setInputFiles(text('no json'));
  await page.getByText('This file is not JSON with one object').waitFor();
  await file.setInputFiles(text('{"resourceType":"Patient"}'));
  await page.getByText('This is a FHIR Patient, not a Questionnaire.').waitFor();
  await end();
});
