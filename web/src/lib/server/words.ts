import type { Words } from '$lib/language/dictionary';
import type { Language } from '$lib/language/t';
import { contentWords } from './content';

// One file for each area of the application.
const areas = {
  es: import.meta.glob<Words>('../language/es/*.json', { import: 'default', eager: true })
};

/** All translations for a language, under the English text: of the content, and of the code. */
export function wordsOf(language: Language): Words {
  if (language === 'en') return {};
  return Object.assign({}, contentWords(language), ...Object.values(areas[language]));
}
