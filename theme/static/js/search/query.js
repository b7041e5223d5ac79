/**
 * What was typed, taken apart: nothing typed is an error, what means nothing is left out.
 *
 * @typedef {{folded: string, exact: string}} Word a syllable and, where its marks add something, its exact token
 * @typedef {{terms: string[], prefix: string, start: number, end: number}} Requirement
 * a document number, day, month or quarter: any of the terms, or what begins with the prefix ("" for nothing); stated by
 * the words from start to end, end excluded
 * @typedef {{words: Word[], required: Requirement[], open: boolean}} Run
 * words that stood side by side; open: the last word may still be growing
 * @typedef {{main: Run, phrases: Run[], excluded: Run[]}} Query
 */

import { piece, spoken } from "./analyzer.js";
import { fold, runs } from "./text.js";

const LONGEST = 300;
const MOST_WORDS = 32;
const QUOTED = /(^|\s)(-?)["“”„]([^"“”„]*)["“”„]/g;
const EXCLUDED = /(^|\s)-(?=[^\s\d-])(\S+)/g;
const NOTHING = /[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The beginning of a document number: "47/2020", "362/QĐ", "71-KL"; not "24/7". */
const BEGUN = /^0*([0-9]{1,5}[a-z]?[/-](?:[0-9]{4}|[a-z])[0-9a-z/-]*)$/;
const LEADS = new Set(["ngay", "thang", "so"]);
const FEWEST_LETTERS = 2;

/** @param {string} text @returns {Query} */
export function parse(text) {
  const clean = text.slice(0, LONGEST).replace(NOTHING, " ").normalize("NFC");
  /** @type {Run[]} */
  const phrases = [];
  /** @type {Run[]} */
  const excluded = [];
  const rest = clean
    .replace(QUOTED, (_, before, minus, inside) => {
      (minus ? excluded : phrases).push(run(inside, false));
      return `${before} `;
    })
    .replace(EXCLUDED, (_, before, word) => {
      excluded.push(run(word, false));
      return before;
    });
  const some = (/** @type {Run} */ each) => each.words.length > 0;
  return { main: run(rest, /[^\s"“”„]$/.test(clean)), phrases: phrases.filter(some), excluded: excluded.filter(some) };
}

/** @param {string} text @param {boolean} open @returns {Run} */
function run(text, open) {
  /** @type {Word[]} */
  const words = [];
  /** @type {Requirement[]} */
  const required = [];
  for (const each of runs(text)) {
    const { folded, exact, whole } = piece(each);
    const start = words.length;
    words.push(...folded.map((word, place) => ({ folded: word, exact: exact[place] })));
    const begun = BEGUN.exec(fold(each).replace(/^[^0-9a-z]+|[^0-9a-z/-]+$/g, ""));
    const requirement = requirementOf(whole, begun ? `#${begun[1].replace(/[/-]+/g, "-")}` : "", words[start - 1]?.folded);
    if (requirement && folded.length) required.push({ ...requirement, start, end: words.length });
    if (words.length >= MOST_WORDS) break;
  }
  words.length = Math.min(words.length, MOST_WORDS);
  const last = words.length;
  for (const place of words.keys()) required.push(...spokenAt(words, place));
  const ends = required.some(({ end }) => end === last);
  return { words, required: required.map((each) => withLeads(each, words)), open: open && last > 0 && !ends };
}

/** @param {string[]} whole @param {string} begun @param {string} [before] */
function requirementOf(whole, begun, before) {
  const numbers = whole.filter((token) => token.startsWith("#"));
  if (numbers.length) return { terms: numbers, prefix: numbers[0] };
  if (whole.length === 0) return begun ? { terms: [], prefix: begun } : null;
  // "7/2020" alone may be a month or the beginning of 7/2020/NĐ-CP; a whole day tells its month already.
  const month = whole.length === 1 && before !== "thang" && before !== "ngay";
  return { terms: whole.slice(0, 1), prefix: month ? begun : "" };
}

/** @param {Word[]} words @param {number} place @returns {Requirement[]} */
function spokenAt(words, place) {
  if (words[place].folded !== "thang" && words[place].folded !== "qui") return [];
  const { tokens, start, end } = spoken(words.map((word) => word.folded), place);
  return tokens.length ? [{ terms: tokens.slice(0, 1), prefix: "", start, end }] : [];
}

/** A requirement with the words before it that only lead to it: "ngày", "tháng", "số". @param {Requirement} requirement @param {Word[]} words */
function withLeads(requirement, words) {
  let { start } = requirement;
  while (start > 0 && LEADS.has(words[start - 1].folded)) start -= 1;
  return { ...requirement, start };
}

/** Whether a query has letters enough to search for. @param {string} query */
export function isEnough(query) {
  return (query.normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST_LETTERS;
}
