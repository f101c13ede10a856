import { describe, expect, test } from 'vitest';
import type { Entry, KeptForm } from '../../entries/types';
import { linesOf } from '../entry-words';
import { keptFormOf } from '../forms';
import { summaryOf } from '../source';
import { PROGRAMME, SPANISH } from '../../programme/testing';
import practise from '../../language/es/practise.json';
import { SOURCES, sourceNamed } from '../testing';
import { shelfTitle } from '../words';
import { formsFor, shelvesOf } from './search';

const all = SOURCES.map(summaryOf);
const ids = (found: typeof all) => found.map((one) => one.id);

describe('the list of forms', () => {
  test('names the four steps as the programme does, in both languages', () => {
    const spanish: Record<string, string> = practise;
    for (const { step, title } of PROGRAMME.steps) {
      const here = shelfTitle(step as 1 | 2 | 3 | 4);
      expect(here).toBe(`${step}. ${title}`);
      expect(spanish[here]).toBe(`${step}. ${SPANISH[title]}`);
    }
  });

  test('has each form once, exercises by their step and what calms first', () => {
    const shelves = shelvesOf(all);
    expect(shelves.map((one) => one.step)).toEqual([1, 2, 3, 4, null]);
    expect(ids(shelves.flatMap((one) => one.forms)).sort()).toEqual(ids(all).sort());
    const calming = shelves[3]!.forms.map((one) => one.settling);
    expect(calming.lastIndexOf(true)).toBeLessThan(calming.indexOf(false));
    expect(ids(shelves[4]!.forms)).toContain('quick-log');
  });

  test('is searched in titles and purposes, without accents and capitals', () => {
    expect(ids(formsFor(all, 'LOOK around', 'en'))).toContain('look-around');
    expect(ids(formsFor(all, 'oidos', 'es'))).toEqual(['look-around']);
    expect(formsFor(all, '  ', 'en')).toHaveLength(all.length);
    expect(formsFor(all, 'look qwxz', 'en')).toEqual([]);
  });
});

describe('lines of entries', () => {
  const entry = (form: string, answers: Entry['answers']): Entry => ({
    id: 'e', form, version: '1.0.0', language: 'en', smaller: false, begunAt: '', changedAt: '', finishedAt: null,
    stoppedBecause: null, step: null, answers, distress: {}, versions: {}, distressVersions: {}, deleted: false
  });
  const says = (one: Entry, kept: KeptForm[] = [keptFormOf(sourceNamed(one.form))]) => linesOf([one], kept)[0]!;

  test('say the first words, and never a private answer', () => {
    const record = entry('thought-record', { afraid: 'yes', facts: '  No reply\n since noon ' });
    expect(says(record)).toMatchObject({ title: 'Thought record, with the bond', says: 'No reply since noon' });
    expect(says(entry('thought-record', { afraid: 'yes' })).says).toBe('');
  });

  test('are cut at a space, and an emoji stays whole', () => {
    expect(says(entry('thought-record', { facts: `${'word '.repeat(40)}` })).says).toMatch(/word…$/);
    const faces = says(entry('thought-record', { facts: '🙂'.repeat(200) })).says;
    expect(faces).toBe(`${'🙂'.repeat(90)}…`);
  });

  test('without their form have its id for a name', () => {
    expect(says(entry('gone', { facts: 'x' }), [])).toMatchObject({ title: 'gone', says: '' });
  });
});
