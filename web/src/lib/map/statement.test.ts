import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '$lib/language/t';
import { statementWords } from './statement';

afterEach(() => setLanguage('en'));

test('a statement keeps its words in English', () => {
  expect(statementWords('When my mother is busy, I worry.', 'my mother')).toEqual({
    text: 'When my mother is busy, I worry.'
  });
});

test('the pattern of a statement is translated, with the person in it', () => {
  setLanguage('es', {
    'my mother': 'mi madre',
    'When {person} is busy, I worry.': 'Me preocupo cuando {person} tiene que hacer.'
  });
  const said = statementWords('When my mother is busy, I worry.', 'my mother');
  expect(said).toEqual({ text: 'Me preocupo cuando mi madre tiene que hacer.' });
  expect(statementWords('I trust my mother.', 'my mother')).toEqual({
    text: 'I trust my mother.',
    lang: 'en'
  });
});
