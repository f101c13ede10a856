import { describe, expect, test } from 'vitest';
import { measure, plain, wrap } from './text';

describe('lines of text', () => {
  test('no line is wider than its room, and nothing is lost', () => {
    const text =
      'To know that we are all right, wherever Marguerite-Antoinette de la Vallée may be tonight';
    for (const width of [60, 90, 140, 300]) {
      const lines = wrap(text, 15, width, 40, true);
      for (const line of lines) expect(measure(line, 15, true)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  test('whole words stay whole where they fit', () => {
    expect(wrap('Grandma Rosa', 15, 84, 2, true)).toEqual(['Grandma', 'Rosa']);
    expect(wrap('Marguerite-Antoinette', 15, 120, 3, true)).toEqual(['Marguerite-', 'Antoinette']);
  });

  test('no word is left alone at the end where lines can be even', () => {
    expect(
      wrap('afraid of being left alone with it', 15, 200, 3).at(-1)?.split(' ').length
    ).toBeGreaterThan(1);
  });

  test('what is too long ends with a sign of it', () => {
    const lines = wrap('one two three four five six seven', 15, 60, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(measure(lines[1] ?? '', 15)).toBeLessThanOrEqual(60);
  });

  test('signs that cannot be seen are taken out', () => {
    expect(plain(' a\u0000\tb\n\n c\u202e\ud83d ')).toBe('a b c');
    expect(wrap('', 15, 100)).toEqual([]);
  });
});
