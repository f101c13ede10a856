import { expect, test } from 'vitest';
import { matchSafely } from './match';

const HARM = [
  { way: 'efct', by: 'gate', row: 'X01', fit: 'X' },
  { way: 'emdr', by: 'gate', row: 'X01', fit: 'N' },
  { way: 'gottman', by: 'gate', row: 'X01', fit: 'X' }
];
const free = { gates: [], coupleToolsAway: false };
const away = { gates: [], coupleToolsAway: true };

function engine(reply: { ruled_out: object[]; nothing?: string } = { ruled_out: [] }) {
  const asked: Record<string, unknown>[] = [];
  const ask = async (_path: string, body: unknown) => {
    asked.push(body as Record<string, unknown>);
    const only = JSON.stringify((body as { gates?: string[] }).gates) === '["X01"]';
    return { ok: true, value: only && !('needs' in (body as object)) ? { ruled_out: HARM } : reply };
  };
  return { asked, ask: ask as never };
}

const needs = [{ id: 'G01', importance: 3 }];
type Shown = { ruled_out: { way: string; by: string }[]; nothing?: string };

test('nothing holds: the match goes as it was asked', async () => {
  const { asked, ask } = engine();
  await matchSafely({ needs }, free, ask);
  expect(asked).toEqual([{ needs }]);
});

test('the gates of the state go along, each once', async () => {
  const { asked, ask } = engine();
  await matchSafely({ needs, gates: ['X04', 'X02'] }, { ...free, gates: ['X02'] }, ask);
  expect(asked).toEqual([{ needs, gates: ['X04', 'X02'] }]);
});

test('tools for two stay away without a word: no gate, and no line in the list says why', async () => {
  const own = { way: 'dare', by: 'set_aside' };
  const { asked, ask } = engine({ ruled_out: [{ way: 'efct', by: 'set_aside' }, own] });
  const reply = await matchSafely<Shown>({ needs, limits: { set_aside: ['dare'], most_meetings: 9 } }, away, ask);
  expect(asked[0]).toEqual({ gates: ['X01'] });
  const limits = { set_aside: ['dare', 'efct', 'gottman'], most_meetings: 9 };
  expect(asked[1]).toEqual({ needs, limits });
  expect(reply.ok && reply.value.ruled_out).toEqual([own]);
});

test('an empty list does not say that something was set aside, where the person set nothing aside', async () => {
  const { ask } = engine({ ruled_out: [], nothing: 'all_set_aside' });
  const reply = await matchSafely<Shown>({ needs }, away, ask);
  expect(reply.ok && reply.value.nothing).toBe('nobody_fits');
});

test('a person who names fear in the match themselves is told the reasons as always', async () => {
  const { asked, ask } = engine();
  await matchSafely({ needs, gates: ['X01'] }, away, ask);
  expect(asked).toEqual([{ needs, gates: ['X01'] }]);
});
