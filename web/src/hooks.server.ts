import type { Handle } from '@sveltejs/kit';
import { keepAtHand } from '$lib/language/dictionary';
import { languageOf, setLanguage, type Language } from '$lib/language/t';
import { wordsOf } from '$lib/server/words';

const manifestOf = (language: Language) =>
  language === 'en' ? 'manifest.webmanifest' : `manifest-${language}.webmanifest`;

// Pages are made by this one after another, one file for each page and language.
export const handle: Handle = async ({ event, resolve }) => {
  const language = languageOf(event.url.pathname);
  const words = wordsOf(language);
  keepAtHand(words);
  setLanguage(language, words);
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', language).replace('%manifest%', manifestOf(language))
  });
};
