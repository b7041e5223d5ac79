/**
 * Computes lunr's exact scores from term counts alone: the same numbers, summed in the same order, as lunr.js 2.3.9
 * over the whole index with b = 0 and k1 = 1.2.
 *
 * @import { Row } from "./rows.js"
 * @typedef {{terms: string[], fields: string[], boost: number, presence?: "required" | "prohibited"}} Clause
 * terms: the clause with prefixes and alternatives expanded, in lunr's order
 */

import { NO_POSTINGS } from "./rows.js";

export const K1 = 1.2;

/** Rounds as Python's round(x, 3). @param {number} x */
function rounded(x) {
  const scaled = x * 1000;
  const near = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6;
  return near ? Number(x.toFixed(3)) : Math.round(scaled) / 1000;
}

/** The weight of a term in a field of one article. @param {number} idf @param {number} count @param {number} boost */
function weight(idf, count, boost) {
  return rounded(((idf * ((K1 + 1) * count)) / (K1 + count)) * boost);
}

/** @param {number} number articles with the term, summed over fields @param {number} documents */
export function idfOf(number, documents) {
  return Math.log(1 + Math.abs((documents - number + 0.5) / (number + 0.5)));
}

/** Compares rows as lunr numbers terms: by first article, first field, then term. @param {Row} a @param {Row} b */
function met(a, b) {
  return a.first - b.first || a.field - b.field || (a.term < b.term ? -1 : 1);
}

/**
 * The scores of one field: for each article the dot product divided by the length of the query vector.
 * @param {Map<Row, number>} vector @param {string} field @param {number} boost @param {number} documents
 */
function fieldScores(vector, field, boost, documents) {
  const end = Math.max(0, ...[...vector.keys()].map((row) => (row.postings.get(field)?.refs.at(-1) ?? -1) + 1));
  const scores = new Float64Array(end);
  let length = 0;
  for (const row of [...vector.keys()].sort(met)) {
    const asked = /** @type {number} */ (vector.get(row));
    length += asked * asked;
    const { refs, counts } = row.postings.get(field) ?? NO_POSTINGS;
    const idf = idfOf(row.number, documents);
    /** @type {number[]} */
    const weights = [];
    refs.forEach((ref, place) => {
      const count = counts[place];
      scores[ref] += asked * (weights[count] ??= weight(idf, count, boost));
    });
  }
  const magnitude = Math.sqrt(length);
  return (/** @type {number} */ ref) => scores[ref] / magnitude || 0;
}

/**
 * @param {Clause[]} clauses @param {Map<string, Row>} rows every row that the clauses name and the index has
 * @param {Record<string, number>} boosts by field @param {number} documents how many
 * @param {number[]} taken all articles, needed if every clause is prohibited
 * @returns {Map<number, number>} scores by reference
 */
export function score(clauses, rows, boosts, documents, taken) {
  /** @type {Map<string, Map<Row, number>>} */
  const vectors = new Map();
  /** @type {Map<number, Set<string>>} */
  const matched = new Map();
  /** @type {Set<number>[]} */
  const required = [];
  const prohibited = new Set();
  for (const { terms, fields, boost, presence } of clauses) {
    const all = new Set();
    for (const row of terms.map((term) => rows.get(term)).filter((found) => found !== undefined)) {
      for (const field of fields) {
        const { refs } = row.postings.get(field) ?? NO_POSTINGS;
        if (presence === "required") refs.forEach((ref) => all.add(ref));
        if (presence === "prohibited") {
          refs.forEach((ref) => prohibited.add(ref));
          continue;
        }
        const vector = vectors.get(field) ?? new Map();
        vectors.set(field, vector.set(row, (vector.get(row) ?? 0) + boost));
        for (const ref of refs) {
          const seen = matched.get(ref);
          if (seen) seen.add(field);
          else matched.set(ref, new Set([field]));
        }
      }
    }
    if (presence === "required") required.push(all);
  }
  if (clauses.length > 0 && clauses.every((clause) => clause.presence === "prohibited")) {
    for (const ref of taken) matched.set(ref, new Set());
  }
  const scorers = new Map([...vectors].map(([field, vector]) => [
    field, fieldScores(vector, field, boosts[field], documents),
  ]));
  const scores = new Map();
  for (const [ref, fields] of matched) {
    if (prohibited.has(ref) || required.some((refs) => !refs.has(ref))) continue;
    let total = 0;
    for (const field of fields) total += scorers.get(field)?.(ref) ?? 0;
    scores.set(ref, total);
  }
  return scores;
}
