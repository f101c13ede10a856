import { allWays, evidence } from '$lib/server/content';
import { groupsOf } from '$lib/evidence/groups';

export function load() {
  const { rows, labels, designs, reading } = evidence();
  const names = Object.fromEntries(allWays().map((way) => [way.id, way.short_name]));
  return { groups: groupsOf(rows, names), names, labels, designs, reading };
}
