import { error } from '@sveltejs/kit';
import { conflicts, nearAndFar } from '$lib/evidence/plots';
import { allWays, evidence } from '$lib/server/content';
import { namesForce } from '$lib/understand/coercion';
import { WAYS } from '$lib/ways/types';

export const entries = () => WAYS.map((id) => ({ id }));

/** One way of working with the studies that speak of it, and those they do not agree with. */
export function load({ params }) {
  const ways = allWays();
  const at = WAYS.indexOf(params.id);
  const way = ways[at];
  if (!way) error(404);
  const { rows, designs, labels } = evidence();
  const { own, near } = nearAndFar(way, rows);
  const disputed = conflicts(rows).filter((pair) =>
    pair.some((row) => own.includes(row) || near.includes(row))
  );
  const short = (one?: (typeof ways)[number]) => one && { id: one.id, name: one.short_name };
  return {
    way,
    own,
    near,
    disputed,
    designs,
    label: labels[way.evidence.label] ?? '',
    names: Object.fromEntries(ways.map((one) => [one.id, one.letters ?? one.short_name])),
    force: namesForce(way),
    before: short(ways[at - 1]),
    after: short(ways[at + 1])
  };
}
