/**
 * The first results by titles alone, for large archives that store the body postings of pairs in separate files.
 *
 * @import { Plan } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Row } from "./rows.js"
 * @import { Clause } from "./scoring.js"
 */

import { AT_ONCE } from "./cards.js";
import { PAIRS } from "./model.js";
import { CLEARLY, answers, titleTiers } from "./results.js";
import { holders } from "./rows.js";
import { K1, idfOf, score } from "./scoring.js";

/**
 * The results of the fewest tiers that fill the first screen, if titles alone decide these; otherwise undefined. They
 * are the first of all results, in final order and with final scores: a row always has its title postings. Separate
 * body postings are fetched for pairs that one of these titles lacks. Every other pair is in all these titles, so its
 * counts in their bodies are stored with the title postings; idf and the length of the query vector follow from numbers
 * that every row has.
 * @param {Planner} planner @param {Plan} plan
 */
export async function inTitles(planner, plan) {
  /** @type {number[]} */
  let titled = [];
  for (const [held, ...others] of titleTiers(plan)) {
    if (!held) return undefined;
    titled = [...new Set([...titled, ...[...held].filter((ref) => others.every((refs) => refs.has(ref)))])];
    if (titled.length >= AT_ONCE) break;
  }
  if (titled.length < AT_ONCE) return undefined;
  const isIn = (/** @type {Row} */ { postings }) => {
    const refs = new Set(postings.get("title_pairs")?.refs);
    return titled.every((ref) => refs.has(ref));
  };
  await planner.pairRows(planner.wanting().filter((row) => !isIn(row)).map(({ term }) => term));
  const found = await answers(plan, planner.index, [], new Set(titled));
  if (plan.isSentence && isExceeded(planner, plan, titled, found)) return undefined;
  const typed = holders([[plan.typed]], plan.rows, PAIRS);
  const refs = found.refs.slice(0, found.complete).filter((ref) => !plan.typed || typed.has(ref));
  return refs.length < AT_ONCE ? undefined : { ...found, refs, complete: refs.length };
}

/**
 * Whether any article might score so much better than these results that it would rank above them for a sentence: one
 * of the titled, or another, if its unknown terms added the most that they can.
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
 * The most that each term can add to a score in a field, however often it occurs there.
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
  const most = (/** @type {string} */ term) => idfOf(rows.get(term)?.number ?? 0, documents) * (K1 + 1) * boost + 0.001; // for rounding
  return new Map([...asked].map(([term, weight]) => [term, (weight * most(term)) / magnitude]));
}
