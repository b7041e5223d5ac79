//# allFunctionsCalledOnLoad
/** Entry point of the search page: starts the first search at once, and the page when its elements are ready. */

import { meanwhile } from "./fetching.js";
import { beginFirstSearch } from "./first-search.js";

const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-manifest]"));
const first = manifest ? beginFirstSearch(manifest, location.search) : undefined;
// The page's own modules load while the first search is under way.
const page = manifest ? import("./page.js") : undefined;
meanwhile(page);

async function start() {
  const elements = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-module="search"]'));
  if (elements.length === 0) return;
  const loaded = await (page ?? import("./page.js")).catch(() => undefined);
  // Without its scripts the page falls back to its lists by year and category, which a query hides.
  if (!loaded) delete document.documentElement.dataset.asked;
  else for (const element of elements) new loaded.SearchPage(element, first);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
