/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
// Keeps everything on the device that pages and an assessment need, so that they work when the
// network or the server is gone. Only what every visitor gets alike is kept: answers, maps and
// codes never pass through here.
import { build, files, prerendered, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;

const HELP = '/help-now';
const CONTENTS = ['/api/v1/engine/content', '/api/v1/choosing/content'];
const PREFIX = 'pages-';
const COPIES = PREFIX + version;
const shells = new Set(prerendered);
const lasting = new Set([...build, ...files]);
// A network that hangs is as bad as none for someone in need.
const PATIENCE = 3000;

// All pages of one release come together or not at all, so that no page of one release meets a
// script of another.
worker.addEventListener('install', (event) => {
  const copy = async () => {
    const copies = await caches.open(COPIES);
    await copies.addAll([...shells, ...lasting]);
    // May come later; pages do not need it.
    for (const one of CONTENTS) await copies.add(one).catch(() => {});
  };
  event.waitUntil(copy());
});

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
  if (pathname === HELP) event.respondWith(newestOrCopy(request));
  else if (CONTENTS.includes(pathname)) event.respondWith(copyAndRenew(event, pathname));
  else if (shells.has(pathname)) event.respondWith(copyOrNetwork(request, COPIES));
  else if (lasting.has(pathname)) event.respondWith(copyOrNetwork(request, COPIES));
  else if (pathname.startsWith('/_app/immutable/')) event.respondWith(copyOrNetwork(request));
});

const copyOf = (path: string, cacheName?: string) =>
  caches.match(path, { ignoreVary: true, ignoreSearch: true, ...(cacheName && { cacheName }) });

/** What a release holds does not change: the copy, at once. */
async function copyOrNetwork(request: Request, cacheName?: string): Promise<Response> {
  return (await copyOf(new URL(request.url).pathname, cacheName)) ?? fetch(request);
}

/** Numbers in need must be the newest there are; the copy is for when they do not come. */
async function newestOrCopy(request: Request): Promise<Response> {
  const copy = await copyOf(HELP, COPIES);
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

/** The first 8 bytes say what the content is and how it is laid out. */
async function sameLayout(one: Response, other: Response): Promise<boolean> {
  const head = async (reply: Response) => new Uint8Array(await reply.arrayBuffer()).slice(0, 8);
  return `${await head(one)}` === `${await head(other)}`;
}
