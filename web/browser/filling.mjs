// Answers any question of any form through its page, as a person does: by labels and roles, and by
// keys where that is as easy. What was answered is worked out beside it, to be looked for later.
import assert from 'node:assert/strict';
import { choose, holds, listOf, PICTURES, ROWS } from './form-rules.mjs';

export const box = (page, key) => page.locator(`[id="${key}-of"]`);
const keyOf = (field) => `field-${field.id}`;
const textOf = (field, id) => field.options.find((one) => one.id === id).text;
const yesNo = { yes: 'Yes', no: 'No' };
const wordIn = (field, id) => listOf[field.kind].find((one) => one.id === id)?.text ?? id;

/** Gives one answer. Of `timer` and `breathing` it is only that they were begun and ended. */
export async function give(page, field, answer, key = keyOf(field)) {
  const of = box(page, key);
  const radio = (name) => of.getByRole('radio', { name, exact: typeof name === 'string' }).press(' ');
  switch (field.kind) {
    case 'short_text':
    case 'long_text':
    case 'number':
    case 'date':
    case 'time':
    case 'date_time':
    case 'person':
      return of.getByLabel(field.label).fill(`${answer}`);
    case 'scale_10':
      return radio(new RegExp(`^${answer}(?!\\d)`));
    case 'scale_100':
      return of.getByRole('textbox').fill(`${answer}`);
    case 'choice':
      return radio(textOf(field, answer));
    case 'yes_no':
      return radio(yesNo[answer]);
    case 'several':
      for (const one of answer) {
        const check = of.getByRole('checkbox', { name: textOf(field, one), exact: true });
        if (!(await check.isChecked())) await check.press(' ');
      }
      return;
    case 'duration':
      await of.getByRole('textbox', { name: 'hours', exact: true }).fill(`${Math.floor(answer / 60)}`);
      return of.getByRole('textbox', { name: 'minutes', exact: true }).fill(`${answer % 60}`);
    case 'feeling':
    case 'need':
    case 'body_place':
      for (const one of answer) await giveWord(of, field, one);
      return;
    case 'timer':
      return runTimer(of);
    case 'breathing':
      await of.getByRole('button', { name: 'Start', exact: true }).press('Enter');
      await of.getByText('Breathe in', { exact: true }).waitFor();
      return of.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
    case 'entry':
      // With no earlier entry there is nothing to choose from, and it says so.
      return of.getByText('There is none yet.').or(of.getByRole('combobox')).first().waitFor();
    case 'computed':
      return undefined;
    default:
      throw new Error(`No way to fill ${field.kind}`);
  }
}

async function giveWord(of, field, one) {
  const word = wordIn(field, one);
  // The list may come a moment after the field.
  await of.locator('details').first().waitFor();
  const search = of.getByRole('textbox');
  await search.fill(word);
  if (field.kind === 'body_place' && word !== one) {
    await of.getByRole('checkbox', { name: word, exact: true }).press(' ');
    await search.fill('');
  } else await search.press('Enter');
  await of.getByRole('button', { name: `Take out: ${word}`, exact: true }).waitFor();
}

async function runTimer(of) {
  const face = of.getByRole('timer');
  const before = await face.textContent();
  await of.getByRole('button', { name: 'Start', exact: true }).press('Enter');
  for (let i = 0; i < 600 && (await face.textContent()) === before; i += 1) {
    await of.page().waitForTimeout(50);
  }
  await of.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await of.getByText(/^Kept: /).waitFor();
}

/** What the review of an entry says of an answer; empty where it is only there or not. */
function saysOf(field, answer) {
  if (answer === undefined) return [];
  switch (field.kind) {
    case 'short_text':
    case 'long_text':
    case 'person':
      return [answer];
    case 'choice':
      return [textOf(field, answer)];
    case 'several':
      return answer.map((one) => textOf(field, one));
    case 'scale_10':
      return [`${answer} of 10`];
    case 'scale_100':
      return [`${answer} of 100`];
    case 'feeling':
    case 'need':
    case 'body_place':
      return answer.map((one) => wordIn(field, one));
    case 'duration':
      return [answer === 95 ? '1 hour 35 minutes' : `${answer} minutes`];
    case 'date':
    case 'date_time':
      return ['4 May 2026'];
    default:
      return [];
  }
}

/** Someone who fills a form: what was answered so far, and what the review must say of it. */
export class Person {
  answers = {};
  /** {text, private, inRow} of what was written. */
  said = [];

  constructor(page, form) {
    [this.page, this.form] = [page, form];
  }

  /** Fills every question of the step that is shown, and looks that just those are shown. */
  async fillStep(step) {
    for (const field of step.fields ?? []) {
      const shown = await this.#isShown(field, this.answers, keyOf(field));
      if (!shown) continue;
      if (ROWS.includes(field.kind)) await this.#fillRows(field);
      else await this.#fill(field, choose(this.form, field, this.answers), keyOf(field), this.answers);
    }
  }

  /** The same by keys alone; questions with rows are passed by. */
  async fillByKeys(step) {
    for (const field of step.fields ?? []) {
      if (ROWS.includes(field.kind) || !(await this.#isShown(field, this.answers, keyOf(field)))) continue;
      const answer = choose(this.form, field, this.answers);
      if (answer === undefined) continue;
      await tabTo(this.page, `[id="${keyOf(field)}-of"]`);
      await giveByKeys(this.page, field, answer);
      this.answers[field.id] = answer;
      for (const text of saysOf(field, answer)) this.said.push({ text, private: !!field.private, field: field.id });
    }
  }

  /** Gives what a case of the form gives in this step, as far as it is shown. */
  async giveStep(step, given) {
    for (const field of step.fields ?? []) {
      const answer = given[field.id];
      if (answer === undefined) continue;
      await box(this.page, keyOf(field)).waitFor();
      if (ROWS.includes(field.kind)) throw new Error('no case with a gate has rows so far');
      await this.#fill(field, answer, keyOf(field), this.answers);
    }
  }

  async #fill(field, answer, key, answers, isPrivate = field.private) {
    if (answer === undefined && !['timer', 'breathing', 'entry', 'computed'].includes(field.kind)) return;
    await give(this.page, field, answer, key);
    if (answer === undefined) return;
    answers[field.id] = answer;
    const inRow = answers !== this.answers;
    for (const text of saysOf(field, answer)) this.said.push({ text, private: !!isPrivate, inRow, field: field.id });
  }

  /** The page must show it or hide it as the form says; what hangs on a computed value may be either. */
  async #isShown(field, answers, key) {
    const expected = holds(this.form, field.show_if, answers);
    const of = box(this.page, key);
    if (expected === true) await of.waitFor();
    else if (expected === false) {
      await of.waitFor({ state: 'detached' });
      return false;
    }
    return (await of.count()) > 0;
  }

  async #fillRows(field) {
    const wanted = Math.max(1, Math.min(2, field.at_least ?? 1));
    this.answers[field.id] = [];
    for (let i = 1; i <= wanted; i += 1) {
      const row = PICTURES.includes(field.kind)
        ? await this.#fillPictureRow(field, i)
        : await this.#fillGroupRow(field, i);
      this.answers[field.id].push(row);
    }
  }

  async #fillGroupRow(field, number) {
    const of = box(this.page, keyOf(field));
    await of.getByRole('button', { name: field.another ?? 'Add one', exact: true }).press('Enter');
    const one = of.getByRole('group', { name: `${field.label} ${number}`, exact: true });
    await one.waitFor();
    const key = await one.getAttribute('id');
    const row = {};
    for (const part of field.fields) {
      if (!(await this.#isShown(part, { ...this.answers, ...row }, `${key}-${part.id}`))) continue;
      const answer = choose(this.form, part, { ...this.answers, ...row });
      await this.#fill(part, answer, `${key}-${part.id}`, row, field.private || part.private);
    }
    return row;
  }

  /** By keys alone: from the button for one more to the mark in the picture. */
  async #fillPictureRow(field, number) {
    const { page } = this;
    const of = box(page, keyOf(field));
    const more = field.another ?? 'Add one';
    await of.getByRole('button', { name: more, exact: true }).focus();
    await page.keyboard.press('Enter');
    const card = of.locator('.card[role=group]');
    await card.waitFor();
    const inside = await page.evaluate(() => document.activeElement.closest('[id$="-of"]')?.id ?? '');
    const [, rowKey] = /^(.+)-[a-z_0-9]+-of$/.exec(inside) ?? [];
    assert.ok(rowKey?.startsWith(`${keyOf(field)}-`), `a new row of ${field.id} takes the focus, not ${inside}`);
    const row = {};
    for (const part of field.fields) {
      const key = `${rowKey}-${part.id}`;
      if (!(await this.#isShown(part, { ...this.answers, ...row }, key))) continue;
      const answer = choose(this.form, part, { ...this.answers, ...row });
      if (answer === undefined) continue;
      await tabTo(page, `[id="${key}-of"]`);
      await giveByKeys(page, part, answer);
      row[part.id] = answer;
      const isPrivate = !!(field.private || part.private);
      for (const text of saysOf(part, answer)) this.said.push({ text, private: isPrivate, inRow: true, field: part.id });
    }
    await tabTo(page, '.card > .row > .button');
    await page.keyboard.press('Enter');
    await card.waitFor({ state: 'detached' });
    const title = Object.values(row).find((one) => typeof one === 'string' && one.startsWith('larkspur'));
    const mark = of.locator('rect[role=button]').nth(number - 1);
    await mark.waitFor();
    assert.ok((await mark.getAttribute('aria-label')).includes(title ?? ''), `${field.id}: the mark has a name`);
    if (field.kind === 'people_map') await this.#nearer(field, mark, row);
    return row;
  }

  async #nearer(field, mark, row) {
    await mark.focus();
    await this.page.keyboard.press('ArrowUp');
    row.closeness += 1;
    const part = field.fields.find((one) => one.id === 'closeness');
    await this.page.waitForFunction(
      ([of, text]) => document.querySelector(`${of} rect[role=button]`)?.ariaLabel.includes(text),
      [`[id="${keyOf(field)}-of"]`, `${part.label}: ${row.closeness} of 10`]
    );
  }
}

/** Presses Tab until the focus is inside of `selector`. */
export async function tabTo(page, selector, key = 'Tab') {
  const inside = () => page.evaluate((to) => !!document.activeElement?.closest(to), selector);
  for (let i = 0; i < 80; i += 1) {
    if (await inside()) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the Tab key does not come to ${selector}`);
}

/** Answers what has the focus, by keys alone. */
export async function giveByKeys(page, field, answer) {
  const { keyboard } = page;
  switch (field.kind) {
    case 'short_text':
    case 'long_text':
    case 'person':
    case 'number':
    case 'scale_100':
      if (field.kind === 'scale_100') await tabTo(page, 'input[type=text]');
      return keyboard.type(`${answer}`.replaceAll('\n', ' '));
    case 'scale_10':
    case 'choice':
    case 'yes_no': {
      const at = field.kind === 'scale_10' ? answer : field.kind === 'yes_no' ? ['yes', 'no'].indexOf(answer)
        : field.options.findIndex((one) => one.id === answer);
      await keyboard.press(' ');
      for (let i = 0; i < at; i += 1) await keyboard.press('ArrowDown');
      return;
    }
    case 'several': {
      const ids = field.options.map((one) => one.id);
      for (const [i, id] of ids.entries()) {
        if (i > 0) await keyboard.press('Tab');
        if (answer.includes(id)) await keyboard.press(' ');
      }
      return;
    }
    case 'feeling':
    case 'need':
    case 'body_place':
      for (const one of answer) {
        await tabTo(page, 'input[type=text]');
        await keyboard.type(wordIn(field, one));
        await keyboard.press('Enter');
      }
      return;
    default:
      throw new Error(`No way to fill ${field.kind} by keys`);
  }
}
