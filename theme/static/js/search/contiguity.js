/**
 * Whether a name or a phrase stands as a whole in what answers it. Fetched for a question with either. The twin of
 * tools/search/contiguity.py, which explains it.
 *
 * @typedef {import("./cards.js").Articles} Articles
 * @typedef {import("./plan.js").Part} Part
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {{refs: number[], complete: number, scores: Map<number, number>}} Answers
 */

import { PAIRS, pairsOf } from "./plan.js";
import { wordsOf } from "./query.js";
import { holders } from "./rows.js";

const MOST_READ = 3;

/**
 * What was found, where only that answers all which has each name and phrase as a whole; undefined where the first few
 * have one of them in pieces alone: the plan then holds that no article has it.
 * @param {Articles} articles @param {Plan} plan @param {Answers} found @param {AbortSignal} [signal] @returns {Promise<Answers | undefined>}
 */
export async function withoutScattered(articles, plan, found, signal) {
  /** @type {Part[]} */
  let scattered = [];
  for (const [place, ref] of found.refs.slice(0, Math.min(found.complete, MOST_READ)).entries()) {
    scattered = await scatteredIn(articles, plan, ref, signal);
    if (scattered.length) continue;
    const complete = found.refs.slice(place, found.complete);
    return { ...found, refs: [...complete, ...found.refs.slice(0, place), ...found.refs.slice(found.complete)], complete: complete.length };
  }
  if (scattered.length === 0) return found;
  plan.parts = plan.parts.map((part) => (scattered.includes(part) ? { ...part, alternatives: [] } : part));
  return undefined;
}

/** The parts that an article has in pieces alone; none of one whose attached files were not read. @param {Articles} articles @param {Plan} plan @param {number} ref @param {AbortSignal} [signal] */
async function scatteredIn(articles, { parts, rows }, ref, signal) {
  const answering = parts.map((part) => ({ part, chains: part.alternatives.filter((terms) => holders([terms], rows, PAIRS).has(ref)) }));
  const chained = answering.filter(({ chains }) => chains.length && chains.every(isChain));
  if (chained.length === 0) return [];
  const card = await articles.card(ref, signal);
  const shown = folded(`${card.title} ${card.summary}`);
  const doubtful = chained.filter(({ chains }) => !chains.some((terms) => stands(terms, shown)));
  if (doubtful.length === 0 || card.attached) return [];
  // What cannot be had is not doubted.
  const text = shown.trimEnd() + folded(await articles.text(card, signal).catch(() => ""));
  signal?.throwIfAborted();
  return doubtful.filter(({ chains }) => chains.every((terms) => isInPieces(terms, text))).map(({ part }) => part);
}

/** Whether terms are pairs of which each begins as the one before ends. @param {string[]} terms */
function isChain(terms) {
  return terms.length > 1 && pairsOf(syllablesOf(terms)).every((pair, place) => pair === terms[place]);
}

/** @param {string[]} terms */
function syllablesOf(terms) {
  const words = terms.map((term) => term.replace(/^_/, "").split(" "));
  return [words[0][0], ...words.map((each) => each[each.length - 1])];
}

/** Whether a chain stands in a folded text as a whole. @param {string[]} terms @param {string} text */
function stands(terms, text) {
  return text.includes(` ${syllablesOf(terms).join(" ")} `);
}

/** Whether a text has all pairs of a chain, but not the whole; what it has not was told elsewhere, as who wrote it. @param {string[]} terms @param {string} text */
function isInPieces(terms, text) {
  return terms.every((term) => stands([term], text)) && !stands(terms, text);
}

/** The syllables of a text between spaces. @param {string} text */
function folded(text) {
  return ` ${wordsOf(text).map((word) => word.folded).join(" ")} `;
}
