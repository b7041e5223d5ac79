/**
 * What the page's address asks for, and its search begun while the page itself is still on its way.
 *
 * @typedef {{query: string, year: string, category: string, author: string, order: string}} Asked
 * What the reader asks for, in the page's address: so that it can be kept, sent, and gone back to.
 */

import { SearchIndex } from "./index.js";
import { Articles, search } from "./search.js";

/** Results shown at once. */
export const AT_ONCE = 5;
const LEAST = 2;
/** What is asked and its name in the address. @type {[keyof Asked, string][]} */
const NAMES = [["query", "q"], ["year", "nam"], ["category", "chuyen-muc"], ["author", "tac-gia"], ["order", "thu-tu"]];

/** Whether a query has letters enough to search for. @param {string} query */
export function isEnough(query) {
  return (query.normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? []).length >= LEAST;
}

/** @param {string} search the query part of an address @returns {Asked} */
export function read(search) {
  const values = new URLSearchParams(utf8(search));
  const entries = NAMES.map(([key, name]) => [key, (values.get(name) ?? "").normalize("NFC")]);
  return /** @type {Asked} */ (Object.fromEntries(entries));
}

/** The query part of an address; "" when nothing is asked. @param {Partial<Asked>} asked */
export function write(asked) {
  const values = new URLSearchParams();
  for (const [key, name] of NAMES) {
    const value = asked[key];
    if (value) values.set(name, toWellFormed(value));
  }
  const text = values.toString();
  return text && `?${text}`;
}

/** Old addresses carry Windows-1258, in which "%E0" is "à": their bytes written anew. @param {string} search */
function utf8(search) {
  try {
    decodeURIComponent(search);
    return search;
  } catch {
    const decoder = new TextDecoder("windows-1258");
    return search.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      const bytes = Uint8Array.from(escaped.slice(1).split("%"), (byte) => Number.parseInt(byte, 16));
      return encodeURIComponent(decoder.decode(bytes));
    });
  }
}

/** Half a surrogate pair cannot stand in an address. @param {string} text */
function toWellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** The search that the address asks for, on its way: index, shards and the first cards. */
function begin() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-manifest]"));
  if (!link) return undefined;
  const { query, ...chosen } = read(location.search);
  const begun = SearchIndex.open(new URL(".", link.href)).then((index) => new Articles(index, link.dataset.manifest ?? ""));
  begun.then(async (articles) => {
    if (!isEnough(query)) return;
    const { refs } = await search(articles.index, query);
    const first = Object.values(chosen).some(Boolean) ? [] : refs.slice(0, AT_ONCE);
    await Promise.all(first.map((ref) => articles.card(ref)));
  }).catch(() => {}); // the page meets the same, and says so
  return begun;
}

let begun = begin();
begun?.catch(() => {
  begun = undefined; // another try begins anew
});

/** The index that is on its way, if it is. */
export function onItsWay() {
  return begun;
}
