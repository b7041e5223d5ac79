/** Caches pages for offline reading, unless the reader or the site has disabled it. */
export function keepPages() {
  if (!("serviceWorker" in navigator)) return;
  const script = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="offline-worker"]'))?.content;
  if (script && document.documentElement.dataset.offline !== "off") {
    navigator.serviceWorker.register(script).catch(() => {}); // a browser's refusal is not an error
  } else {
    forgetPages();
  }
}

/** Unregisters the worker and deletes all cached pages. */
async function forgetPages() {
  for (const registration of await navigator.serviceWorker.getRegistrations()) registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith("luu-tru.")) caches.delete(name);
}
