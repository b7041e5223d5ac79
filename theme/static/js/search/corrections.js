/** The words of a query that were reinterpreted. Loaded if there are any. */

import { piece } from "./analyzer.js";
import { ANY_CASE } from "./text.js";

/**
 * read: the query as reinterpreted ("" if unchanged); exact: a query that quotes the changed words as typed.
 * @param {string} typed @param {import("./results.js").Found} found @param {string} text shows how the archive spells words
 */
export function corrections(typed, { read, corrected }, text) {
  const spelt = new Map([...text.matchAll(ANY_CASE)].map(([word]) => [piece(word).folded[0], word.toLowerCase()]));
  const meant = (/** @type {string} */ word) => {
    const terms = corrected.get(word) ?? [];
    const term = terms.find((each) => spelt.has(each)) ?? terms[0];
    return term && (spelt.get(term) ?? term);
  };
  const [before, words] = [typed, read].map((each) => new Set(each.match(ANY_CASE)));
  const shown = read.replace(ANY_CASE, (word) => meant(word) ?? (before.has(word) ? word : spelt.get(piece(word).folded[0]) ?? word));
  const exact = typed.replace(ANY_CASE, (word) => (words.has(word) && !corrected.has(word) ? word : `"${word}"`));
  return { read: shown === typed ? "" : shown, exact };
}
