/**
 * The service worker: articles and fixed pages that were read stay available offline.
 *
 * Network first; the cache is only a fallback. A page declares whether it may be cached and until which day
 * (<meta name="offline">), since personal data expire. Its assets are content-hashed, so that a cached page is complete;
 * and all cached pages belong to one release, identified by the list of checksums: a new release clears the others.
 */
{
  const worker = /** @type {any} */ (self);
  /** @type {{ base: string, page: string }} */
  const { base, page } = worker.place;
  const [PAGES, FILES, RELEASE] = ["pages", "files", "release"].map((name) => `luu-tru.${base}.${name}`);
  const MOST = { [PAGES]: 200, [FILES]: 600 };
  const UNTIL = "x-offline-until";
  const HANOI = 7 * 3_600_000; // milliseconds
  const FRESH = 60_000; // milliseconds between checks of the release
  let asked = 0;

  worker.addEventListener("install", (/** @type {any} */ event) => {
    event.waitUntil(keepStandIn());
    worker.skipWaiting();
  });

  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(`${base}/`)) return;
    if (request.mode === "navigate") event.respondWith(read(event));
    else if (/^\/(?:theme|anh)\//.test(pathname.slice(base.length))) event.respondWith(file(event));
  });

  /** Caches the page shown when offline, with its assets. */
  async function keepStandIn() {
    const response = await fetch(page, { cache: "no-cache" });
    const text = await response.clone().text();
    const loaded = [...text.matchAll(/(?:href|src)="([^"]*\/theme\/[^"]+)"/g)].map((match) => match[1]);
    const files = await caches.open(FILES);
    await files.put(page, response);
    await files.addAll([...new Set(loaded)]);
  }

  /** A page from the network, else from the cache. @param {any} event @returns {Promise<Response>} */
  async function read(event) {
    const address = event.request.url.replace(/[?#].*/, "");
    try {
      const response = await fetch(event.request);
      if (response.ok) event.waitUntil(keep(address, response.clone()));
      return response;
    } catch (error) {
      const pages = await caches.open(PAGES);
      const kept = await pages.match(address);
      if (kept && (kept.headers.get(UNTIL) || "9999") >= today()) return kept;
      if (kept) await pages.delete(address);
      const standIn = await (await caches.open(FILES)).match(page);
      if (standIn) return standIn;
      throw error;
    }
  }

  /** Caches a page if it allows that, else deletes its cached copy. @param {string} address @param {Response} response */
  async function keep(address, response) {
    const text = await response.text();
    const [, until] = text.match(/<meta name="offline" content="([\d-]*)">/) ?? [];
    await forgetOtherReleases();
    const pages = await caches.open(PAGES);
    if (until === undefined) {
      await pages.delete(address);
      return;
    }
    const headers = { "content-type": "text/html; charset=utf-8", [UNTIL]: until };
    await pages.put(address, new Response(text, { headers }));
    await trim(PAGES);
  }

  /** A content-hashed file, from the cache if possible. @param {any} event @returns {Promise<Response>} */
  async function file(event) {
    const files = await caches.open(FILES);
    const known = await files.match(event.request);
    if (known) return known;
    const response = await fetch(event.request);
    if (response.status === 200) event.waitUntil(files.put(event.request, response.clone()).then(() => trim(FILES)));
    return response;
  }

  /** Deletes cached pages if the host has another release now. */
  async function forgetOtherReleases() {
    if (Date.now() - asked < FRESH) return;
    const { ok, headers } = await fetch(`${base}/SHA256SUMS`, { method: "HEAD", cache: "no-cache" });
    const release = headers.get("etag") ?? headers.get("last-modified") ?? "";
    if (!ok || !release) return;
    asked = Date.now();
    const known = await caches.open(RELEASE);
    const last = await known.match(page);
    if (last && (await last.text()) !== release) await caches.delete(PAGES);
    await known.put(page, new Response(release));
  }

  /** Deletes the oldest entries of a cache over its limit. @param {string} name */
  async function trim(name) {
    const cache = await caches.open(name);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)));
  }

  /** Today in Hanoi, as 2026-11-28. */
  function today() {
    return new Date(Date.now() + HANOI).toISOString().slice(0, 10);
  }
}
