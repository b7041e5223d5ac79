/**
 * Phrases in quotation marks, and what must not stand there. Fetched where there are any. The twin of
 * tools/search/phrases.py.
 *
 * @typedef {import("./planner.js").Planner} Planner
 * @typedef {import("./query.js").Word} Word
 */

import { FULL, PAIRS, TEXT, pairsOf } from "./plan.js";

/** A phrase that must stand there: all its pairs. @param {Planner} planner @param {Word[]} words */
export async function requirePhrase(planner, words) {
  const terms = await whole(planner, words, "required");
  planner.addPart(words, terms.every((term) => planner.rows.has(term)) ? [terms] : []);
}

/** A phrase that must not stand there. @param {Planner} planner @param {Word[]} words */
export async function prohibitPhrase(planner, words) {
  await whole(planner, words, "prohibited");
}

/** The terms of a phrase that must or must not stand there. @param {Planner} planner @param {Word[]} words @param {"required" | "prohibited"} presence */
async function whole(planner, words, presence) {
  if (words.length === 1) {
    const term = words[0].exact || words[0].folded;
    await planner.words([term], true);
    planner.clauses.push({ terms: [term], fields: TEXT, boost: FULL, presence });
    return [term];
  }
  const terms = pairsOf(words.map(({ folded }) => folded));
  const found = await planner.pairRows(terms);
  // What holds every pair must go, which clauses cannot say; the rarest pair speaks for all.
  const rarest = terms.reduce((a, b) => ((found.get(a)?.number ?? 0) <= (found.get(b)?.number ?? 0) ? a : b));
  const asked = presence === "required" ? terms : [rarest];
  planner.clauses.push(...asked.map((term) => ({ terms: [term], fields: PAIRS, boost: FULL, presence })));
  return terms;
}
