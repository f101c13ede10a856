import { expect, test } from 'vitest';
import { NOTHING_KEPT, goneOn, notOn, withPause, withSwap, withTrack } from './kept';
import { offersOf } from './offers';
import { suggest, viewOf, type Situation } from './suggest';
import { another } from './swap';
import { eased, entry, FORMS, LONG_AGO, MONDAY, on, PROGRAMME, situation } from './testing';
import type { MapLean, One } from './types';

const trackOf = (id: string) => PROGRAMME.tracks.find((one) => one.id === id)!;
const worry: MapLean = { pattern: 'anxious', person: 'Noor', sure: true };

function one(given: Situation): One {
  const found = suggest(given);
  if (found.kind === 'week_full' && found.more) return found.more;
  if (found.kind !== 'one') throw new Error(`not one but ${found.kind}`);
  return found;
}

/** Finishes what is suggested, once every second day, until `until` says that it is enough. */
function walk(given: Situation, days: number, answer = (form: string, at: string) => entry(form, at)) {
  const seen: One[] = [];
  let entries = [...given.entries];
  for (let day = 0; day < days; day += 1) {
    for (let minute = 0; minute < 60; minute += 15) {
      const now = new Date(on(day * 2, 10, minute));
      const found = one({ ...given, entries, now });
      seen.push(found);
      entries = [...entries, answer(found.form.id, now.toISOString())];
      if (!found.now.kind.startsWith('settle_before') && found.form.step !== 2) break;
    }
  }
  return { seen, entries };
}

test('without a track the tracks are offered, each reason named, safety first', () => {
  const found = suggest(situation(null, { leans: [worry], needs: ['G19', 'P12'] }));
  if (found.kind !== 'choose') throw new Error(found.kind);
  const [first, second, third] = found.offers;
  expect(first?.track.id).toBe('after_abuse');
  expect(second).toMatchObject({ track: { id: 'anxious' }, because: { person: 'Noor' } });
  expect(third?.track.id).toBe('couple');
  expect(found.offers).toHaveLength(6);
  expect(found.offers.at(-1)?.because).toBeNull();
});

test('a map that is not sure says so, and comes after what the person said', () => {
  const leans: MapLean[] = [{ pattern: 'fearful', person: 'Ana', sure: false }];
  const offers = offersOf(PROGRAMME, leans, ['G02'], false);
  expect(offers.slice(0, 2).map((one) => one.track.id)).toEqual(['avoidant', 'fearful']);
  expect(offers[1]?.because?.text).toContain('not sure yet');
  expect(offersOf(PROGRAMME, [{ ...worry, sure: false }], [], true).map((one) => one.track.id)).not.toContain('couple');
});

test('the first suggestion is the first of the track, and says because of what', () => {
  const found = one(situation('anxious', { leans: [worry] }));
  expect(found.form.id).toBe('two-dials');
  expect(found.because).toMatchObject({ text: 'Because with {person} your map leans to worry.', person: 'Noor' });
  expect(found.now).toMatchObject({ kind: 'next', phase: 1, phases: 3 });
  expect(found.others.length).toBeGreaterThan(0);
  expect(found.others.map((one) => one.id)).not.toContain('two-dials');
});

test('a track without a reason gives none', () => {
  expect(one(situation('avoidant', { leans: [worry] })).because).toBeNull();
});

test('an old move that was logged brings forward what meets it, and names the entry', () => {
  const log = entry('quick-log', on(-1), { answers: { move: 'reach' } });
  const found = one(situation('anxious', { entries: [log] }));
  expect(found.form.id).toBe('reassurance-gap');
  expect(found.because).toEqual({
    text: 'Because {day} you logged that you reached harder.',
    day: log.finishedAt,
    entry: log.id
  });
  const done = entry('reassurance-gap', on(-1, 20));
  expect(one(situation('anxious', { entries: [log, done] })).form.id).toBe('two-dials');
  const old = entry('quick-log', on(-7), { answers: { move: 'reach' } });
  expect(one(situation('anxious', { entries: [old] })).form.id).toBe('two-dials');
});

test('a move is no pattern to work on where the person is afraid', () => {
  const log = entry('when-it-gets-hard', on(-1), { answers: { move: 'reach', could_hurt: 'yes' } });
  expect(one(situation('anxious', { entries: [log] })).because?.entry).toBeUndefined();
});

test('something settles before and after every exercise of step 2', () => {
  for (const track of PROGRAMME.tracks) {
    const { seen } = walk(situation(track.id), 39);
    const deep = seen.flatMap((one, i) => (one.form.step === 2 ? [i] : []));
    expect(deep.length > 0, track.id).toBe(track.id !== 'couple');
    for (const i of deep) {
      expect(seen[i - 1], track.id).toMatchObject({ form: { settling: true, step: 4 }, now: { kind: 'settle_before' } });
      expect(seen[i + 1], track.id).toMatchObject({ form: { settling: true, step: 4 }, now: { kind: 'settle_after' } });
    }
  }
});

test('what settled two hours ago no longer stands before; straight on stays possible', () => {
  const entries = [
    ...['two-dials', 'when-it-gets-hard'].map((form, i) => entry(form, on(-4 + i))),
    entry('look-around', on(0, 7))
  ];
  const found = one(situation('anxious', { entries }));
  expect(found.now).toEqual({ kind: 'settle_before', form: 'someone-on-my-side' });
  expect(found.others[0]?.id).toBe('someone-on-my-side');
  const soon = [...entries, entry('kind-break', on(0, 8, 30))];
  expect(one(situation('anxious', { entries: soon })).form.id).toBe('someone-on-my-side');
});

test('what settled after one deep exercise is not the way into the next', () => {
  const entries = [
    entry('letter-to-the-pattern', on(0, 8, 30)),
    entry('look-around', on(0, 9)),
    entry('quick-log', on(0, 9, 30), { answers: { move: 'perform' } })
  ];
  const found = one(situation('after_abuse', { entries }));
  expect(found.now).toEqual({ kind: 'settle_before', form: 'letter-to-the-pattern' });
});

test('stopping something deep is met by something that settles, and by no reproach', () => {
  const stopped = entry('what-i-learned-then', on(0, 9), { finishedAt: null, stoppedBecause: 'high' });
  const safety = { ...situation(null).safety, restsUntil: on(1, 9) };
  const found = one(situation('anxious', { entries: [stopped], safety }));
  expect(found.now).toMatchObject({ kind: 'settle_after', stopped: true });
  expect(found.form.settling).toBe(true);
});

test('during the day of rest nothing deep and nothing that needs support', () => {
  const safety = { ...situation(null).safety, restsUntil: on(1, 9) };
  for (const { id } of PROGRAMME.tracks) {
    const found = one(situation(id, { safety }));
    expect(found.form.level, id).toBe('alone');
    expect(found.form.step, id).not.toBe(2);
  }
});

test('a day of rest passes over nothing: what rests keeps its turns', () => {
  const turns = trackOf('anxious').phases.flatMap((phase) => phase.forms);
  const done = turns.filter((turn) => turn.form !== 'repair-talk').flatMap((turn) => Array<string>(turn.times).fill(turn.form));
  const entries = done.map((form, i) => entry(form, on(-100 + i)));
  const safety = { ...situation(null).safety, restsUntil: on(1, 9) };
  expect(one(situation('anxious', { entries, safety })).now.kind).toBe('resting');
  expect(one(situation('anxious', { entries })).form.id).toBe('repair-talk');
});

test('no form that is closed, whatever is open', () => {
  const levels = [[], ['alone'], ['alone', 'with_support'], ['alone', 'with_support', 'clinician']];
  for (const open of levels) {
    for (const twoAway of [false, true]) {
      for (const { id } of PROGRAMME.tracks) {
        const safety = { open, restsUntil: null, screened: false, twoAway };
        const entries = walkable(id, safety);
        if (open.length === 0) expect(suggest(situation(id, { safety })).kind).toBe('people_first');
        else for (const form of entries) expectOpen(form, open, twoAway);
      }
    }
  }
});

function walkable(id: string, safety: Situation['safety']): One[] {
  return safety.open.length === 0 ? [] : walk(situation(id, { safety }), 20).seen;
}

function expectOpen({ form, others }: One, open: string[], twoAway: boolean) {
  for (const one of [form, ...others]) {
    expect(open).toContain(one.level);
    expect(one.screen).toBe(false);
    if (twoAway) expect(PROGRAMME.between_two).not.toContain(one.id);
  }
}

test('a track for two rests without a word while tools for two are away', () => {
  const safety = { ...situation(null).safety, twoAway: true };
  const found = one(situation('couple', { safety, needs: ['P12'] }));
  expect(found).toMatchObject({ form: { settling: true }, because: null, now: { kind: 'steady' } });
});

test('the check of both opens what is for two', () => {
  const safety = { ...situation(null).safety, screened: true };
  const forms = walk(situation('couple', { safety }), 12).seen.map((one) => one.form.id);
  expect(forms).toContain('our-week');
  expect(one(situation('couple', { safety, entries: [entry('dance-steps', on(-9))] })).smaller).toBe(true);
});

test('three contacts fill a week; rest counts, and more stays possible', () => {
  const entries = [0, 1, 2].map((day) => entry('when-it-gets-hard', on(day)));
  const now = new Date(on(3));
  const full = suggest(situation('anxious', { entries, now }));
  expect(full).toMatchObject({ kind: 'week_full', finished: 3, more: { kind: 'one' } });
  expect(suggest(situation('anxious', { entries: entries.slice(1), now })).kind).toBe('one');
  expect(suggest(situation('anxious', { entries, now: new Date(on(7)) })).kind).toBe('one');
});

test('logs, what settles and doing a thing twice a day use up no week', () => {
  const entries = [
    ...[1, 2, 3].map((day) => entry('quick-log', on(day, 20), { answers: { move: 'please' } })),
    ...[1, 2, 3].map((day) => entry('look-around', on(day, 21))),
    entry('window-watch', on(1, 9)),
    entry('window-watch', on(1, 13)),
    entry('window-watch', on(1, 19))
  ];
  expect(suggest(situation('anxious', { entries, now: new Date(on(4)) })).kind).toBe('one');
});

test('the week is never full before what settles after something deep', () => {
  const entries = [entry('when-it-gets-hard', on(0)), entry('two-dials', on(1)), entry('what-i-learned-then', on(2, 9))];
  const found = suggest(situation('anxious', { entries, now: new Date(on(2)) }));
  expect(found).toMatchObject({ kind: 'one', now: { kind: 'settle_after', form: 'what-i-learned-then' } });
});

test('not today: the same day shows nothing more, the next as if nothing had been', () => {
  const given = situation('anxious');
  const kept = notOn(given.kept, '2026-05-04');
  expect(suggest({ ...given, kept })).toEqual({ kind: 'not_today' });
  const next = new Date(on(1));
  expect(suggest({ ...given, kept, now: next })).toEqual(suggest({ ...given, now: next }));
});

test('a pause loses nothing, however long it is', () => {
  const entries = [entry('two-dials', on(-3)), entry('when-it-gets-hard', on(-2))];
  const given = situation('anxious', { entries });
  const kept = withPause(given.kept, MONDAY);
  const later = new Date(2027, 2, 1, 10);
  expect(suggest({ ...given, kept, now: later })).toEqual({ kind: 'paused', since: MONDAY.toISOString() });
  const before = one(given);
  const after = one({ ...given, kept: goneOn(kept), now: later });
  expect([after.form.id, after.now]).toEqual([before.form.id, before.now]);
});

test('a swap gives another of the same step, until one is finished', () => {
  let given = situation('anxious', { entries: [entry('two-dials', on(-3))] });
  const shown = one(given);
  expect(shown.form.id).toBe('when-it-gets-hard');
  const seen = new Set([shown.form.id]);
  for (let i = 0; i < 3; i += 1) {
    const now = one(given);
    const to = another(viewOf(given), trackOf('anxious'), now);
    expect(FORMS.find((form) => form.id === to)).toMatchObject({ step: 1, level: 'alone' });
    expect(seen.has(to!)).toBe(false);
    seen.add(to!);
    given = { ...given, kept: withSwap(given.kept, now.form.id, to!, MONDAY) };
    expect(one(given)).toMatchObject({ form: { id: to }, now: { kind: 'swapped', from: 'when-it-gets-hard' } });
  }
  const last = one(given).form.id;
  const done = { ...given, entries: [...given.entries, entry(last, on(0, 11))], now: new Date(on(1)) };
  expect(one(done).now.kind).toBe('settle_before'); // when-it-gets-hard had its turn
});

test('what settles is swapped for what settles', () => {
  const given = situation('anxious', { entries: [entry('what-i-learned-then', on(0, 9))] });
  const shown = one(given);
  const to = another(viewOf(given), trackOf('anxious'), shown)!;
  const kept = withSwap(given.kept, shown.form.id, to, MONDAY);
  expect(one({ ...given, kept })).toMatchObject({ form: { id: to, settling: true }, now: { kind: 'settle_after' } });
});

test('when all turns are had it begins anew, with what helped most', () => {
  const answer = (form: string, at: string) =>
    form === 'other-way' ? eased(form, at, 8, 3) : form === 'new-moment-log' ? eased(form, at, 3, 2) : entry(form, at);
  const { seen, entries } = walk(situation('anxious'), 40, answer);
  const round = seen.findIndex((one) => one.now.kind === 'helped');
  expect(seen.slice(0, round).filter((one) => !one.now.kind.startsWith('settle'))).toHaveLength(39);
  expect(seen[round]).toMatchObject({
    form: { id: 'other-way' },
    now: { kind: 'helped', eased: 5, times: 5, round: 2 }
  });
  const rest = walk({ ...situation('anxious'), entries, now: MONDAY }, 0);
  expect(rest.seen).toEqual([]);
});

test('nobody is put back: a phase with a closed form goes on without it', () => {
  const safety = { ...situation(null).safety, open: ['alone'] };
  const { seen } = walk(situation('couple', { safety }), 30);
  expect(seen.map((one) => one.form.id)).toContain('pause-and-return');
});

test('a child who came by adoption brings the line for it', () => {
  const entries = ['my-childs-signals', 'special-time'].map((form, i) => entry(form, on(-9 + i)));
  expect(one(situation('parent', { entries })).form.id).toBe('serve-and-return');
  expect(one(situation('parent', { entries, needs: ['G11'] })).form.id).toBe('pace-line');
});

test('each track keeps its own turns', () => {
  const first = withTrack(NOTHING_KEPT, 'anxious', new Date(LONG_AGO));
  const there = withTrack(first, 'avoidant', MONDAY);
  expect(withTrack(there, 'anxious', MONDAY).began).toEqual({
    anxious: LONG_AGO,
    avoidant: MONDAY.toISOString()
  });
});
