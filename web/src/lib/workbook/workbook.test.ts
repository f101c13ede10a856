import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { privateFields } from '../entries/form-fields';
import type { Entry } from '../entries/types';
import { language as languageNow } from '../language/t';
import { localised } from '../practice/forms';
import type { Answers, Field, Form, FormState, Language } from '../practice/types';
import { formIds, formSource, wordLists } from '../testing/forms';
import { problemsOf } from '../testing/well-formed';
import { escaped } from './markup';
import { standalonePage } from './page';
import type { Filled, WorkbookOptions } from './types';
import { conditionalIn } from './words';
import { workbookHtml } from './workbook';

const css = readFileSync(join(import.meta.dirname, 'workbook.css'), 'utf8');
const sources = new Map(formIds.map((id) => [id, formSource(id)]));
const formsIn = (language: Language) => [...sources.values()].map((one) => localised(one, language));
const form = (id: string, language: Language = 'en') => localised(sources.get(id)!, language);
const asked = (forms: Form[]) => forms.flatMap((one) => privateFields(one).map(({ name }) => `${one.id}/${name}`));

const options = (language: Language = 'en', more: Partial<WorkbookOptions> = {}): WorkbookOptions => ({
  language,
  words: {},
  title: '',
  cover: true,
  contents: true,
  help: true,
  helpAddress: 'https://base.example/help-now',
  privateFields: [],
  lists: wordLists(language),
  conditional: Object.fromEntries([...sources].map(([id, one]) => [id, conditionalIn(one)])),
  ...more
});

const allFields = (fields: Field[]): Field[] => fields.flatMap((one) => [one, ...allFields(one.fields ?? [])]);
const fieldsOf = (one: Form) => allFields(one.steps.flatMap((step) => step.fields));

function filled(of: Form, answers: Answers, more: Partial<Entry> = {}, state: FormState | null = null): Filled {
  const entry: Entry = {
    id: 'e', form: of.id, version: of.version, language: of.language, smaller: false,
    begunAt: '2026-05-04T10:00:00.000Z', changedAt: '2026-05-04T10:00:00.000Z', finishedAt: null,
    stoppedBecause: null, step: null, answers, distress: {}, versions: {}, distressVersions: {}, deleted: false, ...more
  };
  return { entry, form: of, state };
}

const HOSTILE = `</textarea><script>alert('1')</script><img src=x onerror="a()"> & "q" \u0000\ud83d`;

test.each(['en', 'es'] as const)('every text of every form is on paper in %s', (language) => {
  const forms = formsIn(language);
  expect(forms.length).toBeGreaterThan(55);
  for (const one of forms) {
    const page = workbookHtml([one], [], options(language, { privateFields: asked([one]) }));
    const texts = [
      one.title, one.purpose, ...one.for_whom, ...one.not_now, ...one.aftercare, one.smaller?.text ?? '',
      ...one.steps.flatMap((step) => [step.title, ...step.guidance]),
      ...fieldsOf(one).flatMap((field) => [
        field.label, field.help ?? '', field.low ?? '', field.high ?? '',
        ...(field.options ?? []).map((option) => option.text)
      ])
    ];
    expect(one.language).toBe(language);
    expect(texts.filter((text) => !page.includes(escaped(text)))).toEqual([]);
  }
});

test('all forms at once are one well-formed page in each language, with a title and no script', () => {
  for (const language of ['en', 'es'] as const) {
    const forms = formsIn(language);
    const book = workbookHtml(forms, [], options(language, { title: 'Mine & yours <3' }));
    const page = standalonePage(book, 'Mine & yours <3', language, css);
    expect(problemsOf(page)).toEqual([]);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain('<title>Mine &amp; yours &lt;3</title>');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|@import|url\(|style="| on\w+=/);
    expect(page.match(/https?:\/\/[^"<\s]+/g)?.every((one) => one.startsWith('https://base.example') || one.startsWith('http://www.w3.org'))).toBe(true);
    expect(page).toContain('@page workbook');
  }
});

test('the checker of well-formed pages finds what is wrong', () => {
  expect(problemsOf('<p>a</p>')).toEqual([]);
  for (const wrong of ['<p>a', '<p>a</b>', '<p>a & b</p>', '<p id="a"></p><b id="a"></b>', '<p a=b></p>', '<p>1 < 2</p>']) {
    expect(problemsOf(wrong)).not.toEqual([]);
  }
});

test('what a person wrote is never code, in text, lists, rows, pictures and the title', () => {
  const map = form('people-map');
  const row = { _id: HOSTILE, name: HOSTILE, role: HOSTILE, closeness: 3 };
  const log = form('dance-steps');
  const entries = [
    filled(map, { came_to_mind: HOSTILE, noticed: HOSTILE, gaps: [HOSTILE], ties: [row] }),
    filled(log, { sides: [{ _id: '1', side: HOSTILE, move: HOSTILE, top: [HOSTILE] }] })
  ];
  const page = standalonePage(workbookHtml([], entries, options('en', { title: HOSTILE })), HOSTILE, 'en', css);
  expect(problemsOf(page)).toEqual([]);
  expect(page).not.toMatch(/<script|<img|onerror="/);
  expect(page).toContain('&lt;script&gt;');
});

test('private fields are left out, filled or blank, unless they are asked for by name', () => {
  const card = form('diary-card');
  const answers = { urge_use: 3, did_use: 'yes', sad: 4 };
  const label = 'Urge to drink, use drugs or numb out';
  for (const [forms, entries] of [[[card], []], [[], [filled(card, answers)]]] as [Form[], Filled[]][]) {
    const without = workbookHtml(forms, entries, options());
    for (const { label: one } of privateFields(card)) expect(without).not.toContain(escaped(one));
    expect(without).toContain('Sadness');
    const named = workbookHtml(forms, entries, options('en', { privateFields: ['diary-card/urge_use'] }));
    expect(named).toContain(label);
    expect(named).not.toContain('Did I do it?');
  }
});

test('a private field in a row is left out of table and picture', () => {
  const map = form('people-map');
  const steps = map.steps.map((step) => ({
    ...step,
    fields: step.fields.map((one) =>
      one.id === 'ties' ? { ...one, fields: one.fields?.map((part) => (part.id === 'name' ? { ...part, private: true } : part)) } : one
    )
  }));
  const entry = filled({ ...map, steps }, { ties: [{ _id: 'a', name: 'Aurelia', closeness: 4 }] });
  expect(workbookHtml([], [entry], options())).not.toContain('Aurelia');
  expect(workbookHtml([], [entry], options('en', { privateFields: ['people-map/ties.name'] }))).toContain('Aurelia');
});

test('a filled sheet says what was answered, and only what was shown', () => {
  const map = form('people-map');
  const state: FormState = {
    shown: ['around', 'ties', 'look', 'safest_three'], missing: [], computed: { safest_three: 6.5 }, gate: null,
    rows: { ties: [{ shown: ['name', 'closeness'], missing: [], computed: {} }] }, problems: []
  };
  const answers = { noticed: 'not to be seen', ties: [{ _id: 'a', name: 'Ana', closeness: 9, energy: 'drained' }] };
  const page = workbookHtml([], [filled(map, answers, { distress: { before: { value: 6, unreal: false, at: '' } } }, state)], options());
  expect(page).toContain('Ana');
  expect(page).toContain('6.5');
  expect(page).toContain('<span class="w-n w-chosen">6</span>');
  expect(page).not.toContain('not to be seen');
  expect(page).not.toContain('Drained');
  expect(page).toContain('4 May 2026');
});

test('a blank sheet has room for a pen', () => {
  const page = workbookHtml([form('people-map')], [], options());
  expect(page.match(/class="w-line"/g)?.length).toBeGreaterThanOrEqual(7);
  expect(page).toContain('class="w-drawing"');
  // Eight questions for four people: the questions stand below each other, and the people side by side.
  expect(page).toContain('class="w-turned w-of-4"');
  const chain = workbookHtml([form('chain')], [], options());
  expect(chain.match(/<tr><th scope="row">\d<\/th>/g)).toHaveLength(4);
  expect(page.match(/<div class="w-field w-distress">/g)).toHaveLength(2);
  expect(workbookHtml([form('skills-list')], [], options())).toContain('When to stop');
});

test('a number of few values is circled, and one with decimals is written', () => {
  expect(workbookHtml([form('diary-card')], [], options())).toContain('<span class="w-n">5</span>');
  const dials = workbookHtml([form('two-dials')], [], options());
  const worry = dials.slice(dials.indexOf('for instance 4.2'));
  expect(worry.slice(0, 120)).toContain('class="w-short"');
});

test('cover, contents and help can be left out', () => {
  const all = workbookHtml([form('look-around')], [], options());
  for (const part of ['cover', 'contents', 'help']) expect(all).toContain(`<section class="w-${part}">`);
  const bare = workbookHtml([form('look-around')], [], options('en', { cover: false, contents: false, help: false }));
  expect(bare).not.toMatch(/<section class="w-(cover|contents|help)">/);
  expect(bare).toContain('https://base.example/help-now');
  expect(bare.match(/<h1/g)).toHaveLength(1);
});

test('the workbook may be in another language than the page, which stays in its own', () => {
  const words = { 'When to stop': 'Cuándo parar' };
  const page = workbookHtml([form('look-around', 'es')], [], options('es', { words }));
  expect(page).toContain('Cuándo parar');
  expect(page).toContain('<div class="workbook" lang="es">');
  expect(languageNow()).toBe('en');
  expect(workbookHtml([form('look-around')], [], options())).toContain('When to stop');
});

test('questions that depend on another answer say so on paper', () => {
  const page = workbookHtml([form('look-around')], [], options());
  const after = page.slice(page.indexOf('If it got more tense'));
  expect(after.slice(0, 120)).toContain('Only if it fits what you answered.');
});
