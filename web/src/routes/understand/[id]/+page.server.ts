import { error } from '@sveltejs/kit';
import { spoken } from '$lib/language/t';
import { layOut } from '$lib/map/layout';
import { pages } from '$lib/server/content';
import { namesForce } from '$lib/understand/coercion';

const REGIONS = spoken({
  secure: 'secure',
  anxious: 'anxious',
  avoidant: 'avoidant',
  fearful: 'fearful-avoidant'
});

export const entries = () => pages().map(({ id }) => ({ id }));

/** One page with its neighbours; on two of them the plane of the map, which is drawn here, once. */
export function load({ params }) {
  const all = pages();
  const at = all.findIndex((page) => page.id === params.id);
  const page = all[at];
  if (!page) error(404);
  const short = (one?: (typeof all)[number]) => one && { id: one.id, title: one.title };
  const mapped = ['four-regions', 'two-dimensions'].includes(page.id);
  return {
    page,
    before: short(all[at - 1]),
    after: short(all[at + 1]),
    force: namesForce(page),
    plane: mapped ? layOut([], 340, REGIONS) : null
  };
}
