//# allFunctionsCalledOnLoad
/** What the search page loads: it begins the first search at once, and the page once its elements are there. */

import { beginFirstSearch } from "./first-search.js";
import { SearchPage } from "./page.js";

const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-manifest]"));
const first = manifest ? beginFirstSearch(manifest, location.search) : undefined;

function start() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-module="search"]'))) {
    new SearchPage(element, first);
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
