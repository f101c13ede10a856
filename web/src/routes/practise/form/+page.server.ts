import { allWays } from '$lib/server/content';

/** Names of the ways of working that exercises come from; they go with the page. */
export const load = () => ({
  ways: Object.fromEntries(allWays().map((one) => [one.id, one.short_name]))
});
