/**
 * Results from the periods before and after one that no matching article is about. Loaded for queries that name such a
 * period.
 *
 * @import { Part, Plan } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Clause } from "./scoring.js"
 */

import { answers } from "./results.js";

/** The results for a plan whose period is replaced by the nearest ones with results, before and after it. @param {Planner} planner @param {Plan} plan @param {Part} period */
export async function beside(planner, plan, period) {
  const { neighbours } = await import("./periods.js");
  const sides = neighbours(period.period);
  await planner.words(sides.flat(), false);
  const terms = sides.flat().filter((term) => plan.rows.has(term));
  const others = plan.clauses.filter((clause) => !period.alternatives.some(([term]) => clause.presence === "required" && clause.terms.includes(term)));
  /** @type {Clause} */
  const clause = { terms, fields: ["when"], boost: 1, presence: "required" };
  const parts = [...plan.parts.filter((part) => part !== period), { ...period, alternatives: terms.map((term) => [term]) }];
  const found = terms.length ? await answers({ ...plan, clauses: [...others, clause], parts }, planner.index) : { refs: [], complete: 0, scores: new Map() };
  const answering = found.refs.slice(0, found.complete);
  const own = (/** @type {string} */ term) => new Set(plan.rows.get(term)?.postings.get("when")?.refs);
  const nearest = sides.map((side) => side.map(own).find((refs) => answering.some((ref) => refs.has(ref))) ?? new Set());
  return { refs: answering.filter((ref) => nearest.some((refs) => refs.has(ref))), complete: 0, scores: found.scores };
}
