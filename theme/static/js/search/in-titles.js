/**
 * The first results of a question by titles alone, where what its pairs have in bodies lies apart: in large archives.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./planner.js").Planner} Planner
 */

import { PAIRS } from "./plan.js";
import { CLEARLY, TITLE, answers } from "./results.js";
import { holders } from "./rows.js";
import { K1, idfOf, score } from "./scoring.js";

/**
 * What answers and has all that is asked for in its title, however few that are; undefined where none has. These are the
 * first of all that answers, in their order and with their scores: what has it all in its title goes before what has not,
 * and each of a row's postings in titles is there. Of what lies apart is fetched whatever one of these articles might be in.
 * Of the other pairs each is in all their titles, and how often it is in their bodies stands beside these; idf and the
 * length of the query's vector follow from numbers that every row has.
 * @param {Planner} planner @param {Plan} plan
 */
export async function inTitles(planner, plan) {
  const [held, ...others] = [...plan.groups, ...plan.verbatim].map((terms) => holders(terms.map((term) => [term]), plan.rows, TITLE));
  if (!held) return undefined;
  const titled = [...held].filter((ref) => others.every((refs) => refs.has(ref)));
  if (titled.length === 0) return undefined;
  const isIn = (/** @type {Row} */ { postings }) => {
    const refs = new Set(postings.get("title_pairs")?.refs);
    return titled.every((ref) => refs.has(ref));
  };
  await planner.pairRows(planner.wanting().filter((row) => !isIn(row)).map(({ term }) => term));
  const found = answers(plan, planner.index, [], new Set(titled));
  if (plan.isSentence && isExceeded(planner, plan, titled, found)) return undefined;
  const typed = holders([[plan.typed]], plan.rows, PAIRS);
  const refs = found.refs.slice(0, found.complete).filter((ref) => !plan.typed || typed.has(ref));
  return refs.length === 0 ? undefined : { ...found, refs, complete: refs.length };
}

/**
 * Whether anything might score so much better than what has all in its title that it is what was meant by a sentence:
 * something among it, or of the others one that has whatever is not known of it as often as can be.
 * @param {Planner} planner @param {Plan} plan @param {number[]} titled @param {{refs: number[], complete: number, scores: Map<number, number>}} found
 */
function isExceeded(planner, { clauses, rows }, titled, { refs, complete, scores }) {
  const { fields, documents } = planner.index.manifest;
  const scored = (/** @type {number} */ ref) => scores.get(ref) ?? 0;
  const enough = CLEARLY * Math.max(...refs.slice(0, complete).map(scored));
  if (titled.some((ref) => scored(ref) > enough)) return true;
  const most = limits(clauses, rows, "body_pairs", fields.body_pairs, documents);
  const unknown = planner.wanting().map(({ term, postings }) => ({ most: most.get(term) ?? 0, known: new Set(postings.get("title_pairs")?.refs) }));
  const others = score(clauses, rows, fields, documents, []);
  titled.forEach((ref) => others.delete(ref));
  return [[-1, 0], ...others].some(([ref, value]) => value + unknown.reduce((sum, { most, known }) => sum + (known.has(ref) ? 0 : most), 0) > enough);
}

/**
 * The most that each term may add to a score in a field, however often it stands there.
 * @param {Clause[]} clauses @param {Map<string, Row>} rows @param {string} field @param {number} boost @param {number} documents
 * @returns {Map<string, number>}
 */
function limits(clauses, rows, field, boost, documents) {
  const asked = new Map();
  for (const { terms, fields, boost, presence } of clauses) {
    if (presence === "prohibited" || !fields.includes(field)) continue;
    for (const term of terms) if (rows.has(term)) asked.set(term, (asked.get(term) ?? 0) + boost);
  }
  const magnitude = Math.hypot(...asked.values());
  const most = (/** @type {string} */ term) => idfOf(rows.get(term)?.number ?? 0, documents) * (K1 + 1) * boost + 0.001; // which rounding adds
  return new Map([...asked].map(([term, weight]) => [term, (weight * most(term)) / magnitude]));
}
