// The school grade of a text, by the formula of securebase/content/plain_language.cpp (Kincaid and
// others 1975), so that pages are held to the same measure as the files they are made from.
const FEWEST_WORDS = 6;
const isVowel = (letter) => 'aeiouy'.includes(letter);

// Whether the "e" of a last "e", "es" or "ed" is silent, as in "care", "cares", "cared".
function endsSilently(word) {
  const before = (fromEnd) => word[word.length - 1 - fromEnd];
  if (word.length >= 3 && word.endsWith('e')) {
    const little = before(1) === 'l' && !isVowel(before(2));
    return !isVowel(before(1)) && !little;
  }
  if (word.length >= 4 && word.endsWith('ed')) return !isVowel(before(2)) && !'td'.includes(before(2));
  if (word.length >= 4 && word.endsWith('es')) {
    return !isVowel(before(2)) && !'sxzcgh'.includes(before(2));
  }
  return false;
}

export function syllables(given) {
  const word = given.toLowerCase().replace(/[^a-z]/g, '');
  if (!word) return 0;
  const groups = word.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups - (endsSilently(word) ? 1 : 0));
}

export function readingGrade(text) {
  let [words, sentences, sounds, open] = [0, 0, 0, false];
  for (const [part] of text.matchAll(/[A-Za-z][A-Za-z']*|[.?!]/g)) {
    if (/[.?!]/.test(part)) {
      sentences += open ? 1 : 0;
      open = false;
    } else {
      words += 1;
      sounds += syllables(part);
      open = true;
    }
  }
  if (open) sentences += 1;
  if (words < FEWEST_WORDS) return 0;
  return (0.39 * words) / sentences + (11.8 * sounds) / words - 15.59;
}

/**
 * The running text of a page, each block closed by a full stop. Names, sources and figures, which
 * content/ does not grade either, are marked in the page itself.
 */
export function runningText(page) {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('main :is(h1, h2, p, li, td, dd, figcaption)')];
    const own = blocks.filter(
      (one) => !one.closest('[data-not-prose], noscript, svg') && !one.querySelector('p, li, dd')
    );
    return own.map((one) => `${one.textContent.trim().replace(/[.?:]$/, '')}.`).join('\n');
  });
}
