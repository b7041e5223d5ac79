/**
 * The search that the address asks for, begun while the page itself is still on its way.
 *
 * @typedef {import("./results.js").Found} Found
 * @typedef {(query: string, signal?: AbortSignal) => Promise<import("./lookups.js").Lookup[]>} Named what a query names
 * @typedef {{query: string, articles: Promise<Articles>, found?: Promise<Found>, named: Named}} FirstSearch
 */

import { readAddress } from "./address-state.js";
import { AT_ONCE, Articles } from "./cards.js";
import { meanwhile } from "./fetching.js";
import { cleaned, isEnough } from "./query.js";
import { search } from "./results.js";
import { SearchIndex } from "./search-index.js";

/**
 * Index, shards, the first cards and what is named.
 * @param {HTMLLinkElement} link to the manifest, with the path that the site lies below
 * @param {string} address the query part of the page's address
 * @returns {FirstSearch}
 */
export function beginFirstSearch(link, address) {
  const { query, ...chosen } = readAddress(address);
  const asked = isEnough(query);
  const articles = SearchIndex.open(new URL(".", link.href), asked).then((index) => new Articles(index, link.dataset.manifest ?? ""));
  const found = asked ? articles.then((all) => search(all, query)) : undefined;
  // What reads a period in it comes beside the manifest.
  if (asked) meanwhile(cleaned(query));
  const named = namedBy(link);
  if (found) named(query);
  const filtered = Object.values(chosen).some(Boolean);
  meanwhile(Promise.all([articles, found]).then(([all, known]) =>
    Promise.all((filtered ? [] : known?.refs.slice(0, AT_ONCE) ?? []).map((ref) => all.card(ref)))));
  return { query, articles, found, named };
}

/** @param {HTMLLinkElement} link to the manifest, with what must be known of lookups @returns {Named} */
function namedBy({ href, dataset: { lookups: listed } }) {
  /** @type {Promise<import("./lookups.js").Lookups> | undefined} */
  let lookups;
  return async (query, signal) => {
    if (!listed) return [];
    lookups ??= import("./lookups.js").then(({ Lookups }) => new Lookups(new URL(".", href), listed));
    return lookups.then((known) => known.named(query, signal)).catch(() => {
      // What cannot be had is no fault of the search, and is asked for again.
      lookups = undefined;
      return [];
    });
  };
}
