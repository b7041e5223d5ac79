/**
 * The service worker: pages that were read, articles and fixed pages, are there again without a network.
 *
 * The network comes first; what is kept stands in only where it fails. A page says of itself whether it may be kept and
 * until which day (<meta name="offline">), since personal data have a last day. Whatever a page loads is named by what
 * it holds, so that a page kept is whole; and all pages kept are of one release, which the list of checksums tells: when
 * that is another one, the others are forgotten.
 */
{
  const worker = /** @type {any} */ (self);
  /** @type {{ base: string, page: string }} */
  const { base, page } = worker.place;
  const [PAGES, FILES, RELEASE] = ["pages", "files", "release"].map((name) => `luu-tru.${base}.${name}`);
  const MOST = { [PAGES]: 200, [FILES]: 600 };
  const UNTIL = "x-offline-until";
  const HANOI = 7 * 3_600_000; // milliseconds
  const FRESH = 60_000; // milliseconds in which the release is not asked for again
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

  /** The page that says that there is no network, with what it loads. */
  async function keepStandIn() {
    const response = await fetch(page, { cache: "no-cache" });
    const text = await response.clone().text();
    const loaded = [...text.matchAll(/(?:href|src)="([^"]*\/theme\/[^"]+)"/g)].map((match) => match[1]);
    const files = await caches.open(FILES);
    await files.put(page, response);
    await files.addAll([...new Set(loaded)]);
  }

  /** A page from the network, else as it was kept. @param {any} event @returns {Promise<Response>} */
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

  /** Keeps a page that may be kept, and forgets what it was. @param {string} address @param {Response} response */
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

  /** A file that is named by what it holds. @param {any} event @returns {Promise<Response>} */
  async function file(event) {
    const files = await caches.open(FILES);
    const known = await files.match(event.request);
    if (known) return known;
    const response = await fetch(event.request);
    if (response.status === 200) event.waitUntil(files.put(event.request, response.clone()).then(() => trim(FILES)));
    return response;
  }

  /** Forgets the pages of another release than is on the host now. */
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

  /** Forgets what was kept first where there is too much. @param {string} name */
  async function trim(name) {
    const cache = await caches.open(name);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)));
  }

  /** The day in Hanoi, as 2026-11-28. */
  function today() {
    return new Date(Date.now() + HANOI).toISOString().slice(0, 10);
  }
}
