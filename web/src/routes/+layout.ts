import { untilDictionary } from '$lib/language/dictionary';
import { languageOf } from '$lib/language/t';

// Every page is a file made at build time; what a person maps lives only in their browser.
export const prerender = true;
export const trailingSlash = 'never';

export async function load({ url }) {
  const language = languageOf(url.pathname);
  return { language, words: await untilDictionary(language) };
}
