import { t } from '../language/t';
import { lines } from './blank-field';
import { dateWords } from '../fields/dates';
import { html, type Markup, type Part } from './markup';
import type { Book, Sheet } from './types';
import { lineOf } from './words';

/** What stands before the exercises and after them: cover, contents, help, words to find. */

export const bookTitle = ({ title }: Pick<Book, 'title'>): string => title.trim() || t('My workbook');

export function cover(book: Book): Markup {
  return html`<section class="w-cover">
<svg viewBox="0 0 30 30" aria-hidden="true"><circle class="w-ground" cx="15" cy="15" r="14"/><path class="w-roof" d="M5 19a10 10 0 0 1 20 0"/><circle class="w-dot" cx="15" cy="19" r="3.1"/></svg>
<h1>${bookTitle(book)}</h1>
<p>${t('Write only what you want to. You can stop, skip or leave out anything.')}</p>
</section>
`;
}

export function contents(sheets: Sheet[]): Markup {
  const entries = sheets.map(({ number, form, filled }) => {
    const when = filled && html`<span class="w-soft">, ${dateWords('date_time', filled.entry.begunAt)}</span>`;
    return html`<li><a href="#sheet-${number}">${form.title}</a>${when}<span class="w-line-of">${lineOf(form)}</span></li>`;
  });
  return html`<section class="w-contents"><h2>${t('What is in here')}</h2>
<h3>${t('How to use these pages')}</h3><ul>
<li>${t('Take one at a time, in any order. Ten minutes are enough.')}</li>
<li>${t('Each page says when to stop. Stopping is always right.')}</li>
<li>${t('Whoever finds these pages can read them. Keep them where you feel fine about it.')}</li>
</ul><ol>${entries}</ol></section>
`;
}

export function helpPage({ helpAddress }: Book): Markup {
  const row = (name: string): Markup => html`<tr><th scope="row">${name}</th><td></td><td></td></tr>`;
  const own = [t('Emergency number here'), t('A crisis line'), t('Someone I can call'), t('Someone else'), t('My doctor or therapist')];
  return html`<section class="w-help"><h2>${t('Help now')}</h2>
<p><b>${t('If you are in danger now, or may hurt yourself or someone, call your emergency number.')}</b></p>
<p>${t('112 works in most of Europe, 911 in the USA and Canada.')}</p>
<p>${t('Lines of many countries, without login:')} <a href="${helpAddress}">${helpAddress}</a></p>
<table class="w-to-fill"><thead><tr><td></td><th scope="col">${t('Name')}</th><th scope="col">${t('Number')}</th></tr></thead>
<tbody>${own.map(row)}</tbody></table>
<div class="w-field"><p class="w-label">${t('What helps me through the next ten minutes')}</p>${lines(3)}</div>
</section>
`;
}

/** The words to choose from, for sheets that ask for a feeling or a need. */
export function wordPages({ lists }: Book, kinds: ReadonlySet<string>): Part {
  const wanted = [kinds.has('feeling') && lists.feelings, kinds.has('need') && lists.needs];
  return wanted.map((list) => {
    if (!list) return false;
    const groups = list.groups.map(
      (group) => html`<div class="w-kept"><h3>${group.title}</h3><p>${group.items.map((one) => one.text).join(', ')}</p></div>`
    );
    return html`<section class="w-words"><h2>${list.title}</h2>${groups}</section>\n`;
  });
}
