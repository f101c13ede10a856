// Every form as a person meets it; half of them in each of two files, which run side by side.
// Fears: a step that cannot be passed, a question that takes no answer, words that are lost by a
// reload, paper that shows what is private, and a way to stop that leads nowhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { Person, box, give } from './filling.mjs';
import { changesOf, formNamed, forms, holds } from './form-rules.mjs';
import { install, launch } from './installation.mjs';
import {
  answeredByBoth, begin, button, fact, finish, forget, formPath, goOn, heading, isKept, link, operations,
  placeOf, press, putIn, tell, until
} from './practise-visit.mjs';
import { readingGrade, runningText } from './reading-grade.mjs';
import { visit } from './visit.mjs';

const PATHS = {
  'help-now': '/help-now', warning: '/warning', 'between-us': '/between-us', safety: '/safety',
  'safety-plan': '/safety-plan', match: '/match', consult: '/consult', doctor: '/help-now'
};
// Kinds whose answer is read back from the input after a reload.
const READ_BACK = ['short_text', 'long_text', 'person', 'yes_no', 'choice', 'scale_10', 'number'];

const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** One visitor who takes one form after the other. */
class Visitor {
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  /** The page of a form; one for two opens after the questions between them. */
  async open(form, { fresh = true } = {}) {
    const { page } = this;
    if (fresh) await forget(page, this.address);
    if (form.screen) await answeredByBoth(page, this.address, form);
    else await page.goto(this.address + formPath(form.id));
    await heading(page, form.title).waitFor();
  }

  /** Through all steps; after half of them the page is loaded again. */
  async walk(form) {
    const { page } = this;
    const person = new Person(page, form);
    const passed = [];
    let resumed = false;
    for (let at = placeOf(page); !at.startsWith('@'); at = await goOn(page, 'Next')) {
      assert.ok(!passed.includes(at), `step ${at} comes once`);
      const step = form.steps.find((one) => one.id === at);
      await heading(page, step.title).waitFor();
      assert.notEqual(holds(form, step.show_if, person.answers), false, `step ${at} is to be seen`);
      await person.fillStep(step);
      await axe(page, `${form.id}, step ${at}`);
      passed.push(at);
      const half = passed.length >= Math.ceil(form.steps.length / 2);
      if (half && !resumed) resumed = await this.resume(form, step, person);
    }
    const missed = form.steps.filter(
      (one) => holds(form, one.show_if, person.answers) === true && !passed.includes(one.id)
    );
    assert.deepEqual(missed.map((one) => one.id), [], 'steps that should have come');
    assert.ok(resumed, 'the page was loaded again in the middle');
    return person;
  }

  /** Loads the page again: the step is still there, and so is an answer of it, or of one before. */
  async resume(form, step, person) {
    const { page } = this;
    const field = (step.fields ?? []).find(
      (one) => READ_BACK.includes(one.kind) && person.answers[one.id] !== undefined
    );
    if (!field && step !== form.steps.at(-1)) return false;
    if (field) await isKept(page, field.id, person.answers[field.id]);
    await page.reload();
    await heading(page, step.title).waitFor();
    if (!field) return true;
    const of = box(page, `field-${field.id}`);
    await of.waitFor();
    const answer = person.answers[field.id];
    await until(`${field.id} is still answered`, async () => {
      if (['yes_no', 'choice', 'scale_10'].includes(field.kind)) {
        return (await of.locator('input:checked').getAttribute('value')) === `${answer}`;
      }
      return (await of.locator('input, textarea').first().inputValue()) === `${answer}`;
    });
    return true;
  }

  /** Reads the entry again: on the screen all of it, on paper all but what is private. */
  async review(form, person) {
    const { page } = this;
    await link(page, 'Read what I wrote').click();
    await heading(page, form.title).waitFor();
    const missing = async () => {
      const text = plain(await page.locator('main').innerText());
      const whole = plain(await page.locator('main').evaluate((one) => one.textContent));
      return person.said.filter((one) => !(one.inRow ? whole : text).includes(plain(one.text)));
    };
    await until(`${form.id}: the review says all of it`, async () => (await missing()).length === 0).catch(
      async () => {
        const left = await missing();
        const kept = (await operations(page)).map(({ what }) => what);
        const about = left.map((one) => ({ ...one, kept: kept.filter((what) => what.field === one.field) }));
        assert.deepEqual(about, [], 'what the review does not say');
      }
    );
    await axe(page, `${form.id}, the review`);
    await page.emulateMedia({ media: 'print' });
    const paper = plain(await page.locator('body').innerText());
    for (const { text, private: hidden, inRow } of person.said) {
      if (!hidden && !inRow) assert.ok(paper.includes(plain(text)), `on paper: ${text}`);
      if (hidden && text.startsWith('larkspur')) assert.ok(!paper.includes(plain(text)), `not on paper: ${text}`);
    }
    const pdf = await page.pdf({ format: 'A4' });
    await page.emulateMedia({ media: null });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length >= 1);
    assert.ok(pdf.length > 5000, `the paper is empty: ${pdf.length} bytes`);
  }

  /** From its page to the review and to paper. */
  async whole(form) {
    const { page } = this;
    await this.open(form);
    await button(page, 'Begin').waitFor();
    await axe(page, `${form.id}, its page`);
    const grade = readingGrade(await runningText(page));
    assert.ok(grade <= 8, `${form.id} reads at school grade ${grade.toFixed(1)}`);
    await begin(page, form);
    const person = await this.walk(form);
    await finish(page, form);
    if (form.distress) await page.getByText('Distress before: 3 of 10. At the end: 2 of 10.').waitFor();
    for (const line of form.aftercare ?? []) await page.getByText(plain(line), { exact: true }).waitFor();
    await this.review(form, person);
  }

  /** What comes when it is too much, up to the people who help. */
  async tooMuch(form) {
    const { page } = this;
    await this.open(form);
    await begin(page, form);
    await press(page, 'This is too much');
    await heading(page, 'Look around for a while').waitFor();
    assert.match(await page.getByRole('timer').textContent(), /^(2:00|1:5\d)$/);
    await press(page, 'I am ready to go on');
    await heading(page, 'How is it now').waitFor();
    await tell(page, 8);
    await heading(page, 'You do not have to do this alone').waitFor();
    const help = page.locator('main').getByRole('link', { name: 'Help now', exact: true });
    assert.equal(await help.getAttribute('href'), '/help-now');
    const rests = await until('deeper exercises rest', () => fact(page, 'rests_until'));
    const hours = (Date.parse(rests) - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9 && hours <= 24, `for a day, not ${hours} hours`);
    await press(page, 'Go on to the end');
    await heading(page, 'You stopped in time').waitFor();
  }

  /** Until the gate is shown, and on again with another answer. */
  async throughGate(form, gate) {
    const { page } = this;
    const { answers: given } = form.cases.find((one) => one.gate === gate.id);
    await this.open(form);
    await begin(page, form);
    const person = new Person(page, form);
    let asked;
    for (let at = placeOf(page); at !== '@gate'; at = await goOn(page, 'Skip this step')) {
      assert.ok(!at.startsWith('@'), `it ended at ${at} without the gate`);
      asked = form.steps.find((one) => one.id === at);
      await heading(page, asked.title).waitFor();
      await person.giveStep(asked, given);
    }
    for (const line of gate.says) {
      await page.locator('main').getByText(plain(line), { exact: true }).waitFor();
    }
    const way = page.locator('main .row a.button').first();
    assert.equal(await way.getAttribute('href'), PATHS[gate.to]);
    await axe(page, `${form.id}, gate ${gate.id}`);
    assert.equal(await page.locator('main form').count(), 0, 'no step is shown with it');
    // Nothing after it, whatever the person does: the only way on is back.
    assert.equal(await button(page, 'Next').count(), 0);

    assert.equal(await goOn(page, 'Change my answer'), asked.id);
    await heading(page, asked.title).waitFor();
    for (const [field, answer] of changesOf(form, asked, person.answers)) await give(page, field, answer);
    const following = await goOn(page, 'Skip this step');
    assert.notEqual(following, '@gate', 'it is open again');
    const later = form.steps.slice(form.steps.indexOf(asked) + 1).map((one) => one.id);
    assert.ok(later.includes(following) || following === '@after' || following === '@done', following);
  }

  /** After it was too much, deeper forms rest for a day and what settles is open. */
  async rest(which) {
    const { page } = this;
    const [deeper, settles] = [['belief-ladder', 'feet-and-five'], ['comfort-tree', 'look-around']][which];
    const form = formNamed('small-knocks');
    await this.open(form);
    await begin(page, form);
    await press(page, 'This is too much');
    await press(page, 'I need someone now');
    await heading(page, 'You do not have to do this alone').waitFor();
    await until('it rests', () => fact(page, 'rests_until'));
    await page.goto(this.address + formPath(deeper));
    await page.getByText('This rests for a day').waitFor();
    assert.equal(await button(page, 'Begin').count(), 0);
    await page.goto(this.address + formPath(settles));
    await begin(page, formNamed(settles), { distress: 8 });
    // And the day goes by.
    const past = new Date(Date.now() - 1000).toISOString();
    await putIn(page, 'facts', past, 'rests_until');
    await page.goto(this.address + formPath(deeper));
    await button(page, 'Begin').waitFor();
    assert.equal(await page.getByText('This rests for a day').count(), 0);
    assert.ok((await operations(page)).length > 0);
  }
}

export function testForms(which) {
  let home, browser, own, visitor;
  before(async () => {
    home = await install();
    browser = await launch();
    own = await visit(browser, home.address);
    visitor = new Visitor(own.page, home.address);
  });
  after(async () => {
    try {
      await own?.end();
    } finally {
      await browser?.close();
      await home?.remove();
    }
  });

  for (const form of forms.filter((_, i) => i % 2 === which)) {
    test(`${form.id}: from its page to the review and to paper`, () => visitor.whole(form));
    test(`${form.id}: when it is too much`, () => visitor.tooMuch(form));
    for (const gate of form.gates ?? []) {
      test(`${form.id}: the gate ${gate.id}`, () => visitor.throughGate(form, gate));
    }
  }

  test('after it was too much, deeper forms rest for a day and what settles is open', () =>
    visitor.rest(which));
}
