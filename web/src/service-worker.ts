/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
// Keeps a copy of "Help now" on the device, so that it opens when the network or the server is
// gone. It keeps nothing else: answers never pass through here.
import { build, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;

const HELP = '/help-now';
const COPIES = `help-now-${version}`;
const kept = new Set([HELP, '/icon.svg', ...build.filter((file) => file.endsWith('.css'))]);
// A network that hangs is as bad as none for someone in need.
const PATIENCE = 3000;

worker.addEventListener('install', (event) => {
  const copy = caches.open(COPIES).then((copies) => copies.addAll([...kept]));
  event.waitUntil(copy.then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const forgetOld = async () => {
    for (const name of await caches.keys()) if (name !== COPIES) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(forgetOld());
});

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin || !kept.has(pathname)) return;
  event.respondWith(newestOrCopy(event.request, pathname));
});

async function newestOrCopy(request: Request, path: string): Promise<Response> {
  const copy = await caches.match(path);
  if (!copy) return fetch(request);
  const slow = new Promise<Response>((done) => setTimeout(done, PATIENCE, copy));
  const newest = fetch(request).then((reply) => (reply.ok ? reply : copy));
  return Promise.race([newest.catch(() => copy), slow]);
}
