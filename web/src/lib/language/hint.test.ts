import { expect, test } from 'vitest';
import { offersSpanish, remember, remembered } from './hint';

test('Spanish is offered to whom reads it before English, and to whom chose it', () => {
  expect(offersSpanish(['es-MX', 'en'], null)).toBe(true);
  expect(offersSpanish(['de', 'es'], null)).toBe(true);
  expect(offersSpanish(['en-US', 'es'], null)).toBe(false);
  expect(offersSpanish(['de'], null)).toBe(false);
  expect(offersSpanish(['en'], 'es')).toBe(true);
  expect(offersSpanish(['es'], 'en')).toBe(false);
});

test('a choice is remembered, and a store that throws is no trouble', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value)
  };
  expect(remembered(store)).toBe(null);
  remember('es', store);
  expect(remembered(store)).toBe('es');
  const closed = {
    getItem: () => {
      throw new Error('closed');
    },
    setItem: () => {
      throw new Error('closed');
    }
  };
  remember('es', closed);
  expect(remembered(closed)).toBe(null);
});
