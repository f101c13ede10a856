import { dateWords } from '../fields/dates';
import { t } from '../language/t';
import type { Field, Form, Step } from '../practice/types';
import { levelWords } from '../practice/words';
import { blankField } from './blank-field';
import { filledField, toldDistress } from './filled-field';
import { html, type Markup, type Part } from './markup';
import type { Book, Sheet } from './types';
import { lineOf, onlyIf } from './words';

/** One exercise or log: what it is for, when to stop, its questions, and care afterwards. */
export function sheetMarkup(sheet: Sheet, all: Book): Markup {
  const { form, number, filled } = sheet;
  const book = { ...all, only: new Set(filled ? [] : all.conditional[form.id]) };
  const id = `sheet-${number}`;
  const written = filled && html`<p class="w-line-of">${t('Written on {date}', { date: dateWords('date_time', filled.entry.begunAt) })}</p>`;
  return html`<section class="w-sheet" id="${id}" aria-labelledby="${id}-title">
<p class="w-line-of">${number}. ${lineOf(form)}. ${levelWords(form.level)}.</p>
<h2 id="${id}-title">${form.title}</h2>
<p class="w-purpose">${form.purpose}</p>
${written}
${before(form, book)}
${form.distress && distress(sheet, 'before')}
${stepsOf(sheet).map((step, i) => stepMarkup(step, i + 1, sheet, book))}
${form.distress && distress(sheet, 'after')}
${care(form)}
</section>
`;
}

/** Of a filled sheet only what the person was shown. */
function stepsOf({ form, filled }: Sheet): Step[] {
  if (!filled) return form.steps;
  const { state, entry } = filled;
  const kept = entry.smaller && form.smaller ? form.smaller.steps : null;
  return form.steps
    .filter((step) => !kept || kept.includes(step.id))
    .filter((step) => !state || state.shown.includes(step.id))
    .map((step) => ({ ...step, fields: step.fields.filter((one) => isSeen(one, state?.shown, entry.answers[one.id])) }));
}

/** Without the engine only what was answered can be shown: what else was asked is not known. */
const isSeen = (field: Field, shown: string[] | undefined, answer: unknown) =>
  shown ? shown.includes(field.id) : answer !== undefined;

function stepMarkup(step: Step, number: number, { filled, number: sheet }: Sheet, book: Book): Markup {
  const condition = onlyIf(step, book);
  const lead = html`<div class="w-lead"><h3>${number}. ${step.title}</h3>
${condition && html`<p class="w-about">${condition}</p>`}${step.guidance.map((one) => html`<p>${one}</p>`)}</div>`;
  const fields = (step.fields ?? []).map((field) =>
    filled ? filledField(field, filled, book, `sheet-${sheet}-${field.id}`) : blankField(field, book)
  );
  return html`<div class="w-step">${lead}${fields}</div>\n`;
}

const list = (title: string, lines: string[]): Part =>
  lines.length > 0 && html`<div class="w-kept"><h3>${title}</h3><ul>${lines.map((one) => html`<li>${one}</li>`)}</ul></div>`;

function before(form: Form, book: Book): Markup {
  return html`<div class="w-box-of w-before">${list(t('For whom'), form.for_whom)}${list(t('Not now'), form.not_now)}
${stop(form, book)}${smaller(form)}</div>`;
}

function stop(form: Form, { helpAddress }: Book): Part {
  const rules = form.settling
    ? [t('Stop if distress goes up by 3 or more, or if things feel unreal.')]
    : [t('Stop if distress is 7 or more, if it goes up by 3, or if things feel unreal.')];
  const lines = [
    ...(form.distress ? rules : []),
    ...(form.distress ? [t('Then look around the room for two minutes. Stopping is always right.')] : []),
    ...(form.screen ? [t('This one is for two people. Leave it if one of you is afraid of the other.')] : [])
  ];
  const help = html`<li>${t('If you are in danger, or may hurt yourself or someone:')} <a href="${helpAddress}">${helpAddress}</a></li>`;
  return html`<div class="w-kept"><h3>${t('When to stop')}</h3><ul>${lines.map((one) => html`<li>${one}</li>`)}${help}</ul></div>`;
}

function smaller(form: Form): Part {
  if (!form.smaller) return false;
  const steps = form.smaller.steps.map((id) => form.steps.findIndex((one) => one.id === id) + 1).filter((n) => n > 0);
  const which = steps.length > 0 && html`<p class="w-about">${t('Only these parts: {numbers}', { numbers: steps.join(', ') })}</p>`;
  return html`<div class="w-kept"><h3>${t('A smaller version')}</h3><p>${form.smaller.text}</p>${which}</div>`;
}

function distress({ filled }: Sheet, when: 'before' | 'after'): Markup {
  const told = filled?.entry.distress[when];
  const title = when === 'before' ? t('Before: how much distress do you feel?') : t('After: how much distress do you feel now?');
  const unreal = t('Things feel unreal, or I lost time');
  const box = filled ? told?.unreal && html`<p class="w-answer">${unreal}</p>` : html`<p class="w-answer"><span class="w-box"></span> ${unreal}</p>`;
  return html`<div class="w-field w-distress"><p class="w-label">${title}</p>${toldDistress(told?.value)}${box}</div>`;
}

const care = (form: Form): Part =>
  form.aftercare.length > 0 && html`<div class="w-box-of">${list(t('Afterwards'), form.aftercare)}</div>`;
