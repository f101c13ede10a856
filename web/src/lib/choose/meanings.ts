/** A short form that can mean more than one thing, with what it means, from content/ways/. */
export interface Meaning {
  letters: string;
  lines: string[];
  ways: { id: string; name: string }[];
}

/** The short forms that stand alone in what was searched: "EFT" is one, "left" holds none. */
export function meaningsIn(words: string, all: Meaning[]): Meaning[] {
  const searched = words.toUpperCase().split(/[^A-Z]+/);
  return all.filter((one) =>
    one.letters.split(', ').some((letters) => searched.includes(letters.toUpperCase()))
  );
}

interface Way {
  id: string;
  name: string;
  letters?: string;
  not_to_confuse: string[];
}

/** The letters of each way, and before them the one that three things are called. */
export function meaningsOf(ways: Way[]): Meaning[] {
  const three = ways.filter((one) => one.not_to_confuse.some((line) => line.includes('are called EFT')));
  const eft = three.slice(0, 1).map((first) => ({
    letters: 'EFT',
    lines: first.not_to_confuse,
    ways: three.map(({ id, name }) => ({ id, name }))
  }));
  const each = ways
    .filter((one) => one.letters && one.letters !== 'EFT' && one.not_to_confuse.length > 0)
    .map(({ id, name, letters = '', not_to_confuse }) => ({
      letters,
      lines: not_to_confuse,
      ways: [{ id, name }]
    }));
  return [...eft, ...each];
}
