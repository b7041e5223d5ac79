/** Lets the browser keep the pages that are read here, unless the reader or the site has switched that off. */
export function keepPages() {
  if (!("serviceWorker" in navigator)) return;
  const script = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="offline-worker"]'))?.content;
  if (script && document.documentElement.dataset.offline !== "off") {
    navigator.serviceWorker.register(script).catch(() => {}); // what a browser refuses is no fault of the page
  } else {
    forgetPages();
  }
}

/** Forgets all that was kept. */
export async function forgetPages() {
  for (const registration of await navigator.serviceWorker.getRegistrations()) registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith("luu-tru.")) caches.delete(name);
}
