import { speaking } from '../language/t';
import type { Field, Form } from '../practice/types';
import { bookTitle, contents, cover, helpPage, wordPages } from './front';
import { html } from './markup';
import { openForm } from './open-form';
import { sheetMarkup } from './sheet';
import type { Book, Filled, Sheet, WorkbookOptions } from './types';

/**
 * A workbook as markup: `forms` are printed empty, `entries` with what was written. The texts of
 * the forms must be in the language of the options. Everything in it is escaped.
 */
export function workbookHtml(forms: Form[], entries: Filled[], options: WorkbookOptions): string {
  return speaking(options.language, options.words, () => made(forms, entries, options));
}

function made(forms: Form[], entries: Filled[], options: WorkbookOptions): string {
  const all = [...forms.map((form) => ({ form, filled: null })), ...entries.map((filled) => ({ form: filled.form, filled }))];
  const sheets = all.map(
    ({ form, filled }, i): Sheet => ({ number: i + 1, form: openForm(form, options.privateFields), filled })
  );
  const book: Book = { ...options, titles: new Map(all.map(({ form }) => [form.id, form.title])), only: new Set() };
  const asked = new Set(sheets.filter((one) => !one.filled).flatMap(({ form }) => form.steps.flatMap((step) => kindsIn(step.fields))));
  // The title stands on the cover; without one, readers that go by headings still need it.
  return html`<div class="workbook" lang="${options.language}">
${options.cover ? cover(book) : html`<h1 class="w-only-title">${bookTitle(book)}</h1>`}
${options.help && helpPage(book)}
${options.contents && contents(sheets)}
${sheets.map((sheet) => sheetMarkup(sheet, book))}
${wordPages(book, asked)}
</div>
`.text;
}

const kindsIn = (fields: Field[]): string[] => fields.flatMap((one) => [one.kind, ...kindsIn(one.fields ?? [])]);
