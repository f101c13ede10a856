import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KeptMatch } from '../device/matches';
import { consultOf } from './content';
import { groupsFor, newDraft, prefilled, readDraft, sideBySide, writeDraft } from './consult';

// Fears: a private part is shown or printed; a reload loses what was written; questions go missing.
const read = (path: string) => parse(readFileSync(`../content/${path}`, 'utf8'));
const ways = readdirSync('../content/ways').map((name) => read(`ways/${name}`));
const consult = consultOf(read('consult/questions.yaml'), ways, read('indications/needs.yaml'));

function storage(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value)
  } as unknown as Storage;
}

test('without a choice every question is there, and each has its own name', () => {
  const all = groupsFor(consult, null);
  const ids = all.flatMap((group) => group.questions.map((one) => one.id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(all).toHaveLength(2 + 18);
  expect(consult.general).toHaveLength(12);
});

test('a choice leaves the general questions and those that belong to it', () => {
  const some = groupsFor(consult, { ways: ['emdr'], needs: ['P22'] });
  expect(some.map((one) => one.title)).toEqual([
    'For any therapist',
    'For what you need',
    'About Eye Movement Desensitization and Reprocessing'
  ]);
  expect(some[1]?.questions.every((one) => (one as { needs?: string[] }).needs?.includes('P22'))).toBe(true);
  expect(groupsFor(consult, { ways: [], needs: [] })).toHaveLength(1);
});

test('the last match gives its first ways and the needs that counted', () => {
  const match = {
    ways: ['abt', 'gone', 'cbt'].map((way) => ({ way, name: way, total: 1 })),
    needs: ['G01', 'P02', 'P03', 'P04'].map((id) => ({ id, title: id, importance: 3 }))
  } as KeptMatch;
  const draft = prefilled(newDraft(consult), match, consult);
  expect([draft.ways, draft.needs]).toEqual([['abt'], ['G01', 'P02', 'P03']]);
});

test('what nobody chose to show does not stand side by side, private or not', () => {
  const sheet = consult.first_meeting.two;
  const { two } = newDraft(consult);
  two[0].texts = sheet.parts.map((part) => `one ${part.title}`);
  two[1].texts = sheet.parts.map((part) => `two ${part.title}`);
  expect(sideBySide(sheet, two)).toEqual([]);
  two[1].shown[0] = true;
  expect(sideBySide(sheet, two)).toEqual([
    { title: sheet.parts[0]?.title, texts: ['', `two ${sheet.parts[0]?.title}`] }
  ]);
  expect(sheet.parts.filter((part) => part.private).length).toBeGreaterThan(0);
});

test('a reload keeps what was written; a draft of another shape counts as none', () => {
  const held = storage();
  const draft = newDraft(consult);
  draft.one.texts[0] = 'What brings me';
  writeDraft(draft, held);
  expect(readDraft(consult, held)).toEqual(draft);
  for (const text of ['{', 'null', '{"one":{"texts":["a"],"shown":[true]}}', '[]']) {
    held.setItem('first talk', text);
    expect(readDraft(consult, held)).toBeNull();
  }
});
