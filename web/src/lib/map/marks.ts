import type { Result } from '../api/types';
import { nameOf, type Mapping } from '../device/mapping';
import type { MarkInput, RegionTexts } from './layout';
import { placeWords, shortDate, signed } from './words';

/** One relationship as the map shows it: the latest finished sitting, and the ones before. */
export interface Bond {
  tie: string;
  name: string;
  latest: Mapping & { result: Result };
  earlier: (Mapping & { result: Result })[];
}

type Finished = Mapping & { result: Result };

const finished = (one: Mapping): one is Finished => one.result !== null;
const when = (one: Mapping) => one.finishedAt ?? one.changedAt;

/** The relationships with a result, the one finished last first. */
export function bonds(all: Mapping[]): Bond[] {
  const byTie = new Map<string, Finished[]>();
  for (const one of all.filter(finished)) {
    byTie.set(one.tie, [...(byTie.get(one.tie) ?? []), one]);
  }
  return [...byTie.entries()]
    .flatMap(([tie, sittings]) => {
      const [latest, ...before] = sittings.sort((a, b) => when(b).localeCompare(when(a)));
      return latest ? [{ tie, name: nameOf(latest), latest, earlier: before.reverse() }] : [];
    })
    .sort((a, b) => when(b.latest).localeCompare(when(a.latest)));
}

/** In the order in which the relationships were first mapped, so that each keeps its colour. */
export function marksOf(all: Bond[], now: Date): MarkInput[] {
  const began = (bond: Bond) => (bond.earlier[0] ?? bond.latest).startedAt;
  const inOrder = [...all].sort((a, b) => began(a).localeCompare(began(b)));
  return inOrder.flatMap((bond) =>
    [...bond.earlier, bond.latest].flatMap((one) => {
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
        label: earlier ? shortDate(when(one), now) : bond.name,
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
  place: string;
  anxiety: string;
  avoidance: string;
}

export function rowsOf(all: Bond[]): MarkRow[] {
  return all.flatMap((bond) =>
    [bond.latest, ...bond.earlier.slice().reverse()].flatMap((one) => {
      if (!one.result.place) return [];
      const [anxiety, avoidance] = one.result.dimensions;
      return {
        id: one.id,
        name: bond.name,
        when: when(one),
        place: placeWords(one.result.place),
        anxiety: anxiety ? signed(anxiety.value) : '',
        avoidance: avoidance ? signed(avoidance.value) : ''
      };
    })
  );
}

export function described(rows: MarkRow[]): string {
  const marks = rows.map((row) => `${row.name}: ${row.place.toLowerCase()}`);
  return `Attachment map. ${marks.join('; ')}.`;
}

/** How the content names the regions; their ids where no relationship has a place yet. */
export function regionTexts(all: Bond[]): RegionTexts {
  const regions = all.flatMap((bond) => bond.latest.result.place?.regions ?? []);
  const label = (id: keyof RegionTexts) => regions.find((one) => one.id === id)?.label ?? id;
  return {
    secure: label('secure'),
    anxious: label('anxious'),
    avoidant: label('avoidant'),
    fearful: label('fearful')
  };
}
