/**
 * The document numbers and periods in a query, and the words between them. The twin of
 * tools/search/requirements.py.
 *
 * @import { PlannedWord } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Requirement, Run } from "./query.js"
 */

import { EVERYWHERE, FULL, PAIRS } from "./model.js";

/** Matches "5G/IoT", which may be no document number. */
const GLUED_LETTER = /^#[0-9]+[a-z]-[a-z]/;
const BEFORE_ISSUER = /^#[0-9]+[a-z]?-(?:(?:19|20)[0-9]{2}-)?(?=[a-z])/;
/** Matches the first of the words before a document number. */
const CITES = /^(?!(?:ngay|mung|mong|thang)$)[a-z]/;
const OF_A_YEAR = /^#[0-9]+-(?:19|20)[0-9]{2}/;

/** Whether a requirement must be met: a year is only preferred, since an article of one year may be about another. @param {Requirement} requirement */
export function isHard({ period }) {
  return !/^[0-9]{4}$/.test(period);
}

/** The requirements of a run with only the terms that the archive has; without those that merely look like a document number. @param {Planner} planner @param {Run} run */
export async function requirementsHeld(planner, run) {
  const held = await Promise.all(run.required.map(async (each) => {
    let found = await planner.words(each.terms, false, each.prefix ? [each.prefix] : []);
    const [known] = BEFORE_ISSUER.exec(each.prefix) ?? [];
    if (found.size === 0 && known) {
      // "130/2018/NĐCP", "12/BC-DDBQH" for ĐĐBQH
      const bare = (/** @type {string} */ term) => term.replaceAll("-", "").replaceAll("dd", "d");
      const alike = await planner.words([], false, [known]);
      found = new Map([...alike].filter(([term]) => bare(term) === bare(each.prefix)));
    }
    if (found.size === 0 && each.prefix) found = await (await import("./bare-numbers.js")).withoutIssuer(planner, each.prefix);
    const exact = each.terms.filter((term) => found.has(term));
    const numbers = exact.some((term) => term.startsWith("#"));
    const sure = OF_A_YEAR.test(each.prefix) || each.terms.some((term) => !GLUED_LETTER.test(term));
    const terms = numbers || !isHard(each) ? exact : [...found.keys()].sort();
    const stated = CITES.test(run.words[each.start].folded) ? terms.filter((term) => term.startsWith("#")) : []; // "TT 04/2022" is no month
    return { ...each, terms: stated.length ? stated : terms, sure };
  }));
  return held.filter(({ terms, sure, period }) => terms.length > 0 || sure || period);
}

/**
 * Adds clauses for the requirements; the runs of words between them.
 * @param {Planner} planner @param {Run} run @param {Requirement[]} known
 */
export function runsBetween(planner, run, known) {
  for (const { terms, period, start, end, text } of known.filter(isHard)) {
    if (terms.length) planner.clauses.push({ terms, fields: [...EVERYWHERE, ...PAIRS], boost: FULL, presence: "required" });
    // "9/2014" may be a month or begin a document number: the number is rarer, so it takes precedence.
    const numbers = terms.filter((term) => term.startsWith("#"));
    const group = numbers.length ? numbers : terms;
    if (group.length) planner.groups.push(group);
    planner.addPart(run.words.slice(start, end), terms.map((term) => [term]), period, text);
  }
  return cutAt({ ...run, required: known }, known.filter(isHard));
}

/**
 * Splits the words of a run at the requirements, and marks its years.
 * @param {Run} run @param {{start: number, end: number}[]} required
 */
export function cutAt(run, required) {
  /** @type {{words: PlannedWord[], open: boolean}[]} */
  const runs = [{ words: [], open: false }];
  for (const [place, word] of run.words.entries()) {
    const stated = required.some(({ start, end }) => start <= place && place < end);
    const year = run.required.find((each) => !isHard(each) && each.start <= place && place < each.end);
    if (!stated) runs[runs.length - 1].words.push(year ? { ...word, ...(word.folded === year.period ? { year } : { small: true }) } : word);
    else if (runs[runs.length - 1].words.length) runs.push({ words: [], open: false });
  }
  runs[runs.length - 1].open = run.open;
  return runs.filter(({ words }) => words.length > 0);
}

/** Whether a year may be a mere number: it is stated alone, and no article is of that year. @param {Planner} planner @param {Requirement} year */
export function isBare(planner, year) {
  return year.end - year.start === 1 && ownTerms(planner, year).length === 0;
}

/** The terms of a year that occur in titles or dates. @param {Planner} planner @param {Requirement} year */
function ownTerms({ rows }, { terms }) {
  return terms.filter((term) => ["title", "when"].some((field) => rows.get(term)?.postings.get(field)?.refs.length));
}

/** Adds a year among words: articles of that year are preferred. @param {Planner} planner @param {PlannedWord} word @param {Requirement} year @param {string[][]} covers @param {boolean} ofLaw whether it may be part of a law's name */
export function addYear(planner, word, year, covers, ofLaw) {
  const { period } = year;
  const own = ownTerms(planner, year);
  planner.clauses.push(...own.map((term) => ({ terms: [term], fields: ["title", "when"], boost: FULL })));
  if (own.length) planner.groups.push(own.length > 1 ? own.filter((term) => term !== period) : own);
  const known = own.length > 0 || (ofLaw && planner.rows.has(period));
  planner.addPart([word], [...(known ? [[period]] : []), ...covers], ofLaw ? "" : period);
}
