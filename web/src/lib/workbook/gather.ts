import { loadDictionary } from '../language/dictionary';
import { pathIn } from '../language/t';
import { decide } from '../practice/calls';
import { loadLists, loadSource, localised, type FormSource } from '../practice/forms';
import type { Form, FormState, Language } from '../practice/types';
import type { Written } from './choosing';
import type { Filled, WorkbookOptions } from './types';
import { conditionalIn } from './words';
import { workbookHtml } from './workbook';

export interface Wish extends Pick<WorkbookOptions, 'title' | 'language' | 'cover' | 'contents' | 'help' | 'privateFields'> {
  /** Ids of forms to print empty. */
  forms: string[];
  /** Entries to print with what was written. */
  written: Written[];
}

export interface Gathered {
  markup: string;
  /** Ids of forms that could not be fetched. */
  missing: string[];
}

/** Fetches what a workbook needs and makes it. What was written stays on this device. */
export async function gather(wish: Wish, origin: string): Promise<Gathered> {
  const { language } = wish;
  const [words, lists, sources, entries] = await Promise.all([
    loadDictionary(language),
    loadLists(language).catch(() => ({})),
    sourcesOf(wish.forms),
    Promise.all(wish.written.map((one) => filledOf(one, language)))
  ]);
  const found = sources.filter((one): one is FormSource => typeof one !== 'string');
  const options: WorkbookOptions = {
    ...wish, words, lists,
    helpAddress: origin + pathIn(language, '/help-now'),
    conditional: Object.fromEntries(found.map((one) => [one.id, conditionalIn(one)]))
  };
  const forms = found.map((one) => localised(one, language));
  const missing = sources.filter((one): one is string => typeof one === 'string');
  return { markup: workbookHtml(forms, entries, options), missing };
}

/** In place of a form that does not come, its id. */
const sourcesOf = (ids: string[]): Promise<(FormSource | string)[]> =>
  Promise.all(ids.map((id) => loadSource(id).catch(() => id)));

/** The empty forms in a language, to tell which private questions they have. */
export async function formsOf(ids: string[], language: Language): Promise<Form[]> {
  const sources = await sourcesOf(ids);
  return sources.flatMap((one) => (typeof one === 'string' ? [] : [localised(one, language)]));
}

async function filledOf({ entry, kept, form }: Written, language: Language): Promise<Filled> {
  const inLanguage = kept.forms[language] ?? form;
  return { entry, form: inLanguage, state: await stateOf(kept.source as FormSource, entry) };
}

async function stateOf(source: FormSource, { answers, smaller }: Written['entry']): Promise<FormState | null> {
  // A form kept by an older release may lack what the engine reads.
  if (!Array.isArray(source?.steps)) return null;
  const reply = await decide(source, answers, smaller);
  return reply.ok ? reply.value : null;
}
