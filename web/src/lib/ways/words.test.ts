// Fears: a length that is not known told as one; a step cut at the wrong place.
import { expect, test } from 'vitest';
import { namesForce } from '$lib/understand/coercion';
import { listed, shortLength, stepParts } from './words';

test('lists read as speech', () => {
  expect(listed([])).toBe('');
  expect(listed(['one adult'])).toBe('one adult');
  expect(listed(['talk', 'the body', 'exercises'])).toBe('talk, the body and exercises');
});

test('a length says only what is known', () => {
  expect(shortLength({ length: { least: 8, most: 20, words: '' } })).toBe('About 8 to 20 meetings');
  expect(shortLength({ length: { least: 8, most: 8, words: '' } })).toBe('8 meetings');
  expect(shortLength({ length: { least: 12, words: '' } })).toBe('12 meetings or more');
  expect(shortLength({ length: { words: '' } })).toBe('Open length');
});

test('a step is parted into its place and its title', () => {
  expect(stepParts('Stage 1, step 2: find the circle')).toEqual({
    place: 'Stage 1, step 2',
    title: 'Find the circle'
  });
  expect(stepParts('Week 6. Thoughts are not facts').place).toBe('Week 6');
  expect(stepParts('Watch and note')).toEqual({ place: '', title: 'Watch and note' });
});

test('the name that force goes by is found in what is shown, and only there', () => {
  expect(namesForce({ not_to_confuse: ['“Attachment therapy” can mean force.'] })).toBe(true);
  expect(namesForce({ also_called: ['attachment therapy'], sources: ['attachment therapy'] })).toBe(false);
  expect(namesForce('attachment-based therapy')).toBe(false);
});
