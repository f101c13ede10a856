import { json } from '@sveltejs/kit';
import { LANGUAGES, type Language } from '$lib/language/t';
import { wordsOf } from '$lib/server/words';

export const prerender = true;
export const entries = () => LANGUAGES.filter((one) => one !== 'en').map((language) => ({ language }));

/** All words of a language, for browsers that read it. */
export function GET({ params }): Response {
  return json(wordsOf(params.language as Language));
}
