import { expect, test } from 'vitest';
import { standIn } from '../testing/safety-engine';
import { Asking } from './asking.svelte';
import type { Check, Given, RelationshipLooked, SafetyLooked } from './calls';
import { raisedSoFar } from './raised';

const CHECK = '/api/v1/safety/check';
const US = '/api/v1/safety/relationship';

function asking<L extends { next: string | null }>(path: string) {
  const engine = standIn();
  const run = new Asking<L>({
    check: () => engine.choosing<Check>(path),
    look: (answers) => engine.choosing<L>(path, { answers })
  });
  return { engine, run };
}

const CASES: [string[], string][] = [
  [['no', 'no', 'no'], 'negative'],
  [['yes', 'no', 'no', 'no', 'no'], 'positive'],
  [['no', 'skip', 'no', 'no', 'no'], 'positive'],
  [['skip', 'skip', 'skip', 'skip', 'skip'], 'positive'],
  [['no', 'no', 'today'], 'acute'],
  [['yes', 'yes', 'no', 'yes'], 'acute'],
  [['no', 'yes', 'no', 'no', 'near'], 'acute']
];

test.each(CASES)('the safety check with %j is %s', async (answers, outcome) => {
  const { run } = asking<SafetyLooked>(CHECK);
  await run.start();
  for (const answer of answers) {
    expect(run.phase).toBe('asking');
    await run.give(answer);
  }
  expect(run.phase).toBe('done');
  expect(run.looked?.outcome).toBe(outcome);
});

test('back takes the last answer away and shows it as the choice', async () => {
  const { run } = asking<SafetyLooked>(CHECK);
  await run.start();
  await run.give('yes');
  expect(run.at).toBe('thoughts');
  run.back();
  expect([run.at, run.chosen, run.given.length]).toEqual(['wish', 'yes', 0]);
  await run.give('no');
  await run.give('no');
  await run.give('no');
  expect(run.looked?.outcome).toBe('negative');
});

test('without the engine nothing is asked; one that fails in the middle takes all answers along', async () => {
  const { engine, run } = asking<SafetyLooked>(CHECK);
  engine.away = true;
  await run.start();
  expect(run.phase).toBe('no-engine');
  engine.away = false;
  await run.start();
  await run.give('yes');
  engine.away = true;
  await run.give('no');
  expect([run.phase, run.given, run.looked]).toEqual(['no-engine', [], null]);
});

test('a second tap while an answer is looked at does nothing', async () => {
  const { run } = asking<SafetyLooked>(CHECK);
  await run.start();
  await Promise.all([run.give('no'), run.give('no')]);
  expect(run.given).toHaveLength(1);
});

test('leaving in the middle forgets all, also what was on its way', async () => {
  const { run } = asking<RelationshipLooked>(US);
  await run.start();
  await run.give('no');
  const late = run.give('yes');
  run.reset();
  await late;
  expect([run.phase, run.given, run.looked, run.at]).toEqual(['ready', [], null, '']);
});

test('where someone could see the screen, nothing more is asked', async () => {
  const { run } = asking<RelationshipLooked>(US);
  await run.start();
  expect(run.at).toBe('device');
  await run.give('unsure');
  expect([run.phase, run.looked?.outcome]).toEqual(['done', 'stopped']);
});

test('stopping early counts only if an answer said something', async () => {
  const engine = standIn();
  const { questions } = ((await engine.choosing<Check>(CHECK)) as { value: Check }).value;
  const look = (answers: Given[]) => engine.choosing<SafetyLooked>(CHECK, { answers });
  const raised = (...answers: string[]) => {
    const given = answers.map((answer, i) => ({ question: questions[i]!.id, answer }));
    return raisedSoFar(questions, given, look);
  };
  expect(await raised()).toBe(false);
  expect(await raised('no')).toBe(false);
  expect(await raised('no', 'no')).toBe(false);
  expect(await raised('yes')).toBe(true);
  expect(await raised('no', 'skip')).toBe(true);
  engine.away = true;
  expect(await raised('no'), 'not known: it counts').toBe(true);
});
