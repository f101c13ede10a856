/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
// Keeps everything on the device that pages and an assessment need, so that they work when the
// network or the server is gone. Only what every visitor gets alike is kept: answers, maps and
// codes never pass through here.
import { build, files, prerendered, version } from '$service-worker';
import { languageOf, LANGUAGES, pathIn, plainPath, type Language } from './lib/language/t';

const worker = self as unknown as ServiceWorkerGlobalScope;

const HELP = '/help-now';
const CONTENTS = ['/api/v1/engine/content', '/api/v1/choosing/content'];
const FORMS = '/api/v1/forms';
const LISTS = '/api/v1/lists';
const isForm = (path: string) => path === FORMS || path === LISTS || path.startsWith(`${FORMS}/`);
const PREFIX = 'pages-';
const COPIES = PREFIX + version;
const shells = new Set(prerendered);
const lasting = new Set([...build, ...files]);
// A network that hangs is as bad as none for someone in need.
const PATIENCE = 3000;

/**
 * What belongs to the pages of one language. Help in every language belongs to all, and so do the
 * words: a workbook can be made in another language than that of the pages.
 */
function shellsOf(language: Language): string[] {
  return [...shells].filter((path) => {
    const forAll = plainPath(path) === HELP || path.endsWith('.json');
    return forAll || languageOf(path) === language;
  });
}

/** Languages of the pages that are open now, and of those that the release before had copies of. */
async function languagesInUse(): Promise<Language[]> {
  const windows = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const open = windows.map((one) => languageOf(new URL(one.url).pathname));
  const copied = await Promise.all(LANGUAGES.map((one) => copyOf(pathIn(one, '/'))));
  return LANGUAGES.filter((one, i) => open.includes(one) || copied[i]);
}

// All pages of one release come together or not at all, so that no page of one release meets a
// script of another.
worker.addEventListener('install', (event) => {
  const copy = async () => {
    const copies = await caches.open(COPIES);
    const used = await languagesInUse();
    const pages = (used.length > 0 ? used : LANGUAGES.slice(0, 1)).flatMap(shellsOf);
    await copies.addAll([...new Set(pages), ...lasting]);
    // Whoever changed the language meanwhile is not left without it.
    const later = (await languagesInUse()).filter((one) => !pages.includes(pathIn(one, '/')));
    await copies.addAll(later.flatMap(shellsOf).filter((path) => !pages.includes(path)));
    // May come later; pages do not need it.
    for (const one of CONTENTS) await copies.add(one).catch(() => {});
    await copyForms(copies).catch(() => {});
  };
  event.waitUntil(copy());
});

/** Every form, so that an exercise opens without a network also when it is opened for the first time. */
async function copyForms(copies: Cache): Promise<void> {
  await copies.addAll([FORMS, LISTS]);
  const { forms } = await (await copies.match(FORMS))!.json();
  await copies.addAll(forms.map(({ id }: { id: string }) => `${FORMS}/${id}`));
}

/**
 * The pages of a language at its first visit. A newer release on the server brings its own copies,
 * so nothing of it is mixed in here.
 */
async function copyLanguage(language: Language): Promise<void> {
  if (await copyOf(pathIn(language, '/'), COPIES)) return;
  const served = await fetch('/_app/version.json', { cache: 'no-store' });
  if (!served.ok || (await served.json()).version !== version) return;
  // The first page comes last: its copy says that all the others are there.
  const first = pathIn(language, '/');
  const copies = await caches.open(COPIES);
  await copies.addAll(shellsOf(language).filter((path) => path !== first));
  await copies.add(first);
}

// A new release waits until a page that shows no statement says that it may take over.
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  const forgetOld = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX)).sort();
    // The copies of the release before stay: an open page of it may still want a script.
    const stay = new Set([COPIES, ...ours.filter((name) => name !== COPIES).slice(-1)]);
    for (const name of await caches.keys()) if (!stay.has(name)) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(forgetOld());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (plainPath(pathname) === HELP) event.respondWith(newestOrCopy(request));
  else if (CONTENTS.includes(pathname)) event.respondWith(copyAndRenew(event, pathname));
  else if (isForm(pathname)) event.respondWith(copyAndRenewForm(event, pathname));
  else if (shells.has(pathname)) event.respondWith(copyOrNetwork(request, COPIES));
  else if (lasting.has(pathname)) event.respondWith(copyOrNetwork(request, COPIES));
  else if (pathname.startsWith('/_app/immutable/')) event.respondWith(copyOrNetwork(request));
  if (request.mode === 'navigate' && shells.has(pathname)) {
    event.waitUntil(copyLanguage(languageOf(pathname)).catch(() => {}));
  }
});

const copyOf = (path: string, cacheName?: string) =>
  caches.match(path, { ignoreVary: true, ignoreSearch: true, ...(cacheName && { cacheName }) });

/** What a release holds does not change: the copy, at once. */
async function copyOrNetwork(request: Request, cacheName?: string): Promise<Response> {
  return (await copyOf(new URL(request.url).pathname, cacheName)) ?? fetch(request);
}

/** Numbers in need must be the newest there are; the copy is for when they do not come. */
async function newestOrCopy(request: Request): Promise<Response> {
  const copy = await copyOf(new URL(request.url).pathname, COPIES);
  if (!copy) return fetch(request);
  const slow = new Promise<Response>((done) => setTimeout(done, PATIENCE, copy));
  const newest = fetch(request).then((reply) => (reply.ok ? reply : copy));
  return Promise.race([newest.catch(() => copy), slow]);
}

/** The copy at once, and a newer one for the next time if this release can read it. */
async function copyAndRenew(event: FetchEvent, path: string): Promise<Response> {
  const copy = await copyOf(path, COPIES);
  const renew = async () => {
    const newest = await fetch(path, { cache: 'no-cache' });
    if (newest.ok && (!copy || (await sameLayout(newest.clone(), copy.clone())))) {
      await (await caches.open(COPIES)).put(path, newest.clone());
    }
    return newest;
  };
  if (!copy) return renew();
  event.waitUntil(renew().catch(() => {}));
  return copy;
}

/** As above. A form is plain JSON that says its version, so any release can read a newer one. */
async function copyAndRenewForm(event: FetchEvent, path: string): Promise<Response> {
  const copy = await copyOf(path, COPIES);
  const renew = async () => {
    const newest = await fetch(path, { cache: 'no-cache' });
    if (newest.ok) await (await caches.open(COPIES)).put(path, newest.clone());
    return newest;
  };
  if (!copy) return renew();
  event.waitUntil(renew().catch(() => {}));
  return copy;
}

/** The first 8 bytes say what the content is and how it is laid out. */
async function sameLayout(one: Response, other: Response): Promise<boolean> {
  const head = async (reply: Response) => new Uint8Array(await reply.arrayBuffer()).slice(0, 8);
  return `${await head(one)}` === `${await head(other)}`;
}
