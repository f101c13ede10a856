import type { KeptMatch } from '$lib/device/matches';
import { t } from '$lib/language/t';

/** What the page holds, read from content/ when it is made. */
export interface Asked {
  id: string;
  question: string;
  why?: string;
  good?: string;
  concern?: string;
}

export interface Part {
  title: string;
  hint: string;
  private?: boolean;
}

export interface Sheet {
  title: string;
  note: string;
  parts: Part[];
}

export interface Consult {
  version: string;
  title: string;
  intro: string[];
  who_sees: string;
  general: Asked[];
  by_need: (Asked & { needs: string[] })[];
  ways: { id: string; name: string; ask: Asked[] }[];
  needs: { id: string; title: string }[];
  green_flags: string[];
  red_flags: string[];
  first_meeting: { one: Sheet; two: Sheet };
}

/** What a person wrote for a sheet, part by part, and which parts they chose to show. */
export interface Written {
  texts: string[];
  shown: boolean[];
}

export interface Draft {
  ways: string[];
  needs: string[];
  keep: string[];
  one: Written;
  two: [Written, Written];
}

const empty = (sheet: Sheet, shown: boolean): Written => ({
  texts: sheet.parts.map(() => ''),
  shown: sheet.parts.map(() => shown)
});

/** The first three questions to begin with. On the sheet for two nothing is shown until chosen. */
export function newDraft({ general, first_meeting: { one, two } }: Consult): Draft {
  return {
    ways: [],
    needs: [],
    keep: general.slice(0, 3).map((question) => question.id),
    one: empty(one, true),
    two: [empty(two, false), empty(two, false)]
  };
}

const FEW = 2;
const COUNTED = 3;

/** From the last match of this device: its first ways and the needs that counted. */
export function prefilled(draft: Draft, match: KeptMatch, consult: Consult): Draft {
  const known = (ids: string[], list: { id: string }[]) =>
    ids.filter((id) => list.some((one) => one.id === id));
  return {
    ...draft,
    ways: known(
      match.ways.slice(0, FEW).map((one) => one.way),
      consult.ways
    ),
    needs: known(
      match.needs.slice(0, COUNTED).map((one) => one.id),
      consult.needs
    )
  };
}

export interface Group {
  title: string;
  questions: Asked[];
}

/** The questions to offer. Without a choice (`null`) it is all of them. */
export function groupsFor(consult: Consult, chosen: Pick<Draft, 'ways' | 'needs'> | null): Group[] {
  const ways = consult.ways.filter((one) => !chosen || chosen.ways.includes(one.id));
  const needs = consult.by_need.filter(
    (one) => !chosen || one.needs.some((need) => chosen.needs.includes(need))
  );
  return [
    { title: t('For any therapist'), questions: consult.general },
    { title: t('For what you need'), questions: needs },
    ...ways.map(({ name, ask }) => ({
      title: t('About {name}', { name: t(name) }),
      questions: ask
    }))
  ].filter((one) => one.questions.length > 0);
}

const NAME = 'first talk';

/** For this tab alone: a reload loses nothing, and closing the tab leaves nothing. */
export function readDraft(consult: Consult, storage: Storage): Draft | null {
  try {
    const found = JSON.parse(storage.getItem(NAME) ?? 'null') as Draft | null;
    const fresh = newDraft(consult);
    const fits = (a: Written | undefined, b: Written) =>
      a?.texts?.length === b.texts.length && a.shown?.length === b.shown.length;
    if (!found || !fits(found.one, fresh.one)) return null;
    if (!found.two?.every((one, i) => fits(one, fresh.two[i as 0 | 1]))) return null;
    return Array.isArray(found.keep) && Array.isArray(found.ways) && Array.isArray(found.needs)
      ? found
      : null;
  } catch {
    return null;
  }
}

export function writeDraft(draft: Draft, storage: Storage): void {
  try {
    storage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // No room: what was written is still on the page.
  }
}

export function dropDraft(storage: Storage): void {
  storage.removeItem(NAME);
}

/** The parts that stand side by side: only what one of the two chose to show, and wrote. */
export function sideBySide(sheet: Sheet, two: Draft['two']): { title: string; texts: string[] }[] {
  return sheet.parts
    .map(({ title }, i) => ({
      title,
      texts: two.map((one) => (one.shown[i] ? (one.texts[i] ?? '').trim() : ''))
    }))
    .filter((part) => part.texts.some((text) => text !== ''));
}
