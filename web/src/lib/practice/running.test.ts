import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../api/client';
import { openEntries, type EntryStore } from '../entries/store';
import { beginWriting, openWriting, type Writing } from '../entries/writing';
import type { Moved, Moving } from './calls';
import { keptFormOf, localised } from './forms';
import { CHANGE, GATE, keptAs, type Place } from './place';
import { Running } from './running.svelte';
import type { FormSource } from './source';
import type { Answers, FormState } from './types';

const SOURCE: FormSource = {
  id: 'small', version: '1.0.0', language: 'en', kind: 'exercise', minutes: 3, level: 'alone',
  distress: true, title: 'Small', purpose: 'To try.', recorded: 'Little.', progress: 'None.',
  steps: [
    { id: 'first', title: 'First', fields: [{ id: 'safe', kind: 'yes_no', label: 'Safe?', required: true }] },
    { id: 'second', title: 'Second', fields: [
      { id: 'text', kind: 'long_text', label: 'Text' },
      { id: 'people', kind: 'group', label: 'People', fields: [{ id: 'name', kind: 'person', label: 'Name' }] }
    ] },
    { id: 'third', title: 'Third', guidance: ['Rest.'] }
  ],
  gates: [{ id: 'not-safe', to: 'help-now', says: ['Help first.'], when: {} }]
};

/** Imitates the engine: one required field, one gate, and phases in the plainest way. */
function rules(answers: Answers): FormState {
  const gate = answers.safe === 'no' ? { id: 'not-safe', to: 'help-now' } : null;
  const shown = gate ? ['first', 'safe'] : ['first', 'safe', 'second', 'text', 'people', 'third'];
  const rows = (answers.people ?? []) as { name?: string }[];
  return {
    shown, gate, computed: {},
    missing: answers.safe === undefined ? ['safe'] : [],
    rows: { people: rows.map(({ name }) => ({ shown: ['name'], missing: name ? [] : ['name'], computed: {} })) },
    problems: answers.safe === 'odd' ? [{ field: 'safe', problem: 'unknown_option' }] : []
  };
}

function phases({ phase, event, before, now }: Moving): Moved {
  const told = phase === 'before' ? before : now;
  const high = event === 'told' && (told?.value ?? 0) >= 7;
  const to = (next: Moved['phase'], because: Moved['because'] = [], rests = false) => ({ phase: next, because, rests });
  if (event === 'leave') return to('done');
  if (event === 'stop') return phase === 'look_around' || phase === 'again' ? to('help', ['asked'], true) : to('look_around', ['asked'], true);
  if (phase === 'before') return high ? to('settle_first', ['high']) : to('steps');
  if (phase === 'settle_first') return to('look_around');
  if (phase === 'steps') return to('after');
  if (phase === 'after') return high ? to('look_around', ['high'], true) : to('done');
  if (phase === 'look_around') return to('again');
  return phase === 'again' && high ? to('help', ['high'], true) : to('done');
}

let count = 0;
let store: EntryStore;
let writing: Writing;
let engine: { away: boolean; asked: Moving[]; answers: Answers[] };
let rests: string[];
let places: [string, boolean][];

const NOW = new Date('2026-05-04T10:00:00Z');

function runningOf(source: FormSource, own: Writing): Running {
  const reply = <T>(value: T): Reply<T> => (engine.away ? { ok: false, why: 'unreachable' } : { ok: true, value });
  return new Running(localised(source, 'en'), own, {
    decide: async (answers) => (engine.answers.push(answers), reply(rules(answers))),
    next: async (moving) => (engine.asked.push(moving), reply(phases(moving))),
    rest: async (until) => void rests.push(until),
    show: (place: Place, replace) => void places.push([keptAs(place), replace]),
    now: () => NOW
  });
}

async function begun(more: Partial<FormSource> = {}): Promise<Running> {
  const source = { ...SOURCE, ...more };
  writing = await beginWriting(store, { form: keptFormOf(source), language: 'en' });
  const running = runningOf(source, writing);
  await running.open(null);
  return running;
}

/** The tab was closed, and the entry is opened again from the disk. */
async function reopened(wanted: string | null = null): Promise<Running> {
  await writing.settled();
  writing = (await openWriting(store, writing.entry.id))!;
  const running = runningOf(SOURCE, writing);
  await running.open(wanted);
  return running;
}

beforeEach(async () => {
  store = await openEntries(`running-${(count += 1)}`);
  engine = { away: false, asked: [], answers: [] };
  [rests, places] = [[], []];
});

describe('from the start to the end', () => {
  test('asks before, shows a step a screen, asks after, and finishes', async () => {
    const running = await begun();
    expect(running.place).toEqual({ phase: 'before' });
    await running.told(3, false);
    expect(running.place).toEqual({ phase: 'steps', step: 'first' });
    running.set('safe', 'yes');
    expect(await running.next()).toBe(true);
    expect(running.step?.id).toBe('second');
    await running.next();
    await running.next();
    expect(running.place.phase).toBe('after');
    expect(writing.entry.finishedAt).toBeNull();
    await running.told(2, false);
    expect([running.place.phase, running.ending]).toEqual(['done', 'finished']);
    expect(writing.entry.finishedAt).not.toBeNull();
    expect(writing.entry.distress).toMatchObject({ before: { value: 3 }, after: { value: 2 } });
    expect(engine.asked.at(-1)).toMatchObject({ phase: 'after', before: { value: 3, unreal: false }, now: { value: 2, unreal: false } });
    expect(places.map(([place]) => place)).toEqual(['@before', 'first', 'second', 'third', '@after/third', '@done']);
  });

  test('asks no distress where the form does not', async () => {
    const running = await begun({ distress: false });
    expect(running.place).toEqual({ phase: 'steps', step: 'first' });
    running.set('safe', 'yes');
    for (let i = 0; i < 3; i += 1) await running.next();
    expect([running.place.phase, running.ending]).toEqual(['done', 'finished']);
    expect(engine.asked.map((one) => `${one.phase} ${one.event}`)).toEqual(['before begun', 'steps begun', 'after begun']);
  });

  test('a doorway is open when distress is high', async () => {
    const running = await begun({ kind: 'doorway' });
    await running.pass();
    expect(engine.asked.at(-1)?.settling).toBe(true);
  });
});

describe('what is missing', () => {
  test('is said, and can be left', async () => {
    const running = await begun();
    await running.pass();
    expect(await running.next()).toBe(false);
    expect([running.tried, running.missing.map((one) => one.id)]).toEqual([true, ['safe']]);
    expect(running.step?.id).toBe('first');
    await running.next(true);
    expect([running.step?.id, running.tried]).toEqual(['second', false]);
  });

  test('in rows counts too', async () => {
    const running = await begun();
    running.set('safe', 'yes');
    await running.pass();
    await running.next();
    running.addRow('people', 'r1');
    expect(await running.next()).toBe(false);
    expect(running.missing.map((one) => one.id)).toEqual(['people']);
    running.set('people', 'Ana', 'r1', 'name');
    expect(await running.next()).toBe(true);
  });

  test('problems are in words', async () => {
    const running = await begun();
    running.set('safe', 'odd');
    await running.refresh();
    expect(running.state.problems[0]?.problem).toMatch(/choose again/);
  });
});

describe('a gate', () => {
  test('stands in place of the steps it closes, until the answer is another one', async () => {
    const running = await begun();
    await running.pass();
    running.set('safe', 'no');
    await running.next();
    expect([running.place.step, running.step, running.screens]).toEqual([GATE, undefined, ['first', GATE]]);
    running.back();
    running.set('safe', 'yes');
    await running.next();
    expect(running.step?.id).toBe('second');
  });

  test('ends it without a finish, and goes on at the gate', async () => {
    const running = await begun();
    await running.pass();
    running.set('safe', 'no');
    await running.next();
    await running.endAtGate();
    expect([running.ending, writing.entry.finishedAt]).toEqual(['left', null]);
    expect((await reopened()).place).toEqual({ phase: 'steps', step: GATE });
  });
});

describe('stopping', () => {
  test('“too much” leads to looking around, then asks again, and deeper work rests for a day', async () => {
    const running = await begun();
    await running.pass();
    await running.tooMuch();
    expect(running.place).toEqual({ phase: 'look_around', step: 'first' });
    expect(rests).toEqual(['2026-05-05T10:00:00.000Z']);
    expect(writing.entry.stoppedBecause).toBe('asked');
    await running.pass();
    expect(running.place.phase).toBe('again');
    await running.told(8, false);
    expect([running.place.phase, rests.length]).toEqual(['help', 2]);
    await running.leave();
    expect([running.place.phase, running.ending]).toEqual(['done', 'stopped']);
    expect(writing.entry.distress.again?.value).toBe(8);
  });

  test('survives a closed tab in the middle of looking around', async () => {
    const running = await begun();
    await running.pass();
    await running.tooMuch();
    expect((await reopened('second')).place).toEqual({ phase: 'look_around', step: 'first' });
  });

  test('“stop here” keeps the place, and goes on there', async () => {
    const running = await begun();
    await running.pass();
    await running.next(true);
    await running.leave();
    expect([running.place.phase, running.ending, rests]).toEqual(['done', 'left', []]);
    expect(writing.entry.stoppedBecause).toBeNull();
    running.goOn();
    expect(running.step?.id).toBe('second');
  });

  test('high distress before the first step: it is not begun, and can be later', async () => {
    const running = await begun();
    await running.told(8, true);
    expect([running.place.phase, running.because, rests]).toEqual(['settle_first', ['high'], []]);
    await running.pass();
    await running.pass();
    await running.told(4, false);
    expect([running.place.phase, running.ending]).toEqual(['done', 'settled']);
    running.goOn();
    expect(running.place.phase).toBe('before');
  });

  test('high distress after the last step leaves the entry whole', async () => {
    const running = await begun();
    await running.pass();
    for (let i = 0; i < 3; i += 1) await running.next(true);
    await running.told(9, false);
    expect([running.place.phase, writing.entry.stoppedBecause]).toEqual(['look_around', null]);
    expect(writing.entry.finishedAt).not.toBeNull();
    expect((await reopened()).place.phase).toBe('look_around');
  });

  test('the way back does not lead out of looking around', async () => {
    const running = await begun();
    await running.pass();
    await running.tooMuch();
    running.arrive('first');
    expect(running.place.phase).toBe('look_around');
  });
});

describe('coming back', () => {
  test('a reload goes on at the step with all answers', async () => {
    const running = await begun();
    await running.pass();
    running.set('safe', 'yes');
    await running.next();
    running.set('text', 'half an emoji \uD83D');
    const again = await reopened();
    expect(again.step?.id).toBe('second');
    expect(writing.entry.answers).toEqual({ safe: 'yes', text: 'half an emoji \uD83D' });
  });

  test('a step that is closed now is not shown', async () => {
    const running = await begun();
    await running.pass();
    running.set('safe', 'yes');
    await running.next();
    writing.set('safe', 'no');
    expect((await reopened('second')).step?.id).toBe('first');
  });

  test('the browser’s back button shows the step before', async () => {
    const running = await begun();
    await running.pass();
    await running.next(true);
    running.arrive('first');
    expect([running.step?.id, writing.entry.step]).toEqual(['first', 'first']);
    running.arrive('nonsense');
    running.arrive('@look_around');
    running.arrive(null);
    expect(running.step?.id).toBe('first');
  });
});

describe('a finished entry', () => {
  async function finished() {
    const running = await begun();
    await running.pass();
    running.set('safe', 'yes');
    for (let i = 0; i < 3; i += 1) await running.next();
    await running.pass();
    return writing.entry.finishedAt;
  }

  test('opens at its end', async () => {
    await finished();
    const again = await reopened();
    expect([again.place.phase, again.ending]).toEqual(['done', 'finished']);
  });

  test('is changed step by step, and stays finished when it was', async () => {
    const when = await finished();
    const again = await reopened(CHANGE);
    expect([again.step?.id, again.amending]).toEqual(['first', true]);
    engine.asked = [];
    await again.next();
    again.set('text', 'another text');
    await again.next();
    await again.next();
    expect([again.place.phase, again.ending, engine.asked]).toEqual(['done', 'finished', []]);
    expect([writing.entry.finishedAt, writing.entry.answers.text]).toEqual([when, 'another text']);
  });

  test('can still be too much', async () => {
    const when = await finished();
    const again = await reopened(CHANGE);
    await again.tooMuch();
    expect([again.place.phase, rests.length, writing.entry.finishedAt]).toEqual(['look_around', 1, when]);
    await again.leave();
    expect(again.ending).toBe('finished');
  });
});

describe('without the engine', () => {
  test('what was typed is kept, nothing moves, and another try goes on', async () => {
    const running = await begun();
    engine.away = true;
    await running.told(3, false);
    expect([running.trouble, running.place.phase]).toEqual(['unreachable', 'before']);
    expect(writing.entry.distress.before?.value).toBe(3);
    engine.away = false;
    await running.told(3, false);
    expect([running.trouble, running.step?.id]).toEqual(['', 'first']);
  });

  test('an answer that comes back late does not undo a newer one', async () => {
    const held: (() => void)[] = [];
    writing = await beginWriting(store, { form: keptFormOf(SOURCE), language: 'en' });
    const running = new Running(localised(SOURCE, 'en'), writing, {
      decide: (answers) => new Promise((done) => held.push(() => done({ ok: true, value: rules(answers) }))),
      next: async (moving) => ({ ok: true, value: phases(moving) }),
      rest: async () => {}, show: () => {}, now: () => NOW
    });
    running.set('safe', 'no');
    running.set('safe', 'yes');
    held[1]!();
    held[0]!();
    await new Promise((done) => setTimeout(done));
    expect(running.state.gate).toBeNull();
    expect(running.state.shown).toContain('second');
  });

  test('a second press while one is under way does nothing', async () => {
    const running = await begun();
    await Promise.all([running.told(3, false), running.told(9, false)]);
    expect([running.place.phase, engine.asked.length, writing.entry.distress.before?.value]).toEqual(['steps', 1, 3]);
  });
});
