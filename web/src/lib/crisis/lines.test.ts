import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  alwaysOpen,
  checkedTogether,
  checkedWords,
  contacts,
  dialled,
  emergencySources,
  hoursWords,
  inOrder,
  languageWords,
  otherChannels,
  plainDoubt,
  together,
  type CrisisLine,
  type CrisisLines
} from './lines';

const content = process.env.SECUREBASE_CONTENT ?? '../content';
const all: CrisisLines = parse(readFileSync(join(content, 'safety/crisis-lines.yaml'), 'utf8'));

describe('a number', () => {
  test.each([
    ['0800 345 1435', '08003451435'],
    ['1-800-799-7233', '18007997233'],
    ['+972 9 889 1333', '+97298891333'],
    ['*4141', '*4141']
  ])('%s is dialled as %s', (number, digits) => expect(dialled(number)).toBe(digits));

  test('has a link for a call and a text, and none where a telephone cannot follow', () => {
    expect(contacts({ number: '741741', channels: ['text', 'chat'] })).toEqual([
      { words: 'Text 741741', href: 'sms:741741' }
    ]);
    expect(contacts({ number: '113', channels: ['call', 'whatsapp'] })).toEqual([
      { words: 'Call 113', href: 'tel:113' },
      { words: 'WhatsApp 113', href: null }
    ]);
  });
});

test('hours and languages are said in words', () => {
  expect(hoursWords('24/7')).toBe('Day and night');
  expect(hoursWords('not noted (check)')).toBe('Hours not known to us');
  expect(hoursWords('limited hours (check)')).toBe('Hours: limited hours (not certain)');
  expect(languageWords(['nl', 'vi'])).toBe('Dutch, Vietnamese');
  expect(otherChannels(['call', 'chat', 'mail'])).toBe('Also by chat, e-mail on their own page.');
});

test('numbers of one line stand together, and no line is lost by it', () => {
  for (const { lines } of all.countries) expect(together(lines).flat()).toEqual(lines);
  const dutch = all.countries.find((one) => one.code === 'NL');
  const [first] = together(dutch?.lines ?? []);
  expect(first?.map((one) => one.number)).toEqual(['113', '0800-0113']);
});

test('each emergency number has its source, told once where numbers share it', () => {
  const one = { sources: 'a law', checked_on: '2026-01-01', checked_by: 'us' };
  const checked = 'Checked on 1 January 2026 by us.';
  expect(
    emergencySources([
      { number: '1', ...one },
      { number: '2', ...one, sources: 'a list' },
      { number: '3', ...one }
    ])
  ).toEqual([
    { of: '1 and 3', sources: 'a law', checked },
    { of: '2', sources: 'a list', checked }
  ]);
  expect(plainDoubt('Chat (check).')).toBe('Chat (not certain).');
});

const base: CrisisLine = {
  name: 'A line',
  number: '1',
  channels: ['call'],
  hours: '24/7',
  sources: 'two lists',
  agreed: true,
  checked_on: '2026-01-01',
  checked_by: 'us'
};

test('first whom all can call at any hour, then what is not certain, lines for some last', () => {
  const evening = { ...base, number: '2', hours: '14 to 23' };
  const doubtful = { ...base, number: '3', conflict: true };
  const children = { ...base, number: '4', about: 'children and young people' };
  const unsure = { ...base, number: '5', hours: '24/7 in 2019 (check)' };
  const given = [children, doubtful, evening, unsure, base];
  expect(inOrder(given).map((one) => one.number)).toEqual(['1', '2', '5', '3', '4']);
  expect(given[0]).toBe(children);
  expect(alwaysOpen(given)).toBe(true);
  expect(alwaysOpen([children, doubtful, evening, unsure])).toBe(false);
  for (const { lines } of all.countries) expect(inOrder(lines)).toHaveLength(lines.length);
});

test('who checked is said once for a country, and for each number where they differ', () => {
  const country = {
    code: 'NL',
    name: 'N',
    emergency: [{ number: '112', sources: 'a law', checked_on: '2026-01-01', checked_by: 'us' }]
  };
  expect(checkedTogether({ ...country, lines: [base] })).toBe('Checked on 1 January 2026 by us.');
  const phoned = { ...base, checked_on: '2026-02-01', checked_by: 'us, by phone' };
  expect(checkedTogether({ ...country, lines: [base, phoned] })).toBeNull();
  expect(checkedWords(phoned)).toBe('Checked on 1 February 2026 by us, by phone.');
});

test('where sources disagree, or nothing was found, the content says so', () => {
  const of = (code: string) => all.countries.find((one) => one.code === code)!;
  for (const code of ['EC', 'JP', 'FI', 'KE', 'AE']) {
    expect(of(code).lines.some((one) => one.conflict), code).toBe(true);
  }
  for (const code of ['TR', 'RU']) expect(of(code).missing, code).toMatch(/suicide/);
  for (const { lines } of all.countries) {
    for (const one of lines) expect(Boolean(one.conflict)).toBe(Boolean(one.conflict_says));
  }
});

test('every line of the content can be reached, and each number can be dialled', () => {
  for (const country of all.countries) {
    for (const { number } of country.emergency) expect(dialled(number)).toMatch(/^\d{2,5}$/);
    for (const line of country.lines) {
      const ways = contacts(line).length + (otherChannels(line.channels) ? 1 : 0);
      expect(ways, `${country.name}: ${line.name}`).toBeGreaterThan(0);
      expect(dialled(line.number), line.name).toMatch(/^[+*]?\d{2,14}$/);
    }
  }
});
