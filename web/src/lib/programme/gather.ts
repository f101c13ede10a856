import { readCarried, needsOf } from '$lib/choose/carried';
import { readDraft } from '$lib/choose/draft';
import type { Mapping } from '$lib/device/mapping';
import { openMatches } from '$lib/device/matches';
import { openStore } from '$lib/device/store';
import type { EntryStore } from '$lib/entries/store';
import { bonds } from '$lib/map/marks';
import { loadSummaries } from '$lib/practice/forms';
import { standing } from '$lib/practice/opening';
import { readKept } from './kept';
import { fearLately } from './logged';
import type { Situation } from './suggest';
import type { MapLean, Programme } from './types';

/** The fact of the entries that holds the programme. */
export const PROGRAMME_FACT = 'programme';

export async function loadProgramme(): Promise<Programme> {
  const reply = await fetch('/practise/programme.json');
  if (!reply.ok) throw new Error(`programme.json: ${reply.status}`);
  return reply.json();
}

/**
 * What each map leans to. A region that is named alone has a probability of at least .80; of two
 * that are named, each that is not secure may be it. Answers that were hard to read say nothing.
 */
export function mapLeans(all: Mapping[]): MapLean[] {
  return bonds(all).flatMap(({ name, latest }) => {
    const { place, answer_quality } = latest.result;
    const named = answer_quality.readable ? (place?.named ?? []) : [];
    const leaning = named.filter((one) => one !== 'secure');
    return leaning.map((pattern) => ({ pattern, person: name, sure: named.length === 1 }));
  });
}

/** All that the choice hangs on. Only the programme and the forms have to be there. */
export async function gather(store: EntryStore, now: Date): Promise<Situation> {
  const [programme, forms, entries, kept, held] = await Promise.all([
    loadProgramme(),
    loadSummaries(),
    store.entries().catch(() => []),
    store.fact<unknown>(PROGRAMME_FACT).catch(() => undefined),
    standing(store, now)
  ]);
  const { safety, restsUntil, screened } = held;
  return {
    programme,
    forms,
    entries,
    kept: readKept(kept),
    leans: await ownLeans(),
    needs: await ownNeeds(),
    safety: {
      open: safety.exercises,
      restsUntil: restsUntil?.toISOString() ?? null,
      screened,
      twoAway: safety.coupleToolsAway || fearLately(entries, now)
    },
    now
  };
}

async function ownLeans(): Promise<MapLean[]> {
  try {
    return mapLeans(await (await openStore()).all());
  } catch {
    return []; // a map is no condition
  }
}

/** Needs of this tab, of the guided checks in it, and of the newest match that is kept. */
async function ownNeeds(): Promise<string[]> {
  const draft = readDraft(sessionStorage)?.needs.map((one) => one.id) ?? [];
  const carried = needsOf(readCarried(sessionStorage));
  const kept = await openMatches()
    .then((store) => store.all())
    .then(([newest]) => newest?.needs.map((one) => one.id) ?? [])
    .catch(() => []);
  return [...new Set([...draft, ...carried, ...kept])];
}
