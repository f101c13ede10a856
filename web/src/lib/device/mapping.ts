import type {
  Answer,
  AssessmentSoFar,
  EarlierResult,
  Instrument,
  Item,
  Mode,
  Relationship,
  Result,
  Step
} from '../api/types';
import { t } from '$lib/language/t';

export type Given = { answer: number } | { skipped: true };

/** A statement that was shown, and what the person gave; null while it is still open. */
export interface Asked {
  item: Item;
  given: Given | null;
}

/** One sitting: the statements about one relationship, and the result when enough is known. */
export interface Mapping {
  id: string;
  /** The relationship. A later sitting about the same one carries the same tie. */
  tie: string;
  kind: string;
  person: string;
  nickname: string;
  instrument: string;
  version: string;
  /** How closely to look: "short" asks fewer statements. */
  mode: Mode;
  /** Drawn once for the sitting, so that people are not all asked the same statements. */
  seed: number;
  /** What earlier sittings told when this one began: kept, so that going back changes nothing. */
  earlier: EarlierResult[];
  asked: Asked[];
  /** How many more answers the server last forecast, the open statement included. */
  remaining: number;
  result: Result | null;
  startedAt: string;
  changedAt: string;
  finishedAt: string | null;
  saved: boolean;
  /** True for a second version of a sitting that came from another device and differs. */
  other: boolean;
}

/** A sitting with its result. */
export type Finished = Mapping & { result: Result };

export interface Beginning {
  id: string;
  tie: string;
  relationship: Relationship;
  nickname: string;
  instrument: Instrument;
  mode: Mode;
  seed: number;
  earlier: EarlierResult[];
  now: Date;
}

export function begin(from: Beginning): Mapping {
  const at = from.now.toISOString();
  return {
    id: from.id,
    tie: from.tie,
    kind: from.relationship.id,
    person: from.relationship.person,
    nickname: from.nickname.trim(),
    instrument: from.instrument.id,
    version: from.instrument.version,
    mode: from.mode,
    seed: from.seed,
    earlier: from.earlier,
    asked: [],
    remaining: 0,
    result: null,
    startedAt: at,
    changedAt: at,
    finishedAt: null,
    saved: false,
    other: false
  };
}

export function sameGiven(a: Given | null, b: Given | null): boolean {
  if (a === null || b === null) return a === b;
  if ('skipped' in a || 'skipped' in b) return 'skipped' in a && 'skipped' in b;
  return a.answer === b.answer;
}

/**
 * The sitting with `given` for one statement. All other answers stay, earlier and later. When the
 * answer changed, a statement that is still open and the result are dropped: both were chosen
 * from the answers as they were before.
 */
export function answered(mapping: Mapping, itemId: string, given: Given, now: Date): Mapping {
  const before = mapping.asked.find((one) => one.item.id === itemId);
  if (!before || sameGiven(before.given, given)) return mapping;
  return {
    ...mapping,
    asked: mapping.asked
      .map((one) => (one === before ? { ...one, given } : one))
      .filter((one) => one.given !== null),
    result: null,
    finishedAt: null,
    changedAt: now.toISOString()
  };
}

/** The sitting after the server's reply. */
export function withStep(mapping: Mapping, step: Step, now: Date): Mapping {
  const changedAt = now.toISOString();
  const given = mapping.asked.filter((one) => one.given !== null);
  if (step.kind === 'result') {
    const { result } = step;
    return { ...mapping, asked: given, remaining: 0, result, changedAt, finishedAt: changedAt };
  }
  const already = given.some((one) => one.item.id === step.item.id);
  return {
    ...mapping,
    asked: already ? given : [...given, { item: step.item, given: null }],
    remaining: step.progress.about_remaining,
    result: null,
    finishedAt: null,
    changedAt
  };
}

/** What the server needs: ids and answers, in the order they were asked. No name, no nickname. */
export function answersOf(mapping: Mapping): Answer[] {
  return mapping.asked.flatMap(({ item, given }) =>
    given === null ? [] : [{ item: item.id, ...given }]
  );
}

/** All that the next step is chosen from. No name, no nickname, no date. */
export function soFarOf(mapping: Mapping): AssessmentSoFar {
  const { instrument, version, kind, mode, seed, earlier } = mapping;
  return { instrument, version, relationship: kind, mode, seed, earlier, answers: answersOf(mapping) };
}

/**
 * A sitting from a device or a document of an earlier release, with what was added since. Those
 * sittings carried nothing over, so their values are their own.
 */
export function upToDate(found: Mapping): Mapping {
  const { mode = 'full', seed = 0, earlier = [] } = found as Partial<Mapping>;
  return { ...found, mode, seed, earlier, result: found.result && fullResult(found.result) };
}

function fullResult(result: Result): Result {
  const added = { mode: 'full', earlier_used: 0, answer_quality: { readable: true, signs: [] } };
  const dimensions = result.dimensions.map((one) => {
    const { value, standard_error } = one;
    return { ...one, own: (one as Partial<typeof one>).own ?? { value, standard_error } };
  });
  return { ...(added as Partial<Result>), ...result, dimensions };
}

export function openAt(mapping: Mapping): number {
  return mapping.asked.findIndex((one) => one.given === null);
}

export function firstSkipped(mapping: Mapping): number {
  return mapping.asked.findIndex((one) => one.given !== null && 'skipped' in one.given);
}

/** What the person calls this relationship; the nickname never leaves the device by itself. */
export function nameOf(mapping: Pick<Mapping, 'nickname' | 'person' | 'other'>): string {
  const name = mapping.nickname || t(mapping.person);
  return mapping.other ? t('{name} (other device)', { name }) : name;
}

const DAY = 24 * 60 * 60 * 1000;

/** A finished map that nobody chose to save is removed a day after it last changed. */
export function isOver(mapping: Mapping, now: Date): boolean {
  if (mapping.finishedAt === null || mapping.saved) return false;
  return now.getTime() - Date.parse(mapping.changedAt) > DAY;
}

/** The tie of an earlier sitting about the same kind of person under the same nickname. */
export function tieOf(kind: string, nickname: string, all: Mapping[]): string | undefined {
  const wanted = nickname.trim().toLowerCase();
  const same = (one: Mapping) =>
    one.kind === kind && !one.other && one.nickname.toLowerCase() === wanted;
  return all.find(same)?.tie;
}
