import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { openMatches } from '../device/matches';
import { safetyState } from '../safety/state';
import { matchOf } from './calls';
import { Matching } from './matching.svelte';
import type { Match, MatchQuestion, Needs } from './types';

// Fears: a list where help comes first; fear told on a shared screen or kept on the device; an old
// answer of a slow device taking the place of a newer one.
const known: Needs = {
  version: '1.2.0',
  groups: [],
  needs: [
    { id: 'G01', title: 'I worry', group: 'a' },
    { id: 'P12', title: 'We argue', group: 'a', first: 'relationship' }
  ],
  gates: [],
  ways: [{ id: 'abt', name: 'Way A', short_name: 'A' }],
  weights: { need: 60, preference: 25, evidence: 15 },
  most_evidence: 20,
  needs_that_count: 3
};
const gate = (id: string) => ({ id, title: id, more: '', page: 'relationship', list_after: true, says: [] });
const reply = (question: MatchQuestion, more: Partial<Match> = {}) => ({
  ok: true as const,
  value: {
    version: '1.2.0',
    weights: question.weights,
    gates: question.gates.map(gate),
    short_list: [{ way: 'abt', name: 'Way A', sum: { total: 71.5 } }],
    others: [],
    ruled_out: [],
    ...more
  } as unknown as Match
});

vi.mock('../safety/state', () => ({ safetyState: vi.fn() }));
vi.mock('./calls', () => ({
  allNeeds: async () => ({ ok: true, value: known }),
  suggestedNeeds: async () => ({ ok: true, value: { version: '1.2.0', needs: [] } }),
  matchOf: vi.fn()
}));
const nothing = { state: 'none' as const, gates: [], matcher: true, coupleToolsAway: false };
const asked = () => vi.mocked(matchOf).mock.calls.map(([question]) => question);

beforeEach(async () => {
  const held = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value)
  });
  vi.mocked(safetyState).mockResolvedValue(nothing as never);
  vi.mocked(matchOf).mockReset().mockImplementation(async (question) => reply(question));
  const store = await openMatches();
  await store.remove(...(await store.all()).map((one) => one.id));
});

async function begun(gates: string[] = []): Promise<Matching> {
  const matching = new Matching();
  await matching.open(() => ['G01', 'P12']);
  matching.danger = { said: gates.length > 0 ? 'some' : 'none', gates };
  await matching.find();
  return matching;
}

test('a match is kept with its version and date, and without a word about danger', async () => {
  const matching = await begun(['X04']);
  expect(asked()[0]?.gates).toEqual(['X04']);
  const [kept] = await (await openMatches()).all();
  expect(kept).toMatchObject({ version: '1.2.0', ways: [{ way: 'abt', total: 71.5 }], saved: false });
  expect(kept?.at).toBe(matching.at);
  expect(JSON.stringify(kept)).not.toContain('X04');
  expect(JSON.stringify([...Object.values(sessionStorage)])).not.toContain('X04');
});

test('where help comes first there is no list, and the engine is not asked', async () => {
  vi.mocked(safetyState).mockResolvedValue({ ...nothing, matcher: false } as never);
  const matching = await begun();
  expect(matching.reply).toBeNull();
  expect(asked()).toEqual([]);
  vi.mocked(safetyState).mockRejectedValue(new Error('no record'));
  await matching.find();
  expect([matching.reply, matching.safety.matcher]).toEqual([null, false]);
});

test('gates of the safety state go along; those for two are not shown', async () => {
  const hidden = { ...nothing, gates: ['X02'], coupleToolsAway: true };
  vi.mocked(safetyState).mockResolvedValue(hidden as never);
  const matching = await begun();
  expect(asked()[0]?.gates).toEqual(['X02', 'X01']);
  expect(matching.gates.map((one) => one.id)).toEqual(['X02']);
  expect(matching.unsaid).toEqual(['X01']);
  const told = await begun(['X01']);
  expect(asked().at(-1)?.gates).toEqual(['X01', 'X02']);
  expect(told.unsaid).toEqual([]);
  expect(told.gates.map((one) => one.id)).toEqual(['X01', 'X02']);
});

test('the newest move of a slider wins, whatever answers last', async () => {
  const matching = await begun();
  let finishFirst = () => {};
  vi.mocked(matchOf).mockImplementationOnce(
    (question) => new Promise((done) => (finishFirst = () => done(reply(question))))
  );
  const slow = matching.reweigh({ need: 50, preference: 50, evidence: 0 });
  await matching.reweigh({ need: 80, preference: 10, evidence: 10 });
  finishFirst();
  await slow;
  expect(matching.reply?.weights.need).toBe(80);
});

test('setting aside says what moved and can be undone; a refusal keeps the list', async () => {
  const matching = await begun();
  await matching.setAside('abt');
  expect(asked().at(-1)?.limits.set_aside).toEqual(['abt']);
  expect(matching.news).toMatch(/Way A is set aside, because you said “Not this one”/);
  await matching.bringBack('abt');
  expect(asked().at(-1)?.limits.set_aside).toEqual([]);
  const before = matching.reply;
  vi.mocked(matchOf).mockResolvedValueOnce({ ok: false, why: 'unreachable' });
  await matching.reweigh({ need: 80, preference: 10, evidence: 10 });
  expect(matching.reply).toBe(before);
  expect(matching.trouble).toMatch(/Try again/);
});

test('saving lasts, and forgetting leaves nothing on the device', async () => {
  const matching = await begun();
  await matching.save();
  expect((await (await openMatches()).all())[0]?.saved).toBe(true);
  await matching.forget();
  expect(await (await openMatches()).all()).toEqual([]);
  await matching.reweigh({ need: 80, preference: 10, evidence: 10 });
  expect(await (await openMatches()).all(), 'not kept anew').toEqual([]);
});
