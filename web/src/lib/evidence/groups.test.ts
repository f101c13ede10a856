// Fears: a row that is nowhere, or twice; a filter that hides what it should show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { WAYS } from '$lib/ways/types';
import { fits, groupsOf } from './groups';
import type { Evidence } from './types';

const content = process.env.SECUREBASE_CONTENT ?? '../content';
const { rows } = parse(readFileSync(join(content, 'evidence/evidence.yaml'), 'utf8')) as Evidence;
const names = Object.fromEntries(WAYS.map((id) => [id, id]));

test('each row stands in one group', () => {
  const told = groupsOf(rows, names).flatMap((group) => group.rows.map((row) => row.id));
  expect(told.sort()).toEqual(rows.map((row) => row.id).sort());
});

test('a row is found by each way it speaks of, by its topic and by the design of its figures', () => {
  const row = (id: string) => rows.find((one) => one.id === id)!;
  expect(fits(row('E23'), 'emdr', '')).toBe(true);
  expect(fits(row('E23'), 'cbt', 'between_groups')).toBe(true);
  expect(fits(row('E23'), 'ifs', '')).toBe(false);
  expect(fits(row('E07'), 'topic-relationship', '')).toBe(true);
  expect(fits(row('E23'), 'topic-therapy', '')).toBe(false);
  expect(fits(row('E39'), '', 'before_after')).toBe(true);
  expect(rows.every((one) => fits(one, '', ''))).toBe(true);
});
