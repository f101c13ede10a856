import { coercion } from '$lib/server/content';

/** Without the words to be found by: they are for the search and the review of entries. */
export function load() {
  const { title, warning, difference, facts, red_flags, if_now, report, ...rest } = coercion();
  return {
    ...{ title, warning, difference, facts, now: if_now, seen: report.title },
    flags: red_flags.map(({ id, text, about }) => ({ id, text, about })),
    from: { sources: rest.sources, review: rest.review, written_on: rest.written_on }
  };
}
