// Fear: a test of reading that never says no, or that drifts away from the one of the program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingGrade, syllables } from './reading-grade.mjs';

test('syllables are counted as the program counts them', () => {
  const one = ['care', 'cared', 'cares', 'not', 'I', 'the', 'through', 'time', 'eye'];
  const two = ['little', 'needed', 'person', 'worry', 'mother', 'people', 'noses', 'alone'];
  for (const word of one) assert.equal(syllables(word), 1, word);
  for (const word of two) assert.equal(syllables(word), 2, word);
  assert.equal(syllables('attachment'), 3);
  assert.equal(syllables('relationship'), 4);
  assert.equal(syllables(''), 0);
});

test('the grade is the one of the formula', () => {
  const near = (text, grade) => assert.ok(Math.abs(readingGrade(text) - grade) < 1e-9, text);
  const one = 0.39 * 6 + 11.8 - 15.59;
  near('The cat sat on the mat.', one);
  near('The cat sat on the mat. The cat sat on the mat', one);
  near('Another therapist', 0);
  near('', 0);
  assert.ok(
    readingGrade('Interpersonal hypervigilance characterises anxious or preoccupied attachment.') > 20
  );
});
