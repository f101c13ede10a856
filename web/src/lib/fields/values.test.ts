import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from '../language/t';
import { breathAt, elapsed, paused, started, still } from './clock';
import { dateWords, isWhole, nowAs } from './dates';
import { clockFace, durationWords, readDuration, secondsWords, writeDuration } from './durations';
import { readNumber, writeNumber } from './numbers';

afterEach(() => setLanguage('en'));

describe('numbers', () => {
  test.each([
    ['4', 4, 4], ['2.5', 2.5, 2.5], ['2,5', 2.5, 2.5], ['-3', -3, -3], ['−3', -3, -3],
    [',5', 0.5, 0.5], ['0,125', 0.125, 0.125], ['0.125', 0.125, 0.125],
    ['1 500', 1500, 1500], ['1,500', 1500, 1.5], ['1.500', 1.5, 1500],
    ['1,234,567', 1234567, 1234567], ['1.234.567', 1234567, 1234567],
    ['1,234.5', 1234.5, 1234.5], ['1.234,5', 1234.5, 1234.5], ['12,3456', 12.3456, 12.3456]
  ])('%s is read in English as %d, in Spanish as %d', (text, english, spanish) => {
    expect(readNumber(text, 'en')?.value).toBe(english);
    expect(readNumber(text, 'es')?.value).toBe(spanish);
  });

  test.each(['', 'abc', '1e5', '4 cups', '--3', '1,2,3', '12,34.5', '1.2,3.4', '.', '-'])(
    '“%s” is no number',
    (text) => {
      expect(readNumber(text, 'en')).toBeNull();
      expect(readNumber(text, 'es')).toBeNull();
    }
  );

  test('says when a mark was taken for thousands', () => {
    expect(readNumber('1,500', 'en')?.grouped).toBe(true);
    expect(readNumber('1.5', 'en')?.grouped).toBe(false);
  });

  test('are written as they are read', () => {
    expect([writeNumber(2.5, 'en'), writeNumber(2.5, 'es')]).toEqual(['2.5', '2,5']);
    expect(writeNumber(undefined, 'en')).toBe('');
    for (const n of [0, -1.25, 1500, 1234567.5])
      expect(readNumber(writeNumber(n, 'es'), 'es')?.value).toBe(n);
  });
});

describe('durations', () => {
  test('are minutes', () => {
    expect(readDuration('1', '30')).toBe(90);
    expect(readDuration('', '90')).toBe(90);
    expect(readDuration('2', '')).toBe(120);
    expect(readDuration('0', '0')).toBe(0);
  });

  test('are taken back when both are empty, and not guessed when unreadable', () => {
    expect(readDuration(' ', '')).toBeUndefined();
    expect(readDuration('one', '')).toBeNull();
    expect(readDuration('1', '-5')).toBeNull();
  });

  test('are written in hours and minutes', () => {
    expect(writeDuration(150)).toEqual({ hours: '2', minutes: '30' });
    expect(writeDuration(0)).toEqual({ hours: '', minutes: '0' });
    expect(writeDuration(undefined)).toEqual({ hours: '', minutes: '' });
    expect([durationWords(61), durationWords(120), durationWords(0)]).toEqual([
      '1 hour 1 minute', '2 hours', '0 minutes'
    ]);
    expect([secondsWords(90), secondsWords(60), clockFace(65)]).toEqual([
      '1 minute 30 seconds', '1 minute', '1:05'
    ]);
  });
});

describe('dates', () => {
  const at = new Date(2026, 4, 4, 9, 5);

  test('now is the time on the wall', () => {
    expect(nowAs('date', at)).toBe('2026-05-04');
    expect(nowAs('time', at)).toBe('09:05');
    expect(nowAs('date_time', at)).toBe('2026-05-04T09:05');
  });

  test('a year that is still being typed is no answer', () => {
    expect(isWhole('date', '0020-05-04')).toBe(false);
    expect(isWhole('date_time', '2026-05-04T09:05')).toBe(true);
    expect(isWhole('time', '09:05')).toBe(true);
    expect(isWhole('date', '')).toBe(false);
  });

  test('are said in the language of the page', () => {
    expect(dateWords('date', '2026-05-04')).toBe('4 May 2026');
    expect(dateWords('date_time', '2026-05-04T09:05')).toMatch(/4 May 2026.*09:05/);
    expect(dateWords('date', 'soon')).toBe('soon');
    setLanguage('es');
    expect(dateWords('date', '2026-05-04')).toBe('4 de mayo de 2026');
  });
});

describe('the clock', () => {
  test('counts what went by, also while the tab slept', () => {
    const run = started(still(), 1000);
    expect(elapsed(run, 61_000)).toBe(60_000);
    expect(started(run, 5000)).toBe(run);
    const rest = paused(run, 31_000);
    expect(elapsed(rest, 99_000)).toBe(30_000);
    expect(elapsed(started(rest, 100_000), 110_000)).toBe(40_000);
  });

  test('loses nothing when it is set back', () => {
    expect(elapsed(started(still(5000), 10_000), 2000)).toBe(5000);
  });

  const breath = { in: 4, hold: 0, out: 6, rounds: 2 };
  test('a breath goes in and out, and holds only where it should', () => {
    expect(breathAt(breath, 0)).toEqual({ phase: 'in', round: 1, done: 0, left: 4000 });
    expect(breathAt(breath, 4000)).toMatchObject({ phase: 'out', left: 6000 });
    expect(breathAt({ ...breath, hold: 2 }, 4000)).toMatchObject({ phase: 'hold', left: 2000 });
    expect(breathAt(breath, 12_500)).toEqual({ phase: 'in', round: 2, done: 1, left: 1500 });
  });

  test('ends after its rounds, however long ago that was', () => {
    expect(breathAt(breath, 19_999)).toMatchObject({ phase: 'out', done: 1 });
    expect(breathAt(breath, 20_000)).toMatchObject({ phase: 'done', done: 2 });
    expect(breathAt(breath, 9e9)).toMatchObject({ phase: 'done', done: 2 });
    expect(breathAt({ in: 0, hold: 0, out: 0, rounds: 3 }, 0).phase).toBe('done');
  });
});
