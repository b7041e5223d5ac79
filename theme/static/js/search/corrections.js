/** The words of a query that were reinterpreted. Loaded if there are any. */

import { piece } from "./analyzer.js";
import { ANY_CASE } from "./text.js";

/**
 * @import { Found } from "./results.js"
 * @import { View } from "./view.js"
 */

/** Shows the query as reinterpreted, with a link to a search for the words as typed. @param {View} view @param {string} typed @param {Found} found @param {string} text */
export function tellCorrections(view, typed, found, text) {
  const { read, exact } = corrections(typed, found, text);
  view.note.hidden = !read;
  const emphasis = document.createElement("em");
  emphasis.textContent = read;
  const link = document.createElement("a");
  link.href = `?q=${encodeURIComponent(exact)}`;
  link.textContent = view.text("exactly");
  view.note.replaceChildren(`${view.text("searching")} `, emphasis, "; ", link, ".");
}

/**
 * read: the query as reinterpreted ("" if unchanged); exact: a query that quotes the changed words as typed.
 * @param {string} typed @param {Found} found @param {string} text shows how the archive spells words
 */
function corrections(typed, { read, corrected }, text) {
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
