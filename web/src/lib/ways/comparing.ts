/** How many ways fit side by side. */
export const MOST = 3;

export interface Chosen {
  /** One id for each place; empty where none is chosen. */
  places: string[];
  /** What the address named beyond that: too many, or ways that there are not. */
  leftOut: number;
}

/** Reads ?way=a&way=b&way=c. Each way counts once; what is not known or too many is left out. */
export function chosenIn(search: URLSearchParams, known: string[]): Chosen {
  const asked = search.getAll('way').filter((id) => id !== '');
  const ids = [...new Set(asked)].filter((id) => known.includes(id));
  const places = Array.from({ length: MOST }, (_, at) => ids[at] ?? '');
  return { places, leftOut: asked.length - ids.slice(0, MOST).length };
}

/** The address of this choice, to be shared; the empty places are left out. */
export function addressOf(places: string[]): string {
  const search = new URLSearchParams();
  for (const id of places) if (id) search.append('way', id);
  return `/ways/compare${search.size > 0 ? `?${search}` : ''}`;
}
