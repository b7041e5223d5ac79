/**
 * The rows of terms, read from the shards that hold them.
 *
 * @import { Postings, Shard } from "./shards.js"
 * @typedef {{term: string, number: number, first: number, field: number, postings: Map<string, Postings>, isPartial: boolean}} Row
 * number: in how many articles the term is, summed over the fields; first, field: its first article, and its first
 * field there; isPartial: whether it lacks separate body postings
 */

import { FAMILIES } from "./shards.js";

/** @type {Postings} */
export const NO_POSTINGS = { refs: [], counts: [] };

/** The row of a term in a shard. @param {Shard} shard @param {string} term @returns {Row} */
export function rowOf(shard, term) {
  const { sizes, first: elsewhere, start } = /** @type {NonNullable<ReturnType<typeof shard.terms.get>>} */ (shard.terms.get(term));
  const row = { term, number: sizes.reduce((sum, size) => sum + size, 0), first: Infinity, field: 0, postings: new Map(), isPartial: false };
  shard.place = start;
  const isPair = shard.family === "pairs";
  const firsts = elsewhere >= 0 ? [[elsewhere, isPair ? 3 : 1]] : [];
  for (const [place, [field, number]] of FAMILIES[shard.family].entries()) {
    const own = isPair && place === 1 ? shard.own(row.postings.get("title_pairs").refs) : NO_POSTINGS;
    row.number += own.refs.length;
    const here = shard.holds(term, place, elsewhere);
    if (!here && !isPair) continue;
    const postings = joined(own, here ? shard.read(sizes[place]) : NO_POSTINGS);
    row.postings.set(field, postings);
    if (postings.refs.length) firsts.push([postings.refs[0], number]);
  }
  row.isPartial = isPair && elsewhere >= 0;
  for (const [first, field] of firsts) {
    if (first < row.first || (first === row.first && field < row.field)) Object.assign(row, { first, field });
  }
  return row;
}

/** Adds the separate body postings to the row of a pair. @param {Row} row @param {Row} apart */
export function complete(row, apart) {
  const [own, others] = [row, apart].map(({ postings }) => postings.get("body_pairs") ?? NO_POSTINGS);
  row.postings.set("body_pairs", joined(own, others));
  row.isPartial = false;
}

/** Merges postings of disjoint articles. @param {Postings} few @param {Postings} many @returns {Postings} */
function joined(few, many) {
  if (few.refs.length === 0) return many;
  /** @type {Postings} */
  const found = { refs: [], counts: [] };
  let next = 0;
  const add = (/** @type {Postings} */ { refs, counts }, /** @type {number} */ place) => found.refs.push(refs[place]) && found.counts.push(counts[place]);
  for (let place = 0; place < many.refs.length; place += 1) {
    while (few.refs[next] < many.refs[place]) add(few, next++);
    add(many, place);
  }
  while (next < few.refs.length) add(few, next++);
  return found;
}

/** Adds the body postings to rows of "terms". @param {Map<string, Row>} terms @param {Map<string, Row>} bodies */
export function withBodies(terms, bodies) {
  for (const [term, row] of bodies) terms.get(term)?.postings.set("body", row.postings.get("body") ?? NO_POSTINGS);
  return terms;
}

/** The articles that have all the terms of any alternative. @param {string[][]} alternatives @param {Map<string, Row>} rows @param {string[]} fields */
export function holders(alternatives, rows, fields) {
  const inFields = (/** @type {string} */ term) => fields.flatMap((field) => rows.get(term)?.postings.get(field)?.refs ?? []);
  const refs = new Set();
  for (const [first, ...more] of alternatives) {
    const others = more.map((term) => new Set(inFields(term)));
    for (const ref of inFields(first)) if (others.every((other) => other.has(ref))) refs.add(ref);
  }
  return refs;
}
