/**
 * What but tells of a period, and is of another. Fetched where texts alone tell of the one that a question names. The
 * twin of a part of tools/search/results.py.
 *
 * @typedef {import("./plan.js").Part} Part
 */

import { TITLE } from "./results.js";
import { holders } from "./rows.js";
import { tokensOf } from "./tokens.js";

const MOST_READ = 3;

/**
 * Whether of articles that but tell of a period one of a series is of another: its title has the rest, and that.
 * @param {import("./cards.js").Articles} articles @param {import("./plan.js").Plan} plan @param {Part} period
 * @param {number[]} complete @param {AbortSignal} [signal]
 */
export async function isOfOthers(articles, { parts, rows }, period, complete, signal) {
  const rest = parts.filter((part) => part !== period).map(({ alternatives }) => holders(alternatives, rows, TITLE));
  const series = complete.slice(0, MOST_READ).filter((ref) => rest.length && rest.every((refs) => refs.has(ref)));
  const titles = await Promise.all(series.map(async (ref) => (await articles.card(ref, signal)).title));
  const kind = (/** @type {string} */ token) => token.replace(/[0-9]+/g, "");
  return titles.some((title) => tokensOf(title, articles.index.analyzer).some((token) => token.startsWith("@") && kind(token) === kind(period.period)));
}
