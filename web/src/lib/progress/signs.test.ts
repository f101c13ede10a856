import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { startEngine, type Engine } from '$lib/engine/module';
import { decide, whetherOpen, type AskEngine } from '$lib/practice/calls';
import { keptFormOf } from '$lib/practice/localised';
import { sourceOf } from '$lib/practice/forms';
import { closedBecause } from '$lib/programme/open';
import { eased, entry, FORMS, MONDAY, on } from '$lib/programme/testing';
import { formIds, formSource } from '$lib/testing/forms';
import { collect } from './collect';
import { DOMAINS } from './domains';
import { signsOf, type StateOf } from './signs';

let engine: Engine;
beforeAll(async () => {
  const module = await WebAssembly.compile(readFileSync('src/lib/engine/practice.wasm'));
  engine = await startEngine(module, new Uint8Array());
});

const ask: AskEngine = async <T>(path: string, body: unknown) => {
  const reply = engine.call('POST', path, JSON.stringify(body));
  if (reply.status >= 400) throw new Error(reply.body);
  return { ok: true, value: JSON.parse(reply.body) as T } as const;
};

const byEngine: StateOf = async (one, kept) => {
  const source = sourceOf(kept);
  const reply = source && (await decide(source, one.answers, one.smaller, ask));
  return reply?.ok ? reply.value : null;
};

const kept = (...ids: string[]) => ids.map((id) => keptFormOf(formSource(id)));
const numbers = async (of: Parameters<typeof signsOf>[0], ...ids: string[]) => {
  const { signs, missing } = await signsOf(of, kept(...ids), byEngine);
  return { missing, found: Object.fromEntries(signs.map((one) => [`${one.domain} ${one.field}`, one.value])) };
};

test('answers, yes and no, and what eased: distress before less after', async () => {
  const hard = entry('when-it-gets-hard', on(0), {
    answers: { happened: 'A late reply.', tried: 'yes', strength: 60, hours_to_settle: 3 }
  });
  const look = eased('look-around', on(0), 7, 4);
  const { found } = await numbers([hard, look], 'when-it-gets-hard', 'look-around');
  expect(found).toEqual({
    'skills tried': 1,
    'regulation hours_to_settle': 3,
    'regulation strength': 60,
    'regulation eased': 3
  });
});

test('what the form works out comes from the engine', async () => {
  const other = entry('new-moment-log', on(0), { answers: { expected: 8, actual: 2 } });
  const practice = entry('practice-log', on(0), { answers: { calm_before: 3, calm_after: 6, present: 5 } });
  const { found } = await numbers([other, practice], 'new-moment-log', 'practice-log');
  expect(found).toEqual({ 'trust expected': 8, 'regulation calm_gain': 3, 'awareness present': 5 });
});

test('what the form hides, what is not finished and what was skipped says nothing', async () => {
  const hidden = entry('pause-and-return', on(0), { answers: { returned: 'no', on_time: 'yes' } });
  const open = entry('when-it-gets-hard', on(0), { answers: { strength: 60 }, finishedAt: null });
  const skipped = entry('look-around', on(0));
  const { found } = await numbers([hidden, open, skipped], 'pause-and-return', 'when-it-gets-hard', 'look-around');
  expect(found).toEqual({});
});

test('without the engine what needs none is still there, and the rest is told', async () => {
  const entries = [eased('look-around', on(0), 7, 4), entry('practice-log', on(0), { answers: { present: 5 } })];
  const { signs, missing } = await signsOf(entries, kept('look-around', 'practice-log'), async () => null);
  expect(signs.map((one) => one.field)).toEqual(['eased']);
  expect(missing).toBe(1);
});

test('series: one for each sign, named as the newest form names it, the longest first', async () => {
  const entries = [on(0), on(7), on(14)].map((at, i) => eased('someone-on-my-side', at, 6, 4 - i));
  entries[0]!.answers = { warmth: 5 };
  const { signs } = await signsOf(entries, kept('someone-on-my-side'), byEngine);
  const all = collect(signs, [], []);
  expect(all.map((one) => [one.id, one.values.map(({ value }) => value)])).toEqual([
    ['regulation someone-on-my-side eased', [2, 3, 4]],
    ['self_compassion someone-on-my-side warmth', [5]]
  ]);
  expect(all[1]).toMatchObject({ label: 'How warm it felt', better: 'higher', answers: 'numbers', step: 1 });
});

test('kept measures are series of their domain, of the newest version alone', () => {
  const score = (at: string, total: number, version = '1.0.0') => ({
    ...{ id: at, measure: 'worry', version, title: 'Worry', at },
    scores: { total }
  });
  const all = collect([], [score(on(9), 8), score(on(5), 12), score(on(0), 20, '0.9.0')], []);
  expect(all).toMatchObject([
    { domain: 'mental_health', better: 'lower', values: [{ value: 12 }, { value: 8 }] }
  ]);
});

test('every domain is fed by a form that can be done alone', () => {
  const fed = FORMS.filter((one) => one.level !== 'clinician').flatMap((one) => one.signs.map((sign) => sign.domain));
  expect(DOMAINS.filter((one) => !fed.includes(one))).toEqual([]);
});

test('what is closed for the engine is never suggested, and nothing else', async () => {
  const tomorrow = new Date(MONDAY.getTime() + 86_400_000);
  const sources = formIds.map(formSource);
  for (const open of [[], ['alone'], ['alone', 'with_support'], ['alone', 'with_support', 'clinician']] as const) {
    for (const until of [null, MONDAY, tomorrow]) {
      for (const screened of [false, true]) {
        const situation = {
          open_levels: [...open],
          rests_until: until && until.getTime() / 1000,
          now: MONDAY.getTime() / 1000,
          screened
        };
        const safety = { open: [...open], restsUntil: until?.toISOString() ?? null, screened, twoAway: false };
        for (const source of sources) {
          const reply = await whetherOpen(source, situation, ask);
          const form = FORMS.find((one) => one.id === source.id)!;
          const here = closedBecause(form, safety, { between_two: [] }, MONDAY);
          expect(here, `${source.id} ${JSON.stringify(safety)}`).toBe(reply.ok && reply.value.closed);
        }
      }
    }
  }
});
