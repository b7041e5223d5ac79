/**
 * What the index knows of a term, from the shards that hold it.
 *
 * @typedef {import("./shards.js").Postings} Postings
 * @typedef {import("./shards.js").Shard} Shard
 * @typedef {{term: string, number: number, first: number, field: number, postings: Map<string, Postings>}} Row
 * a term: in how many articles, summed over the fields; the first article that holds it and the first field there
 */

import { FAMILIES } from "./shards.js";

/** @type {Postings} */
export const NO_POSTINGS = { refs: [], counts: [] };

/** What a shard says of a term. @param {Shard} shard @param {string} term @returns {Row} */
export function rowOf(shard, term) {
  const { sizes, firstBody, start } = /** @type {NonNullable<ReturnType<typeof shard.terms.get>>} */ (shard.terms.get(term));
  const row = { term, number: sizes.reduce((sum, size) => sum + size, 0), first: Infinity, field: 0, postings: new Map() };
  shard.place = start;
  const firsts = firstBody >= 0 ? [[firstBody, 1]] : [];
  for (const [place, [field, number]] of FAMILIES[shard.family].entries()) {
    if (!shard.holds(term, place)) continue;
    const { refs, counts } = shard.read(sizes[place]);
    row.postings.set(field, { refs, counts });
    if (refs.length) firsts.push([refs[0], number]);
  }
  for (const [first, field] of firsts) {
    if (first < row.first || (first === row.first && field < row.field)) Object.assign(row, { first, field });
  }
  return row;
}

/** Rows of "terms" with the postings in bodies put in. @param {Map<string, Row>} terms @param {Map<string, Row>} bodies */
export function withBodies(terms, bodies) {
  for (const [term, row] of bodies) terms.get(term)?.postings.set("body", row.postings.get("body") ?? NO_POSTINGS);
  return terms;
}

/** The articles that hold all the terms of any alternative. @param {string[][]} alternatives @param {Map<string, Row>} rows @param {string[]} fields */
export function holders(alternatives, rows, fields) {
  const refs = new Set();
  for (const terms of alternatives) {
    const [first, ...others] = terms.map((term) => new Set(fields.flatMap((field) => rows.get(term)?.postings.get(field)?.refs ?? [])));
    for (const ref of first ?? []) if (others.every((other) => other.has(ref))) refs.add(ref);
  }
  return refs;
}
