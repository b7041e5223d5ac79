/**
 * Detects articles that only mention a period or are dated in it, but are about another. Loaded for queries with a
 * period.
 *
 * @import { Articles } from "./cards.js"
 * @import { Part, Plan } from "./model.js"
 */

import { MOST_READ } from "./model.js";
import { TITLE } from "./results.js";
import { holders } from "./rows.js";
import { IS_YEAR } from "./text.js";
import { tokensOf } from "./tokens.js";

/**
 * Whether complete matches only mention a period or are dated in it, and those in a series name another in the title.
 * @param {Articles} articles @param {Plan} plan @param {Part} period
 * @param {number[]} complete @param {AbortSignal} [signal]
 */
export async function isOfOthers(articles, { parts, rows }, period, complete, signal) {
  const rest = parts.filter((part) => part !== period).map(({ alternatives }) => holders(alternatives, rows, TITLE));
  const series = complete.slice(0, MOST_READ).filter((ref) => rest.length && rest.every((refs) => refs.has(ref)));
  const titles = await Promise.all(series.map(async (ref) => (await articles.card(ref, signal)).title));
  const kind = (/** @type {string} */ token) => (IS_YEAR.test(token) ? "year" : token.replace(/[0-9]+/g, ""));
  const isAlike = (/** @type {string} */ token) => kind(token) === kind(period.period);
  const named = titles.map((title) => tokensOf(title, articles.index.analyzer).filter(isAlike));
  const own = holders(period.alternatives, rows, TITLE);
  if (!complete.some((ref) => own.has(ref))) return named.some(({ length }) => length);
  const others = named.filter((tokens) => tokens.length && !tokens.includes(period.period));
  return ["@-", "@q-"].includes(kind(period.period)) && others.length === complete.length;
}
