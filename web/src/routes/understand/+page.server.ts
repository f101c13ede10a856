import { pages } from '$lib/server/content';

export function load() {
  const short = pages().map(({ id, kind, title, lead }) => ({ id, kind, title, lead }));
  return {
    topics: short.filter((page) => page.kind === 'topic'),
    people: short.filter((page) => page.kind === 'for_whom')
  };
}
