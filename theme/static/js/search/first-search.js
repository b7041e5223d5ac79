/**
 * The search in the page's address, started while the page is still loading.
 *
 * @import { Found } from "./results.js"
 * @typedef {{query: string, articles: Promise<Articles>, found?: Promise<Found>, likely: Promise<Found>}} FirstSearch
 * likely: see search in results.js
 */

import { readAddress } from "./address-state.js";
import { AT_ONCE, Articles } from "./cards.js";
import { meanwhile } from "./fetching.js";
import { cleaned, isEnough } from "./query.js";
import { search } from "./results.js";
import { SearchIndex } from "./search-index.js";

/**
 * Starts loading the index, the shards and the first cards.
 * @param {HTMLLinkElement} link to the manifest
 * @param {string} address the query part of the page's address
 * @returns {FirstSearch}
 */
export function beginFirstSearch(link, address) {
  const { query, ...chosen } = readAddress(address);
  const asked = isEnough(query);
  const articles = SearchIndex.open(new URL(".", link.href), asked).then((index) => new Articles(index));
  /** @type {Promise<Found> | undefined} */
  let found;
  const likely = /** @type {Promise<Found>} */ (new Promise((resolve) => {
    if (asked) found = articles.then((all) => search(all, query, undefined, resolve));
  }));
  // Loads the modules that read periods and numbers alongside the manifest.
  if (asked) meanwhile(cleaned(query));
  const filtered = Object.values(chosen).some(Boolean);
  meanwhile(Promise.all([articles, found]).then(([all, known]) =>
    Promise.all((filtered ? [] : known?.refs.slice(0, AT_ONCE) ?? []).map((ref) => all.card(ref)))));
  return { query, articles, found, likely };
}
