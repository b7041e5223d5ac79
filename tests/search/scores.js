/** Our scores beside those of lunr.js over the whole index. */

import { oneEdit } from "/js/interpreting.js";
import { withBodies } from "/js/rows.js";
import { score } from "/js/scoring.js";
import { SearchIndex } from "/js/search-index.js";

/** The whole index in lunr.js itself. */
async function theirIndex() {
  await new Promise((done) => {
    const script = document.createElement("script");
    Object.assign(script, { src: "/lunr.js", onload: done });
    document.head.append(script);
  });
  window.lunr.utils.warn = () => {}; // it wonders at the version of lunr.py's index
  return window.lunr.Index.load(await (await fetch("/lunr.json")).json());
}

/** The scores of clauses, each with its prefix or fuzzy term spelt out. */
async function ours(index, clauses) {
  const rows = new Map();
  const keep = (found) => found.forEach((row, term) => rows.set(term, row));
  const spelt = [];
  for (const { kind, term, fields, boost, presence } of clauses) {
    let terms = [term];
    if (kind === "prefix" || kind === "pair") {
      const found = await index.rows("pairs", terms, kind === "prefix" ? terms : []);
      if (kind === "prefix") terms = longest([...found.keys()]);
      keep(found);
    } else {
      const near = (other) => other === term || oneEdit(term, other);
      if (kind === "fuzzy") terms = [...index.syllables.keys()].filter(near);
      keep(withBodies(await index.rows("terms", terms), await index.rows("bodies", terms)));
    }
    spelt.push({ terms, fields, boost, presence: presence === "optional" ? undefined : presence });
  }
  const { fields, documents } = index.manifest;
  return new Map([...score(spelt, rows, fields, documents, await index.taken())].map(([ref, value]) => [String(ref), value]));
}

function theirs(whole, clauses) {
  const { REQUIRED, PROHIBITED, OPTIONAL } = window.lunr.Query.presence;
  const presences = { required: REQUIRED, prohibited: PROHIBITED, optional: OPTIONAL };
  const results = whole.query((query) => {
    for (const { kind, term, fields, boost, presence } of clauses) {
      const asked = { term: kind === "prefix" ? `${term}*` : term, fields, boost, presence: presences[presence] };
      query.clause({ ...asked, usePipeline: false, ...(kind === "fuzzy" && { editDistance: 1 }) });
    }
  });
  return new Map(results.map(({ ref, score: value }) => [ref, value]));
}

/** The queries whose scores differ in any bit, and how many results there were in all, by kind of clause. */
export async function compare(queries) {
  const [whole, index] = [await theirIndex(), await SearchIndex.open(new URL("/tim-kiem/chi-muc/", location.href), false)];
  const wrong = [];
  const results = {};
  for (const clauses of queries) {
    const [mine, lunrs] = [await ours(index, clauses), theirs(whole, clauses)];
    for (const { kind } of clauses) results[kind] = (results[kind] ?? 0) + lunrs.size;
    const same = mine.size === lunrs.size && [...lunrs].every(([ref, value]) => Object.is(mine.get(ref), value));
    if (!same) wrong.push({ clauses, mine: [...mine].slice(0, 3), lunrs: [...lunrs].slice(0, 3) });
  }
  return { wrong, results };
}

/** Sorts terms in lunr's order of expansion: a prefix before the terms it begins, otherwise descending. @param {string[]} terms */
function longest(terms) {
  return terms.sort((a, b) => (a.startsWith(b) ? 1 : b.startsWith(a) ? -1 : a < b ? 1 : -1));
}
