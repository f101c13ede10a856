import { langOf, t } from '$lib/language/t';

const PERSON = '{person}';

/** A statement with the person in it, as the engine says it, in the language of the page. */
export function statementWords(text: string, person: string): { text: string; lang?: 'en' } {
  const pattern = person === '' ? text : text.replaceAll(person, PERSON);
  if (langOf(pattern) === 'en') return { text, lang: 'en' };
  return { text: t(pattern, { person: t(person) }) };
}
