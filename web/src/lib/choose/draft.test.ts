import { expect, test } from 'vitest';
import { emptyDraft, namedNeeds, readDraft, shifted, toggled, writeDraft } from './draft';

// Fears: a reload loses what was chosen, an old draft breaks the page, a move loses a need.
function storage(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value)
  } as unknown as Storage;
}
const needs = ['G01', 'P12', 'O05'].map((id) => ({ id, importance: 3 }));

test('what was chosen is there again after a reload', () => {
  const held = storage();
  expect(readDraft(held)).toBeNull();
  const draft = { ...emptyDraft(), needs, preferences: { online: true }, limits: { most_meetings: 12 } };
  writeDraft(draft, held);
  expect(readDraft(held)).toEqual(draft);
});

test('a draft that cannot be read counts as none, and a wrong need is left out', () => {
  const held = storage();
  for (const text of ['{', 'null', '[]', '{"needs": 3}']) {
    held.setItem('match draft', text);
    expect(readDraft(held)).toBeNull();
  }
  held.setItem('match draft', '{"needs": [null, {"id": "G01", "importance": 9}, {"id": "P12", "importance": 1}]}');
  expect(readDraft(held)?.needs).toEqual([{ id: 'P12', importance: 1 }]);
});

test('a need moves one place and stops at the ends', () => {
  const ids = (list: typeof needs) => list.map((one) => one.id);
  expect(ids(shifted(needs, 'O05', -1))).toEqual(['G01', 'O05', 'P12']);
  expect(ids(shifted(needs, 'G01', 1))).toEqual(['P12', 'G01', 'O05']);
  for (const [id, by] of [['G01', -1], ['O05', 1], ['X', 1]] as const) {
    expect(shifted(needs, id, by)).toBe(needs);
  }
});

test('a need is chosen and let go; the others keep their order and importance', () => {
  expect(toggled(needs, 'G05').at(-1)).toEqual({ id: 'G05', importance: 3 });
  expect(toggled(needs, 'P12').map((one) => one.id)).toEqual(['G01', 'O05']);
});

test('an address names needs; what there is not is left out', () => {
  expect(namedNeeds('G05, p12,G05,<b>,', ['G01', 'G05', 'P12'])).toEqual(['G05', 'P12']);
  expect(namedNeeds(null, ['G01'])).toEqual([]);
});
