import { afterEach, expect, test } from 'vitest';
import { at, figure, langOf, languageOf, listed, pathIn, plainPath, setLanguage, spoken, t } from './t';

afterEach(() => setLanguage('en'));

test('English says what stands in the code, on one line, with its values', () => {
  expect(t('A {x} and {y}', { x: 'b' })).toBe('A b and {y}');
  expect(t(`
    Two
    lines.
  `)).toBe('Two lines.');
});

test('Spanish says its own words, and English where it has none', () => {
  setLanguage('es', { 'Hello {name}': '{name}, hola', 'One.': 'Uno.', 'Two. Three.': 'Dos. Tres.' });
  expect(t('Hello {name}', { name: 'Noor' })).toBe('Noor, hola');
  expect(t('Unknown')).toBe('Unknown');
  expect(langOf('Unknown')).toBe('en');
  // Joined texts of the content, sentence by sentence or in runs.
  expect(t('One. Two. Three. One.')).toBe('Uno. Dos. Tres. Uno.');
  expect(langOf('One. Two. Three.')).toBe(undefined);
  expect(t('One. Four.')).toBe('One. Four.');
});

test('a table of words is said in the language of the moment', () => {
  const table = spoken({ a: 'Hello', list: ['Hello', 'Bye'] });
  expect(table).toEqual({ a: 'Hello', list: ['Hello', 'Bye'] });
  setLanguage('es', { Hello: 'Hola' });
  expect(table.a).toBe('Hola');
  expect(table.list.map((one) => one)).toEqual(['Hola', 'Bye']);
});

test('addresses carry the language, and can be read without it', () => {
  expect(at('/map')).toBe('/map');
  setLanguage('es');
  expect(at('/map')).toBe('/es/map');
  expect(at('/')).toBe('/es');
  expect(at('/es/map')).toBe('/es/map');
  expect(at('/essays')).toBe('/es/essays');
  expect(at('/map#a')).toBe('/es/map#a');
  expect(at('https://example.org/')).toBe('https://example.org/');
  expect(at('#here')).toBe('#here');
  expect(plainPath('/es/help-now')).toBe('/help-now');
  expect(plainPath(new URL('https://a.b/es?x=1'))).toBe('/');
  expect(plainPath('/essays')).toBe('/essays');
  expect(languageOf('/es/map')).toBe('es');
  expect(languageOf('/map')).toBe('en');
  expect(pathIn('en', '/es/map?a#b')).toBe('/map?a#b');
  expect(pathIn('es', '/?a')).toBe('/es?a');
});

test('numbers and lists are written as readers of the language do', () => {
  expect(figure(1.25, 1)).toBe((1.25).toFixed(1));
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listed(['a'])).toBe('a');
  setLanguage('es');
  expect(figure(0.5, 2)).toBe('0,50');
  expect(listed(['cuerpo', 'imágenes'])).toBe('cuerpo e imágenes');
});
