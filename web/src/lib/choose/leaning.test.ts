import { expect, test } from 'vitest';
import type { Mapping } from '../device/mapping';
import { mappingOf, resultOf } from '../testing/samples';
import { leanings, withWhom } from './leaning';

// Fear: a pattern that the map does not name suggests needs to a person.
const at = (tie: string, named: string[], readable = true): Mapping => {
  const one = mappingOf({ given: [1], finished: true, id: tie, tie, nickname: tie });
  const result = resultOf(0.2, -0.4);
  return {
    ...one,
    result: {
      ...result,
      answer_quality: { ...result.answer_quality, readable },
      place: { ...result.place!, named: named as never }
    }
  };
};

test('only a region that is named counts, for each relationship once', () => {
  const all = [
    at('Noor', ['anxious']),
    at('Sam', ['anxious', 'fearful']),
    at('Ada', ['avoidant'], false),
    mappingOf({ given: [1, null], id: 'open', tie: 'open' })
  ];
  expect(leanings(all)).toEqual([{ pattern: 'anxious', name: 'Noor' }]);
  expect(leanings([])).toEqual([]);
});

test('says with whom', () => {
  const all = leanings([at('Noor', ['anxious']), at('Sam', ['anxious']), at('Ada', ['avoidant'])]);
  expect(withWhom('anxious', all).split(' and ').sort()).toEqual(['Noor', 'Sam']);
  expect(withWhom('avoidant', all)).toBe('Ada');
  expect(withWhom('secure', all)).toBe('');
});
