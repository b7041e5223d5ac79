/**
 * What a question comes to: clauses of lunr's, the parts that are asked for, and the rows of their terms. The twin of
 * tools/search/plan.py.
 *
 * @typedef {import("./query.js").Requirement} Requirement
 * @typedef {import("./query.js").Word} Word
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {Word & {year?: Requirement}} PlannedWord a word of a run; year: the year that it is or the part of one
 * @typedef {{term: string, boost: number}} Alternative a syllable that a typed one may stand for
 * @typedef {string[][][]} Covers the alternatives of each word of a run
 * @typedef {{words: Word[], text: string, period: string, weight: number, alternatives: string[][]}} Part
 * something that is asked for by these words, text: as typed: an article answers it that holds all the terms of any
 * alternative; period: the token of time, if it is one; weight: the rarer the more
 * @typedef {{clauses: Clause[], groups: string[][], verbatim: string[][], parts: Part[], rows: Map<string, Row>, corrected: Map<string, string[]>, isSentence: boolean, typed: string}} Plan
 * groups: the terms any of which stands for a part of the query in a title, or in a text; verbatim: those of words that
 * mean nothing by themselves; corrected: the syllables that one which no article holds was read as, the likeliest first;
 * isSentence: whether there are words that mean nothing by themselves; typed: the last pair as it stands, where it may
 * still be growing, too
 */

// Powers of two: the length of the query's vector is then the same in whatever order it is summed.
export const [FULL, PARTLY, MARKED] = [1, 0.5, 2];
/** The weight of a part that most articles answer. */
export const SLIGHT = 1;
/** Articles of what was found that are looked into at the most, for whether they answer. */
export const MOST_READ = 3;
export const TEXT = ["title", "body"];
export const EVERYWHERE = [...TEXT, "when"];
export const PAIRS = ["title_pairs", "body_pairs"];

/** The texts that are part of no other, in the order of the query. @param {string[]} texts @param {string} query */
export function outermost(texts, query) {
  const known = [...new Set(texts)];
  const kept = known.filter((each) => !known.some((other) => other !== each && ` ${other} `.includes(` ${each} `)));
  return kept.sort((a, b) => query.indexOf(a) - query.indexOf(b));
}

/** The pairs of neighbouring syllables. @param {string[]} folded */
export function pairsOf(folded) {
  return folded.slice(1).map((word, place) => `_${folded[place]} ${word}`);
}
