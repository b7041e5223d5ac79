//# allFunctionsCalledOnLoad
/** What the search page loads: it begins the first search at once, and the page once its elements are there. */

import { meanwhile } from "./fetching.js";
import { beginFirstSearch } from "./first-search.js";

const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-manifest]"));
const first = manifest ? beginFirstSearch(manifest, location.search) : undefined;
// What the page shows and hears comes while the first search is on its way.
const page = manifest ? import("./page.js") : undefined;
meanwhile(page);

async function start() {
  const elements = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-module="search"]'));
  if (elements.length === 0) return;
  const loaded = await (page ?? import("./page.js")).catch(() => undefined);
  // Without its scripts the page is its ways in, which a question hides.
  if (!loaded) delete document.documentElement.dataset.asked;
  else for (const element of elements) new loaded.SearchPage(element, first);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
