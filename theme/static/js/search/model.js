/**
 * The plan of a query: lunr clauses, the parts asked for, and the rows of their terms.
 *
 * @import { Requirement, Word } from "./query.js"
 * @import { Row } from "./rows.js"
 * @import { Clause } from "./scoring.js"
 * @typedef {Word & {year?: Requirement}} PlannedWord a word of a run; year: the year requirement that it states
 * @typedef {{term: string, boost: number}} Alternative a possible reading of a typed syllable
 * @typedef {string[][][]} Covers the alternatives of each word in a run
 * @typedef {{words: Word[], text: string, period: string, weight: number, alternatives: string[][]}} Part
 * something that the words ask for. An article matches it if it has all the terms of any alternative. text: as typed;
 * period: the period token, if it is one; weight: the rarer, the greater
 * @typedef {{clauses: Clause[], groups: string[][], verbatim: string[][], parts: Part[], rows: Map<string, Row>, corrected: Map<string, string[]>, isSentence: boolean, typed: string}} Plan
 * groups: sets of terms, any of which matches one part of the query in a title or text; verbatim: those of pairs with
 * stop words; corrected: the readings of each misspelt syllable, likeliest first; isSentence: whether there are stop
 * words; typed: the last pair as typed, if its last word may still be incomplete
 */

// Powers of two, so that the length of the query vector does not depend on the order of summation.
export const [FULL, PARTLY, MARKED] = [1, 0.5, 2];
/** The weight of a part that most articles match. */
export const SLIGHT = 1;
/** The most results that are read to confirm that they match. */
export const MOST_READ = 3;
export const TEXT = ["title", "body"];
export const EVERYWHERE = [...TEXT, "when"];
export const PAIRS = ["title_pairs", "body_pairs"];

/** The texts that are part of no other, in query order. @param {string[]} texts @param {string} query */
export function outermost(texts, query) {
  const known = [...new Set(texts)];
  const kept = known.filter((each) => !known.some((other) => other !== each && ` ${other} `.includes(` ${each} `)));
  return kept.sort((a, b) => query.indexOf(a) - query.indexOf(b));
}

/** The pair terms of adjacent syllables. @param {string[]} folded */
export function pairsOf(folded) {
  return folded.slice(1).map((word, place) => `_${folded[place]} ${word}`);
}
