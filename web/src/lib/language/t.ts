/**
 * The language of the page. English text stands in the code, where it is read; its translations
 * stand in `<language>/*.json` beside this file, under the English text.
 */
export type Language = 'en' | 'es';
export const LANGUAGES: readonly Language[] = ['en', 'es'];

let current: Language = 'en';
let words: Record<string, string> = {};

/** Set by the root layout before anything is drawn; drawing a page never waits in between. */
export function setLanguage(language: Language, dictionary: Record<string, string> = {}): void {
  current = language;
  words = dictionary;
}

export const language = (): Language => current;

/**
 * What `say` gives in another language than that of the page: a workbook in Spanish from an English
 * page. It must not wait for anything, because until it ends all texts are in that language.
 */
export function speaking<T>(wanted: Language, dictionary: Record<string, string>, say: () => T): T {
  const before = { language: current, words };
  setLanguage(wanted, dictionary);
  try {
    return say();
  } finally {
    setLanguage(before.language, before.words);
  }
}

/** What Intl calls the language: days, numbers and names are written as its readers do. */
export const locale = (): string => (current === 'en' ? 'en-GB' : current);

/** A long text may be broken over lines in the code: each break there is one space. */
const oneLine = (text: string) =>
  text.includes('\n') ? text.trim().replace(/[ \t\r\n]+/g, ' ') : text;

/**
 * The translation of a text, where there is one. Some texts of the content come as several joined
 * ones: then each sentence, or run of sentences, has its own.
 */
function translated(english: string): string | undefined {
  const whole = words[english];
  if (whole !== undefined || current === 'en') return whole;
  const sentences = english.split(/(?<=[.?]) /);
  const said: string[] = [];
  for (let from = 0; from < sentences.length; ) {
    let to = sentences.length;
    const run = () => words[sentences.slice(from, to).join(' ')];
    while (to > from && run() === undefined) to -= 1;
    if (to === from) return undefined;
    said.push(run() ?? '');
    from = to;
  }
  return said.join(' ');
}

/** The text in the language of the page, with `{name}` replaced by the value of that name. */
export function t(text: string, values: Record<string, string | number> = {}): string {
  const english = oneLine(text);
  const said = current === 'en' ? english : (translated(english) ?? english);
  return said.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}

/**
 * For the `lang` of an element that shows a text of the content: "en" where a page in another
 * language has no translation of it yet.
 */
export function langOf(text = ''): 'en' | undefined {
  const shown = oneLine(text);
  return current === 'en' || shown === '' || translated(shown) !== undefined ? undefined : 'en';
}

/**
 * A list or table of English words that stands in a module, each word said in the language of the
 * page whenever it is read.
 */
export function spoken<T extends object>(english: T): T {
  const said = (Array.isArray(english) ? [] : {}) as T;
  for (const [key, value] of Object.entries(english)) {
    const inner: unknown = typeof value === 'object' && value !== null ? spoken(value) : value;
    const get = () => (typeof inner === 'string' ? t(inner) : inner);
    Object.defineProperty(said, key, { get, enumerable: true, configurable: true });
  }
  return said;
}

/** A number as readers of the language write it: 1.25 is "1,25" in Spanish. */
export function figure(value: number, decimals = 0): string {
  if (current === 'en') return value.toFixed(decimals);
  return new Intl.NumberFormat(current, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals
  }).format(value);
}

/** "a, b and c" as the language says it. */
export function listed(words: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** A path of this application in the language of the page: "/map" is "/es/map" in Spanish. */
export function at(path: string): string {
  if (!path.startsWith('/')) return path;
  return pathIn(current, path);
}

/** The language that an address names: the pages of every language but English begin with it. */
export function languageOf(pathname: string): Language {
  const [, first = ''] = pathname.split('/');
  return LANGUAGES.find((one) => one !== 'en' && one === first) ?? 'en';
}

/** The path of a page without its language, to compare it with paths that the code knows. */
export function plainPath(address: URL | string): string {
  const pathname = typeof address === 'string' ? address : address.pathname;
  const of = languageOf(pathname);
  return of === 'en' ? pathname : pathname.slice(of.length + 1) || '/';
}

/** The same page in a given language. */
export function pathIn(wanted: Language, path: string): string {
  const [, pathname = '', rest = ''] = /^([^?#]*)(.*)$/.exec(path) ?? [];
  const plain = plainPath(pathname);
  if (wanted === 'en') return plain + rest;
  return (plain === '/' ? `/${wanted}` : `/${wanted}${plain}`) + rest;
}
