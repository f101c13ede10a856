import { expect, test } from 'vitest';
import { carry, dropCarried, needsOf, readCarried, whySuggested, type Carried } from './carried';

// Fear: what a check suggested is lost on the way, comes twice, or breaks the page that reads it.
function storage(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name)
  } as unknown as Storage;
}
const signs: Carried = {
  check: 'seven-signs',
  title: 'Seven signs',
  said: [
    { question: 'Trust', answer: 'Yes, mostly with my partner', needs: ['P02', 'G06'] },
    { question: 'The past', answer: 'Yes, an old hurt', needs: ['G06'] }
  ]
};

test('what was carried is there with its reason, and each need once', () => {
  const held = storage();
  carry(signs, held);
  expect(needsOf(readCarried(held))).toEqual(['P02', 'G06']);
  expect(whySuggested('G06', readCarried(held))).toBe(
    'You said “Yes, mostly with my partner” to “Trust” in “Seven signs”.'
  );
  expect(whySuggested('P99', readCarried(held))).toBeUndefined();
});

test('a check done again replaces itself, and one that suggests nothing leaves nothing', () => {
  const held = storage();
  carry(signs, held);
  carry({ ...signs, check: 'is-this-for-me', said: [signs.said[1]!] }, held);
  carry({ ...signs, said: [] }, held);
  expect(readCarried(held).map((one) => one.check)).toEqual(['is-this-for-me']);
  dropCarried(held);
  expect(readCarried(held)).toEqual([]);
});

test('what cannot be read counts as nothing', () => {
  for (const text of ['{', '7', '[null, {"check": 1}]', '[{"check":"a","title":"b","said":[null]}]']) {
    const held = storage();
    held.setItem('suggested needs', text);
    expect(readCarried(held)).toEqual([]);
  }
});
