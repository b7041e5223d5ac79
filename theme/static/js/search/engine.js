//# allFunctionsCalledOnLoad
/** The search itself: it begins the first search at once, and the page once its elements are there. */

import { beginFirstSearch } from "./first-search.js";
import { SearchPage } from "./page.js";

const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-manifest]"));
const first = manifest ? beginFirstSearch(manifest, location.search) : undefined;

function start() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-module="search"]'))) {
    const field = /** @type {HTMLInputElement | null} */ (element.querySelector("input[name=q]"));
    const typed = location.search ? "" : field?.value;
    new SearchPage(element, first);
    if (field && typed) {
      // What was typed while this was on its way is asked as if it were typed now.
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
