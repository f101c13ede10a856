// Practising from day to day. Fears: a note costs more than one tap in a hard moment, a suggestion
// cannot be put away, what was written is not found again, or cannot be changed or deleted.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { formNamed, spanish } from './form-rules.mjs';
import { install, launch } from './installation.mjs';
import {
  begin, button, finish, formPath, goOn, heading, isKept, link, operations, placeOf, press, until
} from './practise-visit.mjs';
import { answer, question } from './safety-visit.mjs';
import { visit } from './visit.mjs';

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
const KEEP = 'One thing to keep';

/** Writes one finished entry of the weekly review, with these words in it. */
async function wrote(page, words) {
  await page.goto(home.address + formPath(REVIEW.id));
  await begin(page, REVIEW);
  while (placeOf(page) !== 'keep_step') await goOn(page, 'Skip this step');
  await page.getByLabel(KEEP).fill(words);
  await isKept(page, 'keep', words);
  await goOn(page, 'Next');
  await finish(page, REVIEW);
}

test('a move is noted in one tap, can be added to, and be taken back', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/practise`);
  await page.getByRole('button', { name: /^Pull back/ }).click();
  await page.getByText('Saved.').waitFor();
  const all = await operations(page);
  assert.ok(all.some(({ what }) => what.kind === 'begin' && what.form === 'quick-log'));
  assert.ok(all.some(({ what }) => what.kind === 'set' && what.field === 'move' && what.answer === 'pull_back'));
  assert.ok(all.some(({ what }) => what.kind === 'finished'));
  await button(page, 'Add a little').click();
  await page.getByLabel('What helped, even a little?').fill('Tea by the window');
  await isKept(page, 'helped', 'Tea by the window');
  await axe(page, 'the home with an open log');
  await page.reload();
  await page.goto(`${home.address}/practise/entries`);
  await page.getByLabel('Search in what you wrote').fill('window');
  await page.locator('bdi', { hasText: 'Tea by the window' }).waitFor();
  await page.goto(`${home.address}/practise`);
  await page.getByRole('button', { name: /^Freeze/ }).click();
  await page.getByText('Saved.').waitFor();
  await button(page, 'Take it back').click();
  await page.getByText('It is taken back.').waitFor();
  await page.goto(`${home.address}/practise/entries`);
  await page.getByText('1 entry', { exact: true }).waitFor();
  await end();
});

test('one suggestion with its reason; another one, not today, pause and go on', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/practise/programme`);
  await page.getByRole('button', { name: /^Take this track ?: When distance leads$/ }).click();
  await page.getByRole('heading', { name: 'Your track: When distance leads' }).waitFor();
  await page.goto(`${home.address}/practise`);
  const one = page.locator('section.suggestion');
  const title = one.locator('h3');
  await title.waitFor();
  await one.getByText(/It comes next in part 1 of \d/).waitFor();
  const first = await title.textContent();
  await button(page, 'Another one like it').click();
  await one.getByText(`You swapped it for “${first}”`).waitFor();
  assert.notEqual(await title.textContent(), first);
  const swapped = await title.textContent();
  await page.reload();
  await one.getByText(swapped, { exact: true }).waitFor();
  await axe(page, 'the suggestion');
  await button(page, 'Not today').click();
  await one.getByText('Nothing more is suggested today.').waitFor();
  await page.reload();
  await one.getByText('Nothing more is suggested today.').waitFor();
  await page.goto(`${home.address}/practise/programme`);
  await button(page, 'Show a suggestion after all').click();
  await button(page, 'Pause the programme').click();
  await page.getByText('Paused. All that you did stays').waitFor();
  await page.goto(`${home.address}/practise`);
  await one.getByText(/You paused on .+ Shall we go on\?/).waitFor();
  await one.getByRole('button', { name: 'Go on' }).click();
  await one.getByText(swapped, { exact: true }).waitFor();
  // What was logged becomes the reason.
  await page.getByRole('button', { name: /^Pull back/ }).click();
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await title.waitFor();
  await one.getByRole('link', { name: 'Begin', exact: true }).click();
  await button(page, 'Begin').waitFor();
  await end();
});

test('what was written is found by a word, can be changed when finished, and deleted for good', async () => {
  const { page, end } = await visit(browser, home.address);
  await wrote(page, 'A kingfisher over the canal');
  await wrote(page, 'Bread with friends');
  await page.goto(`${home.address}/practise/entries`);
  await page.getByText('2 entries', { exact: true }).waitFor();
  await axe(page, 'my entries');
  await page.getByLabel('Search in what you wrote').fill('kingfisher');
  await page.getByText('1 entry', { exact: true }).waitFor();
  await page.locator('mark', { hasText: 'kingfisher' }).waitFor();
  await page.getByLabel('Search in what you wrote').fill('nowhere');
  await page.getByText('0 entries', { exact: true }).waitFor();
  await page.getByLabel('Search in what you wrote').fill('kingfisher');
  await page.getByRole('link', { name: /^Read Weekly/ }).click();
  await page.getByText('A kingfisher over the canal').waitFor();
  await link(page, 'Change something').click();
  await page.getByText('You are changing what you wrote earlier.').waitFor();
  while (placeOf(page) !== 'keep_step') await goOn(page, 'Skip this step');
  assert.equal(await page.getByLabel(KEEP).inputValue(), 'A kingfisher over the canal');
  await page.getByLabel(KEEP).fill('A heron over the canal');
  await isKept(page, 'keep', 'A heron over the canal');
  await goOn(page, 'Next');
  await link(page, 'Read what I wrote').click();
  await page.getByText('A heron over the canal').waitFor();
  await page.getByText('finished', { exact: false }).first().waitFor();
  await page.goto(`${home.address}/practise/entries`);
  await page.locator('li', { hasText: 'A heron' }).getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await page.getByText('It is deleted from this device.').waitFor();
  await page.getByText('1 entry', { exact: true }).waitFor();
  const left = JSON.stringify(await operations(page));
  assert.ok(!/kingfisher|heron/.test(left) && left.includes('Bread'), 'its words are gone from the disk');
  await end();
});

test('a form for two says the same whether nobody answered or something was raised', async () => {
  const { page, end } = await visit(browser, home.address);
  const closed = async () => {
    await page.getByText('A few questions first, for each alone').waitFor();
    assert.equal(await button(page, 'Begin').count(), 0);
    return page.locator('main').innerText();
  };
  await page.goto(home.address + formPath('our-week'));
  const words = await closed();
  await link(page, 'To the questions').click();
  await press(page, 'Start');
  await question(page).waitFor();
  await answer(page, 'No, I am alone and only I use it');
  await answer(page, 'Yes');
  while ((await question(page).count()) > 0) await answer(page, 'No');
  await page.goBack();
  assert.equal(await closed(), words);
  await page.reload();
  assert.equal(await closed(), words);
  await end();
});

/** Two files more in a copy of the content: nothing else has to change for a form. */
const SLOW = {
  en: `id: slow-looking
version: 1.0.0
language: en
kind: note
minutes: 3
level: alone
ways: [se]
suits: [everyone]
evidence: [consensus]
seen_by: nobody
title: Slow looking
purpose: Let your eyes tell your body that you are here, now.
for_whom: [People whose body sounds an alarm when nothing is wrong.]
recorded: One thing that you saw.
progress: Nothing is counted.
steps:
  - id: look
    title: Look around you
    guidance: [Let your head turn slowly.]
    fields:
      - {id: seen, kind: short_text, label: Something you like to look at}
      - {id: safe_here, kind: yes_no, label: Are you safe here, private: true}
gates:
  - id: frightened
    when: {field: safe_here, is: 'no'}
    to: help-now
    says: [Your safety comes first. Here is who can help now.]
cases:
  - {name: not safe here opens help, answers: {safe_here: 'no'}, gate: frightened}
  - {name: safe, answers: {safe_here: 'yes'}, gate: none}
`,
  es: `form: slow-looking
version: 1.0.0
language: es
title: Mirar despacio
purpose: Deja que tus ojos le digan a tu cuerpo que estás aquí, ahora.
for_whom: [Personas cuyo cuerpo da la alarma cuando no pasa nada.]
recorded: Una cosa que viste.
progress: No se cuenta nada.
steps:
  look: {title: Mira a tu alrededor, guidance: [Deja que tu cabeza gire despacio.]}
fields:
  seen: {label: Algo que te gusta mirar}
  safe_here: {label: Aquí no corres peligro}
gates:
  frightened: [Tu seguridad va primero. Aquí está quién puede ayudar ahora.]
`
};

test('an exercise that was added beside the others opens and is filled, in both languages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'securebase-content-'));
  const content = join(folder, 'content');
  cpSync(resolve(import.meta.dirname, '../../content'), content, { recursive: true });
  writeFileSync(join(content, 'forms/slow-looking.yaml'), SLOW.en);
  writeFileSync(join(content, 'forms/es/slow-looking.yaml'), SLOW.es);
  const other = await install({ content });
  try {
    const { page, end } = await visit(browser, other.address);
    await page.goto(`${other.address}/practise`);
    await page.getByLabel('Find an exercise').fill('slow looking');
    await link(page, 'Slow looking').click();
    await press(page, 'Begin');
    await heading(page, 'Look around you').waitFor();
    await page.getByLabel('Something you like to look at').fill('The plane tree');
    await page.getByRole('radio', { name: 'No', exact: true }).press(' ');
    assert.equal(await goOn(page, 'Next'), '@gate');
    await page.getByText('Your safety comes first.').waitFor();
    await goOn(page, 'Change my answer');
    await page.getByRole('radio', { name: 'Yes', exact: true }).press(' ');
    await goOn(page, 'Next');
    await link(page, 'Read what I wrote').click();
    await page.getByText('The plane tree').waitFor();
    await page.goto(`${other.address}/es${formPath('slow-looking')}`);
    await heading(page, 'Mirar despacio').waitFor();
    await press(page, 'Empezar');
    await heading(page, 'Mira a tu alrededor').waitFor();
    await page.getByLabel('Algo que te gusta mirar').waitFor();
    await end();
  } finally {
    await other.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Whole texts of the interface that are other words in Spanish. */
const words = resolve(import.meta.dirname, '../src/lib/language/es');
const texts = Object.assign(
  {},
  ...readdirSync(words).filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(words, name), 'utf8')))
);
const english = new Set(Object.keys(texts).filter((one) => texts[one] !== one && !/[{}]/.test(one)));

async function noEnglish(page, form) {
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  assert.equal(await page.locator('main [lang=en]').count(), 0);
  const own = form.steps.flatMap((step) => [
    step.title, ...step.guidance, ...(step.fields ?? []).flatMap((one) => [one.label, one.help])
  ]);
  const es = JSON.stringify(spanish(form.id));
  const left = new Set([...english, ...own.filter((one) => one && !es.includes(JSON.stringify(one)))]);
  const lines = (await page.locator('body').innerText()).split('\n').map((one) => one.trim());
  assert.deepEqual(lines.filter((line) => left.has(line) && line !== 'English'), [], page.url());
}

test('in Spanish no English is left on the way through a form', async () => {
  const { page, end } = await visit(browser, home.address);
  const form = formNamed('people-map');
  const es = spanish(form.id);
  await page.goto(`${home.address}/es${formPath(form.id)}`);
  await heading(page, es.title).waitFor();
  await until('it can begin', async () => (await button(page, 'Empezar').getAttribute('aria-disabled')) === 'false');
  await noEnglish(page, form);
  await press(page, 'Empezar');
  await heading(page, texts['Before you begin']).waitFor();
  await noEnglish(page, form);
  await page.getByRole('radio', { name: /^3/ }).press(' ');
  await press(page, texts['Go on']);
  await heading(page, es.steps[form.steps[0].id].title).waitFor();
  for (let at = placeOf(page); !at.startsWith('@'); at = await goOn(page, texts.Next)) {
    await heading(page, es.steps[at].title).waitFor();
    const more = es.fields.ties?.another;
    if (at === 'around') await press(page, more);
    await noEnglish(page, form);
  }
  await heading(page, texts['And now']).waitFor();
  await noEnglish(page, form);
  await press(page, texts['This is too much']);
  await heading(page, texts['Look around for a while']).waitFor();
  await noEnglish(page, form);
  await end();
});

test('another language keeps the entry that is open', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(`${home.address}/es${formPath(REVIEW.id)}`);
  await until('it can begin', async () => (await button(page, 'Empezar').getAttribute('aria-disabled')) === 'false');
  await press(page, 'Empezar');
  await page.waitForURL(/#at=exceptions|#at=/);
  while (placeOf(page) !== 'keep_step') await goOn(page, texts['Skip this step']);
  await page.getByLabel(spanish(REVIEW.id).fields.keep.label).fill('Un martín pescador');
  await isKept(page, 'keep', 'Un martín pescador');
  await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/es/'));
  await heading(page, REVIEW.steps.at(-1).title).waitFor();
  assert.equal(await page.getByLabel(KEEP).inputValue(), 'Un martín pescador');
  await end();
});

test('a Spanish page whose words are late is Spanish all the while', async () => {
  const { page, context, end } = await visit(browser, home.address, { expected: [/ERR_FAILED/] });
  let asked = 0;
  let arrive = () => {};
  const arrival = new Promise((done) => (arrive = done));
  await context.route('**/texts/es.json', async (route) => {
    asked += 1;
    if (asked < 3) return route.abort();
    await arrival;
    return route.continue();
  });
  await page.goto(`${home.address}/es/map/new`);
  await until('the words are asked for again', () => asked === 3, 20_000);
  assert.equal(await page.locator('h1').textContent(), '¿En quién quieres pensar?');
  assert.equal(await page.getByRole('radio').count(), 0, 'scripts wait for their words');
  arrive();
  await page.getByRole('radio').first().waitFor();
  assert.equal(await page.locator('h1').textContent(), '¿En quién quieres pensar?');
  await end();
});

test('a workbook in a language whose words do not come says so, and is made when they do', async () => {
  const { page, context, end } = await visit(browser, home.address, { expected: [/ERR_FAILED/] });
  let away = true;
  await context.route('**/texts/es.json', (route) => (away ? route.abort() : route.continue()));
  await page.goto(`${home.address}/practise/workbook`);
  await page.locator('details[open] li input:not([disabled])').first().check();
  await page.getByRole('radio', { name: 'Español' }).check();
  await page.getByText('These did not come, so they are left out').waitFor();
  away = false;
  await page.getByRole('checkbox', { name: 'A cover' }).uncheck();
  await page.getByText('These did not come, so they are left out').waitFor({ state: 'detached' });
  await end();
});
