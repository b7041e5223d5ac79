//# allFunctionsCalledOnLoad
/**
 * One search: what was typed, planned, scored and put in order; the first, which the address asks for, is begun while
 * the page itself is still on its way. The scores are lunr's, exactly: the same numbers in the same order of summation
 * as lunr.js 2.3.9 over the whole index with b = 0 and k1 = 1.2, from term counts alone.
 *
 * @typedef {{refs: number[], scores: Map<number, number>, marks: Set<string>, nearest: string, relaxed: boolean}} Found
 * refs: the articles, best first; marks: the tokens to mark in texts; nearest: the query as the archive would spell it,
 * where it holds no such syllable ("" where there is nothing near); relaxed: nothing held all that was
 * asked for, so numbers and dates were not insisted on
 *
 * @typedef {{refs: number[], counts: number[]}} Postings articles that hold a term in a field, and how often
 * @typedef {{term: string, number: number, first: number, field: number, postings: Map<string, Postings>}} Row
 * a term: in how many articles, summed over the fields; the first article that holds it and the first field there
 * @typedef {{terms: string[], fields: string[], boost: number, presence?: "required" | "prohibited"}} Clause
 * terms: what the clause stands for once prefixes and alternatives are spelt out, in lunr's order
 * @typedef {{address: string, title: string, date: string, shown: string, category: string, authors: string[], summary: string}} Card
 * @typedef {{authors: string[], categories: string[], author: number[][], category: number[]}} Facets of one segment
 */

import { isEnough, piece, read } from "./analyzer.js";
import { SearchIndex, get } from "./index.js";
import { Planner, nearest } from "./planner.js";

/** Results shown at once. */
export const AT_ONCE = 5;
const TITLE = ["title", "title_pairs", "when"];
const BODY = ["body", "body_pairs", "when"];
const K1 = 1.2;
const NONE = { refs: [], counts: [] };

/** @param {import("./index.js").SearchIndex} index @param {string} text @param {AbortSignal} [signal] @returns {Promise<Found>} */
export async function search(index, text, signal) {
  const { clauses, groups, rows, unknown } = await new Planner(index, signal).plan(text);
  const all = (/** @type {Clause[]} */ asked) => score(asked, rows, index.boosts, index.documents);
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

/** @param {string} text @param {string[]} unknown folded syllables @param {import("./index.js").SearchIndex} index */
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

/** As Python's round(x, 3). @param {number} x */
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
function idfOf(number, documents) {
  return Math.log(1 + Math.abs((documents - number + 0.5) / (number + 0.5)));
}

/** lunr numbers terms as it meets them: by article, by field, then sorted. @param {Row} a @param {Row} b */
function met(a, b) {
  return a.first - b.first || a.field - b.field || (a.term < b.term ? -1 : 1);
}

/**
 * The scores of one field: for each article the dot product over the length of the query's vector.
 * @param {Map<Row, number>} vector @param {string} field @param {number} boost @param {number} documents
 */
function fieldScores(vector, field, boost, documents) {
  const scores = new Float64Array(documents);
  let length = 0;
  for (const row of [...vector.keys()].sort(met)) {
    const asked = /** @type {number} */ (vector.get(row));
    length += asked * asked;
    const { refs, counts } = row.postings.get(field) ?? NONE;
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
 * @param {Clause[]} clauses @param {Map<string, Row>} rows every row that the clauses name and the index holds
 * @param {Record<string, number>} boosts of the fields @param {number} documents
 * @returns {Map<number, number>} scores by reference
 */
export function score(clauses, rows, boosts, documents) {
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
        const { refs } = row.postings.get(field) ?? NONE;
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
    for (let ref = 0; ref < documents; ref += 1) matched.set(ref, new Set());
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

/** What the server keeps of single articles beside the index: cards, facets and texts, fetched once each. */
export class Articles {
  /** @param {import("./index.js").SearchIndex} index @param {string} base the path that the site lies below */
  constructor(index, base) {
    this.index = index;
    this.base = base;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** @param {URL} url @param {AbortSignal} [signal] */
  async json(url, signal) {
    // As with shards: what an earlier search is fetching may be given up with it.
    const kept = this.kept.get(url.href);
    const known = kept && (await kept.catch(() => undefined));
    if (known) return known;
    const made = get(url, signal).then((response) => response.json());
    this.kept.set(url.href, made);
    made.catch(() => this.kept.delete(url.href));
    return made;
  }

  /** @param {number} ref @param {AbortSignal} [signal] @returns {Promise<Card>} */
  async card(ref, signal) {
    const segment = this.index.segmentOf(ref);
    const place = ref - segment.first;
    const { together } = this.index;
    const cards = await this.json(this.index.url(segment.cards, `cards-${Math.floor(place / together)}.json`), signal);
    return cards[place % together];
  }

  /** The plain text of an article. @param {Card} card @param {AbortSignal} [signal] @returns {Promise<string>} */
  async text(card, signal) {
    const fragment = await this.json(new URL(`${this.base}${card.address}index.json`, this.index.root), signal);
    return fragment.text ?? "";
  }

  /** The category and authors of every article. @param {AbortSignal} [signal] @returns {Promise<(ref: number) => {category: string, authors: string[]}>} */
  async facets(signal) {
    const segments = this.index.segments;
    /** @type {Facets[]} */
    const all = await Promise.all(segments.map((/** @type {any} */ each) => this.json(this.index.url(each.cards, "facets.json"), signal)));
    return (ref) => {
      const number = segments.indexOf(this.index.segmentOf(ref));
      const facets = all[number];
      const place = ref - segments[number].first;
      const authors = facets.author[place].map((author) => facets.authors[author]);
      return { category: facets.categories[facets.category[place]], authors };
    };
  }

  /** The year of an article. @param {number} ref */
  year(ref) {
    const segment = this.index.segmentOf(ref);
    let last = segment.first;
    for (const [year, number] of segment.years) {
      last += number;
      if (ref < last) return String(year);
    }
    return "";
  }
}

/**
 * The search that the address asks for, on its way: index, shards and the first cards.
 * @returns {{query: string, articles: Promise<Articles>, found?: Promise<Found>} | undefined}
 */
function begin() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-manifest]"));
  if (!link) return undefined;
  const { query, ...chosen } = read(location.search);
  const articles = SearchIndex.open(new URL(".", link.href)).then((index) => new Articles(index, link.dataset.manifest ?? ""));
  const found = isEnough(query) ? articles.then(({ index }) => search(index, query)) : undefined;
  Promise.all([articles, found]).then(([all, known]) => {
    const first = Object.values(chosen).some(Boolean) ? [] : known?.refs.slice(0, AT_ONCE) ?? [];
    return Promise.all(first.map((ref) => all.card(ref)));
  }).catch(() => {
    begun = undefined; // the page meets the same and says so; another try begins anew
  });
  return { query, articles, found };
}

let begun = begin();

/** The search that is on its way, if it is. */
export function onItsWay() {
  return begun;
}
