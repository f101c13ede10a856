import type { Plugin, Rollup } from 'vite';

type Graph = Rollup.ManualChunkMeta;
type Uses = (module: Rollup.ModuleInfo) => readonly string[];

// What SvelteKit starts with, the root layout and the error page: on every page.
const ALWAYS = /generated\/client-optimized\/nodes\/[01]\.js$|kit\/src\/runtime\/client\/entry\.js$/;
const STYLE = /[?&]type=style&/;
const PAGE = /\/src\/routes\/(?:([^/]+)\/)?.*\+page\.svelte$/;

// Modules that so large a part of all pages use belong to what every page has.
const MANY = 0.4;
// So large a part of the pages of an area, and hardly any other page, and a module belongs to the area.
const MANY_OF_AREA = 0.4;
const FEW_OTHERS = 2;

/**
 * Puts what pages share into few files: one that every page has, one that every page fetches when
 * it is drawn, and one for each area of pages (the first folder of their routes). Left alone, each
 * module that two pages share becomes a file of its own, and a page asks for sixty of them: on a
 * slow network the asking takes longer than what comes. Modules that are fetched when they are
 * needed stay apart, but not their styles: a page names the styles of all that it may fetch, so
 * each of them would hold up its first drawing.
 */
export function fewFiles(): Plugin {
  return {
    name: 'few-files',
    applyToEnvironment: ({ name }) => name === 'client',
    outputOptions(options) {
      let groups: Map<string, string> | undefined;
      return {
        ...options,
        manualChunks: (id, graph) => (groups ??= groupsOf(graph)).get(id)
      };
    }
  };
}

/** By module, the name of its file. */
function groupsOf(graph: Graph): Map<string, string> {
  const all = [...graph.getModuleIds()];
  const groups = new Map<string, string>();
  const always = all.filter((one) => ALWAYS.test(one));
  for (const id of reached(graph, always, fetchedToo)) if (STYLE.test(id)) groups.set(id, 'base');
  const base = reached(graph, always, atOnce);
  for (const id of base) groups.set(id, 'base');
  // What every page fetches once it is drawn must not bring the file of an area along.
  const later = [...base].flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  for (const id of reached(graph, later, atOnce)) if (!groups.has(id)) groups.set(id, 'later');
  const pages = all.filter((one) => PAGE.test(one));
  const sizes = sumsBy(pages.map(areaOf));
  for (const [id, areas] of usersOf(graph, pages, atOnce)) {
    const own = sumsBy(areas);
    const [area, most] = [...own].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    if (groups.has(id)) continue;
    const few = areas.length - most <= FEW_OTHERS;
    if (id.includes('/node_modules/svelte/') || areas.length >= MANY * pages.length) groups.set(id, 'base');
    else if (most > 2 && most >= MANY_OF_AREA * (sizes.get(area) ?? 0) && few) groups.set(id, area);
  }
  for (const [id, areas] of usersOf(graph, pages, fetchedToo)) {
    const [area = '', other] = new Set(areas);
    if (!STYLE.test(id) || groups.has(id) || other !== undefined) continue;
    if (area !== '' && (sizes.get(area) ?? 0) > 2) groups.set(id, area);
  }
  return groups;
}

/** What is loaded together with a module. */
const atOnce: Uses = (info) => info.importedIds;
/** And what it may fetch later. */
const fetchedToo: Uses = (info) => [...info.importedIds, ...info.dynamicallyImportedIds];

const areaOf = (page: string): string => PAGE.exec(page)?.[1] ?? '';

/** By module, the area of each page that uses it. */
function usersOf(graph: Graph, pages: string[], uses: Uses): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const page of pages) {
    for (const id of reached(graph, [page], uses)) {
      const areas = users.get(id);
      if (areas) areas.push(areaOf(page));
      else users.set(id, [areaOf(page)]);
    }
  }
  return users;
}

/** All that these modules use, themselves among it. */
function reached(graph: Graph, from: string[], uses: Uses): Set<string> {
  const found = new Set<string>();
  const left = [...from];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const info = graph.getModuleInfo(id);
    if (info) left.push(...uses(info));
  }
  return found;
}

function sumsBy(names: string[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1);
  return sums;
}
