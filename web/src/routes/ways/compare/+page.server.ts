import { allWays } from '$lib/server/content';
import { comparedPart } from '$lib/ways/compared';

export function load() {
  return { ways: allWays().map(comparedPart) };
}
