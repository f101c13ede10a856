import { whenOf } from '../device/earlier';
import { nameOf, type Finished, type Mapping } from '../device/mapping';
import { keyOf, type Changes } from './changes';
import type { MarkInput, RegionTexts } from './layout';
import { sinceWords } from './change-words';
import { dateWords, placeWords, shortDate, signed } from './words';
import { t } from '$lib/language/t';

/** One relationship as the map shows it: the latest finished sitting, and the ones before. */
export interface Bond {
  tie: string;
  name: string;
  latest: Finished;
  earlier: Finished[];
}

/** So many marks of one relationship are drawn, the last ones; the table holds all of them. */
const MOST_DRAWN = 5;

const finished = (one: Mapping): one is Finished => one.result !== null;

/** The relationships with a result, the one finished last first. */
export function bonds(all: Mapping[]): Bond[] {
  const byTie = new Map<string, Finished[]>();
  for (const one of all.filter(finished)) {
    byTie.set(one.tie, [...(byTie.get(one.tie) ?? []), one]);
  }
  return [...byTie.entries()]
    .flatMap(([tie, sittings]) => {
      const [latest, ...before] = sittings.sort((a, b) => whenOf(b).localeCompare(whenOf(a)));
      return latest ? [{ tie, name: nameOf(latest), latest, earlier: before.reverse() }] : [];
    })
    .sort((a, b) => whenOf(b.latest).localeCompare(whenOf(a.latest)));
}

/** In the order in which the relationships were first mapped, so that each keeps its colour. */
export function marksOf(all: Bond[], now: Date): MarkInput[] {
  const began = (bond: Bond) => (bond.earlier[0] ?? bond.latest).startedAt;
  const inOrder = [...all].sort((a, b) => began(a).localeCompare(began(b)));
  return inOrder.flatMap((bond) =>
    [...bond.earlier, bond.latest]
      .filter((one) => one.result.place !== undefined)
      .slice(-MOST_DRAWN)
      .flatMap((one) => {
        const { place } = one.result;
        if (!place) return [];
        const { x, y, semi_major, semi_minor, angle } = place.ellipse;
        const earlier = one !== bond.latest;
        return {
          id: one.id,
          tie: bond.tie,
          x,
          y,
          ellipse: earlier ? null : { semiMajor: semi_major, semiMinor: semi_minor, angle },
          label: earlier ? shortDate(whenOf(one), now) : bond.name,
          earlier
        };
      })
  );
}

/** The same as the picture, in words: one row for each mark. */
export interface MarkRow {
  id: string;
  name: string;
  when: string;
  earlier: boolean;
  place: string;
  anxiety: string;
  avoidance: string;
  /** What changed since the mark before, where there is one and the two can be compared. */
  since: { when: string; words: string } | null;
}

export function rowsOf(all: Bond[], changes: Changes): MarkRow[] {
  return all.flatMap((bond) => {
    const marks = [...bond.earlier, bond.latest].filter((one) => one.result.place !== undefined);
    return marks
      .map((one, i) => rowOf(bond, one, marks[i - 1], changes))
      .reverse();
  });
}

function rowOf(bond: Bond, one: Finished, before: Finished | undefined, changes: Changes): MarkRow {
  const [anxiety, avoidance] = one.result.dimensions;
  const change = before && changes.get(keyOf(before, one));
  return {
    id: one.id,
    name: bond.name,
    when: whenOf(one),
    earlier: one !== bond.latest,
    place: one.result.place ? placeWords(one.result.place) : '',
    anxiety: anxiety ? signed(anxiety.value) : '',
    avoidance: avoidance ? signed(avoidance.value) : '',
    since: before && change ? { when: whenOf(before), words: sinceWords(change) } : null
  };
}

export function described(rows: MarkRow[]): string {
  const marks = rows.map((row) => {
    const name = row.earlier
      ? t('{name} on {date}', { name: row.name, date: dateWords(row.when) })
      : row.name;
    const since = row.since
      ? `, ${t('since {date}: {words}', {
          date: dateWords(row.since.when),
          words: row.since.words
        })}`
      : '';
    return `${name}: ${row.place.toLowerCase()}${since}`;
  });
  return t('Attachment map. {marks}.', { marks: marks.join('; ') });
}

/** How the content names the regions; their ids where no relationship has a place yet. */
export function regionTexts(all: Bond[]): RegionTexts {
  const regions = all.flatMap((bond) => bond.latest.result.place?.regions ?? []);
  const label = (id: keyof RegionTexts) => t(regions.find((one) => one.id === id)?.label ?? id);
  return {
    secure: label('secure'),
    anxious: label('anxious'),
    avoidant: label('avoidant'),
    fearful: label('fearful')
  };
}
