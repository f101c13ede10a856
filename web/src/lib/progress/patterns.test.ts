import { expect, test } from 'vitest';
import { eased, entry, on } from '$lib/programme/testing';
import { patternsIn, type Kind } from './patterns';

const log = (days: number, answers: object, hour = 10) =>
  entry('quick-log', on(days, hour), { answers: answers as never });
const found = (entries: Parameters<typeof patternsIn>[0], kind: Kind) =>
  patternsIn(entries).find((one) => one.kind === kind);
const moves = (...all: string[]) => all.map((move, i) => log(i * 2, { move }, 6 + i * 2));

test('the move that came most, with the entries it came from', () => {
  const entries = moves('reach', 'reach', 'please', 'reach', 'reach', 'reach', 'reach', 'freeze');
  expect(found(entries, 'move')).toEqual({
    kind: 'move',
    what: 'reach',
    k: 6,
    n: 8,
    entries: entries.filter((one) => one.answers.move === 'reach').map((one) => one.id)
  });
});

test('fewer than four entries, less than half, or not twice the next: nothing is said', () => {
  expect(found(moves('reach', 'reach', 'reach'), 'move')).toBeUndefined();
  expect(found(moves('reach', 'reach', 'please', 'freeze', 'spiral'), 'move')).toBeUndefined();
  const near = moves(...'rrrrrrpppp'.split('').map((one) => (one === 'r' ? 'reach' : 'please')));
  expect(found(near, 'move')).toBeUndefined();
});

test('half, twice the next, and still not beyond chance', () => {
  // Two people: four of five is 2 · 6/32, no rarity; eight of nine is 2 · 10/512.
  const people = (a: number, b: number) =>
    [...Array(a).fill('Noor'), ...Array(b).fill('Ana')].map((name, i) => log(i, { move: 'x', with: name }));
  expect(found(people(4, 1), 'with')).toBeUndefined();
  // Seven of eight would be rare for one person named beforehand, but it may have been either.
  expect(found(people(7, 1), 'with')).toBeUndefined();
  expect(found(people(8, 1), 'with')).toMatchObject({ what: 'Noor', k: 8, n: 9 });
});

test('one person alone is no pattern, because there is nobody to compare with', () => {
  const entries = [0, 1, 2, 3, 4, 5].map((i) => log(i, { move: 'x', with: 'Noor' }));
  expect(found(entries, 'with')).toBeUndefined();
});

test('names and words are the same however they are written', () => {
  const helped = ['A walk', 'a walk ', 'A WALK', 'a walk', 'a walk', 'a walk', 'Tea', 'a walk', 'a walk'];
  const entries = helped.map((text, i) => log(i, { move: 'x', helped: text }));
  expect(found(entries, 'helped')).toMatchObject({ k: 8, n: 9 });
});

test('the moment is when the person says it was, else when they began to write', () => {
  const entries = [0, 7, 14, 21].map((days) => log(days + 1, { when: `${on(days).slice(0, 10)}T21:30` }));
  expect(found(entries, 'weekday')).toMatchObject({ what: '1', k: 4, n: 4 });
  const evenings = [0, 1, 2, 3, 4, 5].map((days) => log(days, {}, 20));
  expect(found(evenings, 'time')).toMatchObject({ what: 'evening', k: 6, n: 6 });
  expect(found(evenings.slice(1, 4), 'time')).toBeUndefined();
});

test('a place of the body that returns among others', () => {
  const places = [['chest'], ['chest', 'jaw'], ['chest'], ['belly', 'chest'], ['chest', 'hands'], ['chest']];
  const entries = places.map((body, i) => log(i, { body }));
  expect(found(entries, 'body')).toMatchObject({ what: 'chest', k: 6, n: 6 });
});

test('what eased: the exercise after which distress was lower more often than by chance', () => {
  const calm = [5, 6, 7, 5, 8].map((before, i) => eased('look-around', on(i), before, before - 2));
  expect(found(calm, 'eased')).toMatchObject({ what: 'look-around', k: 5, n: 5 });
  expect(found(calm.slice(1), 'eased')).toBeUndefined(); // four of four is still 1 in 16
  const nothing = calm.map((one) => ({ ...one, distress: { ...one.distress, after: one.distress.before } }));
  expect(found(nothing as never, 'eased')).toBeUndefined();
  const from0 = [0, 0, 0, 0, 0].map((before, i) => eased('kind-break', on(i), before, 0));
  expect(patternsIn(from0)).toEqual([]);
});

test('what is not finished or not a log of moments is left out', () => {
  const entries = moves('reach', 'reach', 'reach', 'reach').map((one) => ({ ...one, finishedAt: null }));
  expect(patternsIn(entries)).toEqual([]);
  const other = [0, 1, 2, 3].map((i) => entry('stay-with-me', on(i), { answers: { move: 'reach' } }));
  expect(found(other, 'move')).toBeUndefined();
});
