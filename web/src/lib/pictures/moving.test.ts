import { describe, expect, test } from 'vitest';
import type { Row } from '$lib/practice/types';
import { PEOPLE, people } from './examples';
import { Moving } from './moving.svelte';
import { drawPeople } from './people-scene';

function moved(rows: Row[]) {
  const said: [string, number][] = [];
  const state = { rows };
  const moving = new Moving(
    () => ({ field: PEOPLE, rows: state.rows, width: 400 }),
    (row, closeness) => {
      said.push([row, closeness]);
      state.rows = state.rows.map((one) => (one._id === row ? { ...one, closeness } : one));
    }
  );
  const places = () => drawPeople(PEOPLE, moving.rows, 400).drawing;
  return { moving, said, state, places, ids: () => moving.rows.map((row) => row._id) };
}

describe('moving people', () => {
  test('up is nearer, down is farther, and no one leaves the rings', () => {
    const { moving, said } = moved([{ _id: 'a', name: 'Mum', closeness: 9 }]);
    moving.step('a', { nearer: 1 });
    moving.step('a', { nearer: 1 });
    moving.step('a', { nearer: -1 });
    expect(said).toEqual([
      ['a', 10],
      ['a', 10],
      ['a', 9]
    ]);
    expect(moving.told).toBe('Mum: 9 of 10');
  });

  test('someone without a closeness begins far away', () => {
    const { moving, said } = moved([{ _id: 'a', name: 'Mum' }]);
    moving.step('a', { nearer: 1 });
    expect(said).toEqual([['a', 1]]);
  });

  test('left and right change the order in the picture, and no answer', () => {
    const { moving, said, ids } = moved(people(3));
    moving.step('row-0', { round: 1 });
    expect(ids()).toEqual(['row-1', 'row-0', 'row-2']);
    expect(moving.told).toBe('Mum: place 2 of 3 around the middle');
    expect(said).toEqual([]);
  });

  test('dragging writes once, when the person is let go', () => {
    const { moving, said, places } = moved(people(4));
    const { centre, outer, inner } = places();
    moving.drag('row-0', { x: centre.x, y: centre.y + outer }, false);
    expect(said).toEqual([]);
    expect(moving.now[0]?.closeness).toBe(0);
    moving.drag('row-0', { x: centre.x, y: centre.y + inner }, false);
    moving.drag('row-0', { x: centre.x, y: centre.y + inner }, true);
    expect(said).toEqual([['row-0', 10]]);
    expect(moving.rows[2]?._id).toBe('row-0');
    const at = places().people[2]?.at;
    expect(at?.x).toBeCloseTo(centre.x);
    expect(at?.y).toBeCloseTo(centre.y + inner);
  });

  test('a drag that is taken back changes nothing', () => {
    const { moving, said, ids } = moved(people(4));
    const before = ids();
    moving.drag('row-0', { x: 0, y: 0 }, false);
    moving.drag('row-0', null, true);
    expect([said, ids(), moving.now]).toEqual([[], before, people(4)]);
  });

  test('who comes back stands where they stood', () => {
    const { moving, state, ids } = moved(people(3));
    moving.step('row-2', { round: 1 });
    expect(ids()).toEqual(['row-2', 'row-0', 'row-1']);
    state.rows = [...people(2), { _id: 'new', name: 'Leo' }];
    moving.replace('row-2', 'new');
    expect(ids()).toEqual(['new', 'row-0', 'row-1']);
  });
});
