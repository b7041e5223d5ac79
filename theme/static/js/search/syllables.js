/**
 * Single syllables of a query: the readings of each, and those without neighbours.
 *
 * @import { Alternative, PlannedWord } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Word } from "./query.js"
 */

import { QUARTERS } from "./analyzer.js";
import { EVERYWHERE, FULL, MARKED, PARTLY, TEXT } from "./model.js";

/** The fewest letters of a word that may be a typing error. */
const FEWEST = 3;
/** The most syllables that a word may stand for beside other words, and alone. */
const MOST_TYPOS = 24, MOST_ALONE = 8;
/** Matches a digit or a Roman numeral, which neither begins another number nor is a typo of it: "mũi 5", "điện VII". */
export const NUMERAL = /^(?:[0-9]|[IVX]{2,}|[ivx]{3,})$/;
const ROMAN_NUMBERS = ["", "i", "ii", "iii", "iv"];

/** The readings of a typed syllable: itself or, if no article has it, its corrections. @param {Planner} planner @param {Word[]} words @param {number} place @param {boolean} open @returns {Promise<Alternative[]>} */
export async function choicesOf({ index, corrected }, words, place, open) {
  const { folded, small, typed: text } = words[place];
  const { listed, syllables } = index;
  const quarter = words[place - 1]?.folded === "qui" ? QUARTERS[folded.replace(/^0/, "")] : 0;
  if (quarter) return [String(quarter), ROMAN_NUMBERS[quarter]].map((term) => ({ term, boost: FULL }));
  const begins = () => open && [...syllables.keys()].some((term) => term.startsWith(folded));
  const typed = [{ term: folded, boost: FULL }];
  if (small || listed.has(folded) || folded.length < FEWEST || syllables.has(folded) || /[0-9]/.test(folded) || NUMERAL.test(text) || begins()) return typed;
  const { isAbbreviation, nearest } = await import("./interpreting.js");
  if (isAbbreviation(words[place])) return typed;
  const near = nearest(folded, syllables).slice(0, MOST_TYPOS);
  if (near.length) corrected.set(words[place].typed, near);
  return near.map((term) => ({ term, boost: PARTLY }));
}

/** Adds exact tokens in titles; those of a single word in bodies too. @param {Planner} planner @param {Word[]} words */
export async function addMarked(planner, words) {
  const terms = words.map(({ exact }) => exact).filter(Boolean);
  if (terms.length === 0) return;
  await planner.words(terms, words.length === 1);
  planner.clauses.push(...terms.map((term) => ({ terms: [term], fields: words.length === 1 ? TEXT : ["title"], boost: MARKED })));
}

/**
 * Adds a word without neighbours: its syllable wherever it occurs.
 * @param {Planner} planner @param {PlannedWord} word @param {Alternative[]} readings @param {boolean} open @param {string[][]} covers
 * @param {boolean} single whether there is no other word
 */
export async function addAlone(planner, word, readings, open, covers, single) {
  const choices = readings.slice(0, MOST_ALONE);
  const terms = [...choices.map(({ term }) => term), ...(word.exact ? [word.exact] : [])];
  const [, found] = await Promise.all([
    planner.words(terms, true),
    open ? planner.index.rows("terms", [], [word.folded], planner.signal) : new Map(),
  ]);
  planner.keep(found);
  const grown = [...found.values()].filter((row) => row.postings.get("title")?.refs.length && row.term !== word.folded);
  const more = grown.map(({ term }) => term).sort();
  let known = choices.filter(({ term }) => planner.rows.has(term));
  if (single && found.size && known.length + more.length === 0) { // if only texts have completions, a few of them
    known = [...found.keys()].sort().slice(0, MOST_ALONE).map((term) => ({ term, boost: PARTLY }));
    await planner.words(known.map(({ term }) => term), true);
  }
  planner.clauses.push(...known.map(({ term, boost }) => ({ terms: [term], fields: EVERYWHERE, boost })));
  if (more.length) planner.clauses.push({ terms: more, fields: ["title"], boost: PARTLY });
  planner.settle(word.typed, known.map(({ term }) => term));
  const marked = planner.rows.has(word.exact) ? [word.exact] : [];
  const own = marked.length ? marked : [...known.map(({ term }) => term), ...more];
  const group = own.length ? own : covers.map((terms) => terms[terms.length - 1]); // an English word has synonyms alone
  if (group.length) planner.groups.push(group);
  // One of several words that is next to no other must at least match with its marks.
  const strict = word.exact && !single && choices.some(({ term }) => term === word.folded);
  covers.push(...[...(strict ? marked : known.map(({ term }) => term)), ...more].map((term) => [term]));
}
