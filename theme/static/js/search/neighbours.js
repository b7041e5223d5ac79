/**
 * The periods before and after one of which no article is, and what of them answers the rest of a question. Fetched for
 * such a question.
 *
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {import("./plan.js").Part} Part
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./planner.js").Planner} Planner
 */

import { YEAR_ALONE, exists } from "./periods.js";
import { answers } from "./results.js";

/** How far neighbours are looked for. */
const REACH = { year: 5, quarter: 8, month: 12 };

/** What answers a plan but for its period, of the nearest periods before and after. @param {Planner} planner @param {Plan} plan @param {Part} period */
export async function beside(planner, plan, period) {
  const sides = neighbours(period.period);
  await planner.words(sides.flat(), false);
  const terms = sides.flat().filter((term) => plan.rows.has(term));
  const others = plan.clauses.filter((clause) => !period.alternatives.some(([term]) => clause.presence === "required" && clause.terms.includes(term)));
  /** @type {Clause} */
  const clause = { terms, fields: ["when"], boost: 1, presence: "required" };
  const parts = [...plan.parts.filter((part) => part !== period), { ...period, alternatives: terms.map((term) => [term]) }];
  const found = terms.length ? answers({ ...plan, clauses: [...others, clause], parts }, planner.index) : { refs: [], complete: 0, scores: new Map() };
  const answering = found.refs.slice(0, found.complete);
  const own = (/** @type {string} */ term) => new Set(plan.rows.get(term)?.postings.get("when")?.refs);
  const nearest = sides.map((side) => side.map(own).find((refs) => answering.some((ref) => refs.has(ref))) ?? new Set());
  return { refs: answering.filter((ref) => nearest.some((refs) => refs.has(ref))), complete: 0, scores: found.scores };
}

/**
 * The tokens of the periods before and after one, the nearest first; of a day, its month alone.
 * @param {string} period @returns {string[][]} lists of which one token each is wanted
 */
export function neighbours(period) {
  if (YEAR_ALONE.test(period)) return sides(REACH.year, (step) => String(Number(period) + step));
  const [first, second, third] = period.slice(1).split("-");
  if (third) return exists(Number(first), Number(second), Number(third)) ? [[`@${second}-${third}`]] : [];
  if (!/^(?:q[1-4]|[1-9]|1[0-2])$/.test(first)) return [];
  const [number, span] = first.startsWith("q") ? [Number(first.slice(1)), 4] : [Number(first), 12];
  const letter = span === 4 ? "q" : "";
  return sides(span === 4 ? REACH.quarter : REACH.month, (step) => {
    const place = Number(second) * span + number - 1 + step;
    return `@${letter}${(place % span) + 1}-${Math.floor(place / span)}`;
  });
}

/** @param {number} reach @param {(step: number) => string} named @returns {string[][]} */
function sides(reach, named) {
  const steps = Array.from({ length: reach }, (_, place) => place + 1);
  return [steps.map((step) => named(-step)), steps.map(named)];
}
