/**
 * One search: what was typed, planned, scored and put in order.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {{refs: number[], scores: Map<number, number>, marks: Set<string>, nearest: string, relaxed: boolean}} Found
 * refs: the articles, best first; marks: the tokens to mark in texts; nearest: the query as the archive would spell it,
 * where it holds no such syllable ("" where there is nothing near); relaxed: nothing held all that was
 * asked for, so numbers and dates were not insisted on
 */

import { piece } from "./analyzer.js";
import { Planner } from "./planner.js";
import { score } from "./scoring.js";
import { nearest } from "./spelling.js";

const TITLE = ["title", "title_pairs", "when"];
const BODY = ["body", "body_pairs", "when"];

/** @param {SearchIndex} index @param {string} text @param {AbortSignal} [signal] @returns {Promise<Found>} */
export async function search(index, text, signal) {
  const { clauses, groups, rows, unknown } = await new Planner(index, signal).plan(text);
  const prohibits = clauses.length > 0 && clauses.every(({ presence }) => presence === "prohibited");
  const taken = prohibits ? await index.taken(signal) : [];
  const all = (/** @type {Clause[]} */ asked) => score(asked, rows, index.manifest.fields, index.manifest.documents, taken);
  let scores = all(clauses);
  let relaxed = false;
  if (scores.size === 0 && clauses.some(({ presence }) => presence === "required")) {
    const optional = clauses.map((each) => (each.presence === "required" ? { ...each, presence: undefined } : each));
    scores = all(optional);
    relaxed = scores.size > 0;
  }
  const marks = new Set(groups.flat());
  for (const { terms, fields, presence } of clauses) {
    if (presence === "required" || fields.includes("body_pairs")) terms.forEach((term) => marks.add(term));
  }
  return { refs: ordered(scores, groups, rows), scores, marks, nearest: respelt(text, unknown, index), relaxed };
}

/** @param {string} text @param {string[]} unknown folded syllables @param {SearchIndex} index */
function respelt(text, unknown, index) {
  let changed = "";
  for (const word of unknown) {
    const [known] = nearest(word, index.syllables);
    if (!known) continue;
    changed = (changed || text.slice(0, 100)).replace(/[\p{L}\p{M}\p{N}]+/gu, (typed) => (piece(typed).folded[0] === word ? known : typed));
  }
  return changed;
}

/**
 * All parts in the title, all in the text, all somewhere, the rest; then by score; then the newest.
 * @param {Map<number, number>} scores @param {string[][]} groups @param {Map<string, Row>} rows
 */
function ordered(scores, groups, rows) {
  const tiers = [TITLE, BODY, [...TITLE, ...BODY]].map((fields) => counted(groups, rows, fields));
  const tier = new Map([...scores.keys()].map((ref) => {
    const found = tiers.findIndex((counts) => counts.get(ref) === groups.length);
    return [ref, found < 0 ? tiers.length : found];
  }));
  const value = (/** @type {Map<number, number>} */ map, /** @type {number} */ ref) => map.get(ref) ?? 0;
  return [...scores.keys()].sort((a, b) =>
    value(tier, a) - value(tier, b) || value(scores, b) - value(scores, a) || b - a);
}

/** How many groups each article answers in some fields. @param {string[][]} groups @param {Map<string, Row>} rows @param {string[]} fields */
function counted(groups, rows, fields) {
  const counts = new Map();
  for (const terms of groups) {
    const refs = new Set();
    for (const term of terms) {
      for (const field of fields) rows.get(term)?.postings.get(field)?.refs.forEach((ref) => refs.add(ref));
    }
    for (const ref of refs) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  }
  return counts;
}
