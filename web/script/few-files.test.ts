import { describe, expect, test } from 'vitest';
import { fewFiles } from './few-files';

const START = '/kit/src/runtime/client/entry.js';
const STYLE = '?svelte&type=style&lang.css';
const page = (path: string) => `/web/src/routes/${path}+page.svelte`;

type Links = Record<string, { uses?: string[]; fetches?: string[] }>;

/** In which file each module ends, for these modules and what they use at once or fetch later. */
function files(links: Links): Record<string, string | undefined> {
  const linked = Object.values(links).flatMap(({ uses = [], fetches = [] }) => [...uses, ...fetches]);
  const ids = [...new Set([...Object.keys(links), ...linked])];
  const graph = {
    getModuleIds: () => ids.values(),
    getModuleInfo: (id: string) => ({
      importedIds: links[id]?.uses ?? [],
      dynamicallyImportedIds: links[id]?.fetches ?? []
    })
  };
  const plugin = fewFiles() as unknown as {
    outputOptions(options: object): { manualChunks(id: string, meta: typeof graph): string | undefined };
  };
  const { manualChunks } = plugin.outputOptions({});
  return Object.fromEntries(ids.map((id) => [id, manualChunks(id, graph)]));
}

const OTHERS = ['', 'about/', 'consult/', 'ledger/', 'map/', 'match/', 'report/', 'signs/', 'search/', 'us/', 'ways/'];
const PRACTISE = ['practise/', 'practise/a/', 'practise/b/', 'practise/c/'];

/** Fifteen pages, four of them of one area; each uses what is listed for it. */
const pages = (uses: Record<string, string[]>): Links => ({
  [START]: {},
  ...Object.fromEntries([...PRACTISE, ...OTHERS].map((path) => [page(path), { uses: uses[path] ?? [] }]))
});

describe('scripts', () => {
  test('what the application starts with is in the base, with all it uses', () => {
    const found = files({ ...pages({}), [START]: { uses: ['router'] }, router: { uses: ['url'] } });
    expect([found[START], found.router, found.url]).toEqual(['base', 'base', 'base']);
  });

  test('what two in five pages share is in the base', () => {
    const six = Object.fromEntries(OTHERS.slice(0, 6).map((path) => [path, ['link']]));
    expect(files(pages(six)).link).toBe('base');
    const five = Object.fromEntries(OTHERS.slice(0, 5).map((path) => [path, ['link']]));
    expect(files(pages(five)).link).toBeUndefined();
  });

  test('what two pages of different areas share stays apart', () => {
    expect(files(pages({ 'map/': ['plot'], 'match/': ['plot'] })).plot).toBeUndefined();
  });

  test('what the pages of one area share is one file of that area', () => {
    const shared = { 'practise/': ['entries'], 'practise/a/': ['entries'], 'practise/b/': ['entries'] };
    const found = files({ ...pages(shared), entries: { uses: ['log'] } });
    expect([found.entries, found.log]).toEqual(['practise', 'practise']);
    expect(found[page('practise/a/')]).toBeUndefined();
  });

  test('a page or two elsewhere that use it too do not take it from the area', () => {
    const shared = { 'practise/': ['face'], 'practise/a/': ['face'], 'practise/b/': ['face'] };
    expect(files(pages({ ...shared, 'map/': ['face'], 'match/': ['face'] })).face).toBe('practise');
  });

  test('what one page alone uses, or fetches when it is needed, stays apart', () => {
    const links = pages({ 'practise/': ['list'] });
    for (const path of ['practise/', 'practise/a/', 'practise/b/']) {
      links[page(path)] = { ...links[page(path)], fetches: ['engine'] };
    }
    const found = files(links);
    expect([found.list, found.engine]).toEqual([undefined, undefined]);
  });

  test('what every page fetches once it is drawn is one file, though an area uses it too', () => {
    const shared = { 'practise/': ['state'], 'practise/a/': ['state'], 'practise/b/': ['state'] };
    const card = { uses: ['state'], fetches: ['whole card'] };
    const found = files({ ...pages(shared), [START]: { fetches: ['card'] }, card });
    expect([found.card, found.state, found['whole card']]).toEqual(['later', 'later', undefined]);
  });

  test('the parts of Svelte are in the base, however few pages use them', () => {
    const part = '/node_modules/svelte/src/transition.js';
    expect(files(pages({ 'map/': [part] }))[part]).toBe('base');
  });
});

describe('styles', () => {
  test('those of what an area fetches later come with the area, the scripts do not', () => {
    const links = pages({});
    for (const path of ['practise/', 'practise/a/']) links[page(path)] = { fetches: ['picture'] };
    const found = files({ ...links, picture: { uses: ['picture' + STYLE] } });
    expect(found['picture' + STYLE]).toBe('practise');
    expect(found.picture).toBeUndefined();
  });

  test('those of what every page may fetch are in the base', () => {
    const links = { ...pages({}), [START]: { fetches: ['dialog'] } };
    const found = files({ ...links, dialog: { uses: ['dialog' + STYLE] } });
    expect(found['dialog' + STYLE]).toBe('base');
  });

  test('those that pages of two areas may fetch stay apart', () => {
    const links = pages({});
    for (const path of ['practise/', 'map/']) links[page(path)] = { fetches: ['plot'] };
    expect(files({ ...links, plot: { uses: ['plot' + STYLE] } })['plot' + STYLE]).toBeUndefined();
  });
});

test('modules that use each other in a ring are followed once', () => {
  const found = files({ ...pages({}), [START]: { uses: ['a'] }, a: { uses: ['b'] }, b: { uses: ['a'] } });
  expect([found.a, found.b]).toEqual(['base', 'base']);
});
