import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { meaningsIn, meaningsOf } from './meanings';

// Fear: who searches for "EFT" is led to one of three things and does not learn of the others.
const ways = ['efct', 'efit', 'abct'].map((id) =>
  parse(readFileSync(`../content/ways/${id}.yaml`, 'utf8'))
);
const all = meaningsOf(ways);

test('the three letters name all three things, and the ways that go by them', () => {
  const [eft] = meaningsIn('what is eft?', all);
  expect(eft?.ways.map((one) => one.id)).toEqual(['efct', 'efit']);
  const text = eft?.lines.join(' ') ?? '';
  for (const name of ['Sue Johnson', 'Leslie Greenberg', 'Tapping']) expect(text).toContain(name);
});

test('letters inside a word, or of another way, are not meant', () => {
  expect(meaningsIn('left alone, gifted', all)).toEqual([]);
  expect(meaningsIn('ABCT', all).map((one) => one.letters)).toEqual(['ABCT']);
  expect(meaningsIn('', all)).toEqual([]);
});
