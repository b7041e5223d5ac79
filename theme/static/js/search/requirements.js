/**
 * The document numbers and periods in a query, and the words between them.
 *
 * @import { Language } from "./manifest.js"
 * @import { PlannedWord } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Requirement, Run, Word } from "./query.js"
 */

import { piece } from "./analyzer.js";
import { EVERYWHERE, FULL, PAIRS } from "./model.js";
import { isHard, wordsOf } from "./query.js";
import { fold, runs } from "./text.js";

/** Matches a number of a year that is no month: "đợt 2/2015". */
const OF_SEVERAL = /^(?:dot|lop|lan) @[1-3]-[0-9]{4}$/;
const OUTSIDE = /^[^0-9\p{L}]+|[^0-9\p{L}]+$/gu;
/** Matches the beginning of a document number: "47/2020", "362/QĐ", "71-KL"; not "24/7", nor the years "2016-2020". */
const BEGUN = /^0*((?!(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}$)[0-9]{1,5}[a-z]?[/-](?:[0-9]{4}|[a-z])[0-9a-z/-]*)$/;
/** Matches "5G/IoT", which may be no document number. */
const GLUED_LETTER = /^#[0-9]+[a-z]-[a-z]/;
const BEFORE_ISSUER = /^#[0-9]+[a-z]?-(?:(?:19|20)[0-9]{2}-)?(?=[a-z])/;
/** Matches the first of the words before a document number. */
const CITES = /^(?!(?:ngay|mung|mong|thang)$)[a-z]/;
const OF_A_YEAR = /^#[0-9]+-(?:19|20)[0-9]{2}/;
/** Matches a number that cannot be a month, and its year: "nghị định 64/2008", in a text that omits the issuer. */
const STATED = /^#(1[3-9]|[2-9][0-9]|[0-9]{3,5})-((?:19|20)[0-9]{2})(?![0-9a-z])/;

/**
 * The document numbers and periods that a run of words requires.
 * @param {string} text @param {Word[]} words @param {Language} language
 * @param {(folded: string[], text: string) => Requirement[]} periodsOf @returns {Requirement[]}
 */
export function requirementsIn(text, words, language, periodsOf) {
  /** @type {Requirement[]} */
  const found = [];
  let end = 0;
  for (const each of runs(text)) {
    const start = end;
    end += wordsOf(each).length;
    const begun = BEGUN.exec(fold(each).replace(/^[^0-9a-z]+|[^0-9a-z/-]+$/g, ""));
    const requirement = requirementOf(piece(each).whole, begun ? `#${begun[1].replace(/[/-]+/g, "-")}` : "", words[start - 1]?.folded);
    if (requirement && start < end && end <= words.length) found.push({ ...requirement, start, end, text: each.replace(OUTSIDE, "") });
  }
  const folded = words.map((word) => word.folded);
  const named = periodsOf(folded, text);
  // "5 tháng 9/2019" is a day, though "9/2019" is a month.
  const within = (/** @type {Requirement} */ a, /** @type {Requirement} */ b) => b.start <= a.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  const taken = found.filter((each) => !named.some((period) => within(each, period)));
  const periods = named.filter((period) => !taken.some((each) => each.start < period.end && period.start < each.end));
  return [...taken, ...periods].sort((a, b) => a.start - b.start).map((each) => withLeads(each, folded, language));
}

/** @param {string[]} whole @param {string} begun @param {string} [before] @returns {Pick<Requirement, "terms" | "prefix" | "period"> | null} */
function requirementOf(whole, begun, before) {
  const numbers = whole.filter((token) => token.startsWith("#"));
  if (numbers.length) return { terms: numbers, prefix: numbers[0], period: "" };
  if (whole.length === 0) return begun ? { terms: [], prefix: begun, period: "" } : null;
  if (OF_SEVERAL.test(`${before} ${whole[0]}`)) return null;
  // "7/2020" alone may be a month or the beginning of 7/2020/NĐ-CP; a whole day states its month already.
  const month = whole.length === 1 && before !== "thang" && before !== "ngay";
  return { terms: whole.slice(0, 1), prefix: month ? begun : "", period: whole[0] };
}

/** Extends a requirement over the words that introduce it: "ngày", "tháng", "nghị định số". @param {Requirement} requirement @param {string[]} folded @param {Language} language */
function withLeads(requirement, folded, language) {
  let { start } = requirement;
  const isDay = requirement.period.split("-").length === 3;
  const leads = [...language.leads, ...(isDay ? language.day_leads : [])];
  for (;;) {
    const length = [3, 2, 1].find((each) => start >= each && leads.includes(folded.slice(start - each, start).join(" ")));
    if (!length) return { ...requirement, start };
    start -= length;
  }
}

/** The requirements of a run with only the terms that the archive has; without those that merely look like a document number. @param {Planner} planner @param {Run} run */
async function requirementsHeld(planner, run) {
  const held = await Promise.all(run.required.map(async (each) => {
    let found = await planner.words(each.terms, false, each.prefix ? [each.prefix] : []);
    const [known] = BEFORE_ISSUER.exec(each.prefix) ?? [];
    if (found.size === 0 && known) {
      // "130/2018/NĐCP", "12/BC-DDBQH" for ĐĐBQH, "quyết định số 15" for 15/2020/QĐ-TTg
      const bare = (/** @type {string} */ term) => term.replaceAll("-", "").replaceAll("dd", "d");
      const undated = (/** @type {string} */ term) => term.replace(/^(#[0-9]+-)(?:19|20)[0-9]{2}-/, "$1");
      const alike = await planner.words([], false, [known]);
      found = new Map([...alike].filter(([term]) => bare(term) === bare(each.prefix) || undated(term).startsWith(`${each.prefix}-`)));
    }
    const [start, number, year] = (found.size === 0 && STATED.exec(each.prefix)) || [];
    if (start && (await planner.words([], false, [start])).size === 0) found = await planner.pairRows([`_${number} ${year}`]);
    const exact = each.terms.filter((term) => found.has(term));
    const numbers = exact.some((term) => term.startsWith("#"));
    const sure = OF_A_YEAR.test(each.prefix) || each.terms.some((term) => !GLUED_LETTER.test(term));
    const terms = numbers || !isHard(each) ? exact : [...found.keys()].sort();
    const stated = CITES.test(run.words[each.start].folded) ? terms.filter((term) => term.startsWith("#")) : []; // "TT 04/2022" is no month
    return { ...each, terms: stated.length ? stated : terms, sure };
  }));
  return held.filter(({ terms, sure, period }) => terms.length > 0 || sure || period);
}

/** Adds clauses for the requirements; the runs of words between them. @param {Planner} planner @param {Run} run */
export async function runsBetween(planner, run) {
  planner.cites = run.required.some(({ period }) => !period);
  const held = requirementsHeld(planner, run);
  planner.warmUp(cutAt(run, run.required.filter(isHard))); // since most requirements exist
  const known = await held;
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
function cutAt(run, required) {
  /** @type {{words: PlannedWord[], open: boolean}[]} */
  const runs = [{ words: [], open: false }];
  for (const [place, word] of run.words.entries()) {
    const stated = required.some(({ start, end }) => start <= place && place < end);
    const year = run.required.find((each) => !isHard(each) && each.start <= place && place < each.end);
    if (!stated) runs[runs.length - 1].words.push(year ? { ...word, ...(word.folded === year.period ? { year } : { small: true }) } : word);
    else if (runs[runs.length - 1].words.length) runs.push({ words: [], open: false });
  }
  runs[runs.length - 1].open = run.open;
  return runs;
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
