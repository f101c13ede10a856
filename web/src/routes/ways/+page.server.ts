import { allWays } from '$lib/server/content';
import { online, peopleWords, shortLength } from '$lib/ways/words';

export function load() {
  return {
    ways: allWays().map((way) => ({
      id: way.id,
      name: way.short_name,
      letters: way.letters === way.short_name ? undefined : way.letters,
      line: way.one_line,
      people: peopleWords(way),
      length: shortLength(way),
      online: online(way),
      label: way.evidence.label
    }))
  };
}
