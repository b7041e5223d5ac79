/**
 * Quoted phrases and excluded words. Loaded if the query has any.
 *
 * @import { Planner } from "./planner.js"
 * @import { Run, Word } from "./query.js"
 */

import { EVERYWHERE, FULL, PAIRS, TEXT, pairsOf } from "./model.js";

const QUOTED = /(^|\s)(-?)["“”„]([^"“”„]*)["“”„]/g;
const EXCLUDED = /(^|\s)-(?=[^\s\d-]|(?<=[^\s\d]\s-)(?:19|20)[0-9]{2}(?![\p{L}\p{N}_/-]))((?:kh(?:óa|oá|oa)|[đd][ợo]t|l[ớo]p|l[ầa]n|h[ạa]ng) [0-9ivx]+(?!\S)|\S+)/giu;

/** The quoted phrases and the excluded words of a query, and the rest of it. @param {string} text @param {(text: string) => Run} run */
export function phrasesIn(text, run) {
  /** @type {Run[]} */
  const phrases = [];
  /** @type {Run[]} */
  const excluded = [];
  const rest = text
    .replace(QUOTED, (_, before, minus, inside) => {
      (minus ? excluded : phrases).push(run(inside));
      return `${before} `;
    })
    .replace(EXCLUDED, (_, before, word) => {
      excluded.push(run(word));
      return before;
    });
  const some = (/** @type {Run} */ each) => each.words.length > 0;
  return { rest, phrases: phrases.filter(some), excluded: excluded.filter(some) };
}

/** Requires a phrase: all its pairs. @param {Planner} planner @param {Word[]} words */
export async function requirePhrase(planner, words) {
  const terms = await whole(planner, words, "required");
  planner.addPart(words, terms.every((term) => planner.rows.has(term)) ? [terms] : []);
}

/** Excludes a phrase. @param {Planner} planner @param {Word[]} words */
export async function prohibitPhrase(planner, words) {
  await whole(planner, words, "prohibited");
}

/** Adds clauses for a required or excluded phrase; its terms. @param {Planner} planner @param {Word[]} words @param {"required" | "prohibited"} presence */
async function whole(planner, words, presence) {
  if (words.length === 1) {
    const term = words[0].exact || words[0].folded;
    await planner.words([term], true);
    planner.clauses.push({ terms: [term], fields: presence === "prohibited" ? EVERYWHERE : TEXT, boost: FULL, presence });
    return [term];
  }
  const terms = pairsOf(words.map(({ folded }) => folded));
  const found = await planner.pairRows(terms);
  // Articles with every pair should be excluded, which clauses cannot express; the rarest pair stands for all.
  const rarest = terms.reduce((a, b) => ((found.get(a)?.number ?? 0) <= (found.get(b)?.number ?? 0) ? a : b));
  const asked = presence === "required" ? terms : [rarest];
  planner.clauses.push(...asked.map((term) => ({ terms: [term], fields: PAIRS, boost: FULL, presence })));
  return terms;
}
