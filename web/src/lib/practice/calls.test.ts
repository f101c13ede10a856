import { beforeAll, describe, expect, test } from 'vitest';
import { decide, nextPhase, shortened, whetherOpen, type AskEngine, type Moving } from './calls';
import { closedOf } from './opening';
import { summaryOf } from './source';
import { engineIsBuilt, realEngine, SOURCES, sourceNamed } from './testing';
import type { Answers, FormState } from './types';

describe('what the engine is told', () => {
  const record = sourceNamed('thought-record');

  test('is that there is a text, and not the text', () => {
    const said = shortened(record, {
      facts: 'A long story about Ana', with_person: 'Ana', afraid: 'no', feeling_start: 80,
      thoughts: [{ _id: 'a', thought: 'I do not matter', thought_belief: 90, hot: 'yes' }]
    });
    expect(said).toEqual({
      facts: '1', with_person: '1', afraid: 'no', feeling_start: 80,
      thoughts: [{ thought: '1', thought_belief: 90, hot: 'yes' }]
    });
  });

  test('is valid JSON, also with half an emoji, and nothing that the form does not ask', () => {
    const said = shortened(record, { felt: ['sad', 'odd \uD83D'], afraid: '\uDC00', old_question: 'yes' });
    expect(said).toEqual({ felt: ['sad', 'odd \uFFFD'], afraid: '\uFFFD' });
  });

  test('an empty text is none', () => {
    expect(shortened(record, { facts: '' })).toEqual({ facts: '' });
  });

  test('has no translations and no cases', async () => {
    let body: unknown;
    const ask: AskEngine = async (_path, given) => ((body = given), { ok: false, why: 'no-engine' });
    await decide({ ...record, cases: [{}] }, {}, false, ask);
    expect(JSON.stringify(body)).not.toMatch(/"(translations|cases)"/);
  });
});

interface Case {
  name: string;
  answers: Answers;
  shown?: string[];
  hidden?: string[];
  missing?: string[];
  computed?: Record<string, number>;
  gate?: string;
}

// The module is built by script/build-engine; a checkout without it still has its other tests.
describe.skipIf(!engineIsBuilt)('the engine of browsers (skipped where practice.wasm is not built)', () => {
  let ask: AskEngine;
  beforeAll(async () => void (ask = await realEngine()));

  async function stateOf(id: string, answers: Answers, smaller = false): Promise<FormState> {
    const reply = await decide(sourceNamed(id), answers, smaller, ask);
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return reply.value;
  }

  test.each(SOURCES.map((one) => [one.id, one] as const))('%s: its worked cases', async (id, source) => {
    for (const { name, answers, ...follows } of (source.cases ?? []) as Case[]) {
      const state = await stateOf(id, answers);
      const { shown = [], hidden = [], missing, computed = {}, gate } = follows;
      const wrong = [
        ...shown.filter((one) => !state.shown.includes(one)).map((one) => `${one} is not shown`),
        ...hidden.filter((one) => state.shown.includes(one)).map((one) => `${one} is shown`)
      ];
      expect({ name, wrong }).toEqual({ name, wrong: [] });
      if (missing) expect({ name, missing: state.missing }).toEqual({ name, missing });
      for (const [field, value] of Object.entries(computed)) {
        expect({ name, field, value: state.computed[field] }).toEqual({ name, field, value: expect.closeTo(value, 2) });
      }
      if (gate !== undefined) expect({ name, gate: state.gate?.id ?? 'none' }).toEqual({ name, gate });
      expect({ name, problems: state.problems }).toEqual({ name, problems: [] });
    }
  });

  test('a smaller version keeps its steps', async () => {
    const { shown } = await stateOf('look-around', {}, true);
    expect(shown.filter((id) => sourceNamed('look-around').steps.some((one) => one.id === id))).toEqual(['look', 'feet']);
  });

  test('the stop rule: high, up by three, unreal, and asked', async () => {
    const moved = async (more: Partial<Moving>) => {
      const usual: Moving = { phase: 'after', event: 'told', before: null, now: null, settling: false };
      const reply = await nextPhase({ ...usual, ...more }, ask);
      return reply.ok ? reply.value : reply;
    };
    const at = (value: number, unreal = false) => ({ value, unreal });
    expect(await moved({ before: at(3), now: at(5) })).toEqual({ phase: 'done', because: [], rests: false });
    expect(await moved({ before: at(3), now: at(6) })).toEqual({ phase: 'look_around', because: ['rose'], rests: true });
    expect(await moved({ now: at(7, true) })).toMatchObject({ because: ['high', 'unreal'] });
    expect(await moved({ phase: 'before', before: at(8) })).toMatchObject({ phase: 'settle_first', rests: false });
    expect(await moved({ phase: 'before', before: at(8), settling: true })).toMatchObject({ phase: 'steps' });
    expect(await moved({ phase: 'steps', event: 'stop' })).toMatchObject({ phase: 'look_around', because: ['asked'] });
    expect(await moved({ phase: 'again', now: at(8) })).toMatchObject({ phase: 'help', rests: true });
  });

  test('a form without its questions is enough to tell whether it opens', async () => {
    const safety = { exercises: ['alone'], coupleToolsAway: false };
    const rest = { safety, restsUntil: null, screened: false, now: new Date() };
    const closed = await closedOf(SOURCES.map(summaryOf), rest as unknown as Parameters<typeof closedOf>[1], ask);
    for (const source of SOURCES) {
      const situation = { open_levels: ['alone' as const], rests_until: null, now: 0, screened: false };
      const reply = await whetherOpen(source, situation, ask);
      expect([source.id, closed.get(source.id) ?? null]).toEqual([source.id, reply.ok && reply.value.closed]);
    }
    expect(new Set(closed.values())).toEqual(new Set(['level_rests']));
  });
});
