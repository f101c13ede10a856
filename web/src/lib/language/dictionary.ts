import { browser } from '$app/environment';
import type { Language } from './t';

export type Words = Record<string, string>;

// What pages are made with; a browser asks the server instead.
let atHand: Words = {};

export function keepAtHand(words: Words): void {
  atHand = words;
}

/**
 * All translations for a language, of the code and of the content; English needs none. They are
 * one file and no script, and travel only to those who read the language. Throws when it does not
 * come.
 */
export async function loadDictionary(language: Language): Promise<Words> {
  if (language === 'en') return {};
  if (!browser) return atHand;
  const reply = await fetch(`/texts/${language}.json`);
  if (!reply.ok) throw new Error(`/texts/${language}.json: ${reply.status}`);
  return reply.json();
}

const SOON = 500;
const LATER = 10_000;

/**
 * The same for a page that was made in the language and waits for its scripts: it can be read
 * meanwhile, and scripts without their words would turn it English. So they wait until these come.
 */
export async function untilDictionary(language: Language): Promise<Words> {
  for (let pause = SOON; ; pause = Math.min(2 * pause, LATER)) {
    try {
      return await loadDictionary(language);
    } catch {
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}
