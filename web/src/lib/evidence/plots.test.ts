// Fears: a change from the start drawn beside a gap between groups; a link beside an effect; a
// ratio whose good side is the other one; a number that may not be shown; two ways mixed up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { WAYS, type Way } from '$lib/ways/types';
import { besideEachOther, conflicts, keepAlike, nearAndFar, onlyWords, plotsOf } from './plots';
import type { Evidence, Figure, Row } from './types';

const content = process.env.SECUREBASE_CONTENT ?? '../content';
const read = <T>(path: string) => parse(readFileSync(join(content, path), 'utf8')) as T;
const { rows } = read<Evidence>('evidence/evidence.yaml');
const ways = WAYS.map((id) => read<Way>(`ways/${id}.yaml`));

const row = (id: string, rest: Partial<Row> = {}): Row => ({
  ...{ id, ways: ['efct'], topic: 'therapy', about: 'a', population: 'p', outcome: 'o' },
  ...{ comparator: 'c', design: 'between_groups', figures: [], better: 'higher', result: 'favours' },
  ...{ words: 'w', source: 's', checked: 'read', sure: 'some', sure_why: 'w', shown: true },
  ...rest
});
const figure = (metric: string, rest: Partial<Figure> = {}): Figure => ({
  ...{ what: 'what', metric, value: 1 },
  ...rest
});

test('each design and each scale has an axis of its own', () => {
  const plots = plotsOf([
    row('E01', { figures: [figure('g'), figure('r'), figure('OR'), figure('RR')] }),
    row('E02', { design: 'before_after', figures: [figure('d')] }),
    row('E03', { design: 'correlation', figures: [figure('r'), figure('d')] }),
    row('E04', { design: 'observation', figures: [figure('OR')] }),
    row('E05', { figures: [figure('d'), figure('SMD')] })
  ]);
  expect(plots.map((one) => `${one.design} ${one.scale} ${one.lines.length}`)).toEqual([
    ...['between_groups difference 3', 'between_groups r 1', 'between_groups RR 1'],
    ...['between_groups OR 1', 'observation OR 1', 'before_after difference 1'],
    ...['correlation difference 1', 'correlation r 1']
  ]);
});

test('a figure that names its own design, side or favoured way leaves the axis of its row', () => {
  const plots = plotsOf([
    row('E01', { figures: [figure('d'), figure('d', { design: 'before_after' })] }),
    row('E02', { figures: [figure('OR'), figure('OR', { better: 'lower' })] }),
    row('E03', { ways: ['emdr', 'cbt'], figures: [figure('SMD', { favours: 'emdr' })] })
  ]);
  expect(plots.map((one) => [one.design, one.scale, one.better, one.between])).toEqual([
    ['between_groups', 'difference', 'higher', null],
    ['between_groups', 'OR', 'higher', null],
    ['between_groups', 'OR', 'lower', null],
    ['between_groups', 'difference', 'higher', ['emdr', 'cbt']],
    ['before_after', 'difference', 'higher', null]
  ]);
});

test('shares, points and hidden numbers are never drawn', () => {
  const plain = row('E01', { figures: ['percent', 'MD', 'B', 'beta', 'eta2'].map((m) => figure(m)) });
  const hidden = row('E02', { shown: false, figures: [figure('g')] });
  expect(plotsOf([plain, hidden])).toEqual([]);
  expect(onlyWords(plain)).toHaveLength(5);
  expect(onlyWords(hidden)).toEqual([]);
});

test('a mixed plot is refused rather than drawn', () => {
  const [plot] = plotsOf([row('E01', { figures: [figure('g')] })]);
  const stray = row('E02', { design: 'before_after', figures: [figure('g')] });
  const line = plotsOf([stray])[0]?.lines[0];
  expect(() => keepAlike(plot!)).not.toThrow();
  expect(() => keepAlike({ ...plot!, lines: [...plot!.lines, line!] })).toThrow(/E02/);
});

test('rows that do not agree stand beside each other, each pair once', () => {
  const three = [
    row('E01', { conflicts_with: ['E03'] }),
    row('E02'),
    row('E03', { conflicts_with: ['E01'] })
  ];
  expect(besideEachOther(three).map((one) => one.id)).toEqual(['E01', 'E03', 'E02']);
  expect(conflicts(three).map((pair) => pair.map((one) => one.id))).toEqual([['E01', 'E03']]);
});

test.each(ways)('the plots of $id hold one kind each, and every figure that can be drawn', (way) => {
  for (const some of Object.values(nearAndFar(way, rows))) {
    const plots = plotsOf(some);
    for (const plot of plots) keepAlike(plot);
    const drawn = plots.reduce((sum, one) => sum + one.lines.length, 0);
    const words = some.reduce((sum, one) => sum + onlyWords(one).length, 0);
    const all = some.reduce((sum, one) => sum + one.figures.length, 0);
    expect(drawn + words).toBe(all);
  }
});

test('no number that counts change from the start is told as a gap between groups', () => {
  const told = rows.flatMap((one) =>
    one.figures
      .filter(({ what }) => /\bstart\b|\bbefore\b/.test(what))
      .map((figure) => [one.id, figure.design ?? one.design])
  );
  expect(told.length).toBeGreaterThan(8);
  expect(told.filter(([, design]) => design !== 'before_after')).toEqual([]);
});

test('a figure that says which side is better in its name says so to the program too', () => {
  for (const one of rows) {
    for (const figure of one.figures) {
      const named = figure.what.match(/\((higher|lower) is better\)/)?.[1];
      if (named) expect([one.id, figure.better ?? one.better]).toEqual([one.id, named]);
      if (/^plus speaks for/.test(figure.what)) expect(one.ways).toContain(figure.favours);
    }
  }
});
