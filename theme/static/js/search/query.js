/**
 * Parses what was typed: any input is valid, and what has no meaning is left out. The twin of
 * tools/search/query.py; tests/conformance/questions.json keeps the two in step.
 *
 * @typedef {{folded: string, exact: string, typed: string, small: boolean}} Word
 * a syllable: folded; its exact token ("" if the marks add nothing); as typed; small: whether it is a stop word
 * @typedef {{terms: string[], prefix: string, start: number, end: number, period: string, text: string}} Requirement
 * a document number, day, month, quarter or year: any of the terms, or any term with the prefix ("" for none);
 * stated by the words in [start, end); period: the period token ("" for a number); text: as typed ("" if in words)
 * @typedef {{words: Word[], required: Requirement[], open: boolean}} Run
 * adjacent words; open: whether the last one may still be incomplete
 * @typedef {{main: Run, phrases: Run[], excluded: Run[]}} Query
 * @import { Language } from "./manifest.js"
 */

import { piece } from "./analyzer.js";
import { meanwhile } from "./fetching.js";
import { ANY_CASE, SPACES, fold, quietened, runs, toneKey } from "./text.js";

const LONGEST = 300;
const MOST_WORDS = 32;
const QUOTED = /(^|\s)(-?)["“”„]([^"“”„]*)["“”„]/g;
const EXCLUDED = /(^|\s)-(?=[^\s\d-]|(?<=\p{L}\s-)(?:19|20)[0-9]{2}(?![\p{L}\p{N}_/-]))(\S+)/gu;
const NOTHING = /[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DASH = /(?<=[\p{L}\p{N}])[\u2010-\u2015\u2212\ufe58\ufe63\uff0d](?=[\p{L}\p{N}])/gu;
/** Matches "t.m.tuấn", "trịnh t.h.sương". */
const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}+ )?(?:\p{L}\.){2,}\p{L}{2,}/gu;
/** Matches what plugins/search/searchable.py normalises in texts. */
const LOOKALIKES = /[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e]/g;
const COUNTRY = /(?<![0-9])\+84[ .]?(?=[1-9])/g;
const OUTSIDE = /^[^0-9\p{L}]+|[^0-9\p{L}]+$/gu;
/** Matches the beginning of a document number: "47/2020", "362/QĐ", "71-KL"; not "24/7", nor the years "2016-2020". */
const BEGUN = /^0*((?!(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}$)[0-9]{1,5}[a-z]?[/-](?:[0-9]{4}|[a-z])[0-9a-z/-]*)$/;
/** Matches a year, also that of "5/9/19". */
const A_YEAR = /(?:19|20)[0-9]{2}|([/.-])[0-9]{1,2}\1[0-9]{2}/;
const FEWEST_LETTERS = 2;
const MIDDLE = ["thị", "văn"];
/** The fewest words of a name in lower case, and the most of any name. */
export const [SHORTEST_NAME, LONGEST_NAME] = [3, 4];
/** Stop words that may be part of a name. */
export const SMALL_NAMES = ["the", "nhu", "trong"];
export const CAPITAL = /^\p{Lu}/u;

/** The functions that read periods; stubs for a text without a year, which names no period. @param {string} text */
async function periodsIn(text) {
  const none = { inFigures: (/** @type {string} */ same) => same, periodsOf: () => [] };
  return A_YEAR.test(text) ? import("./periods.js") : none;
}

/** @param {string} text @param {Language} language @returns {Promise<Query>} */
export async function parse(text, language) {
  const clean = await cleaned(text);
  const { periodsOf } = await periodsIn(clean);
  const run = (/** @type {string} */ each, open = false) => runOf(each, open, language, periodsOf);
  /** @type {Run[]} */
  const phrases = [];
  /** @type {Run[]} */
  const excluded = [];
  const rest = clean
    .replace(QUOTED, (_, before, minus, inside) => {
      (minus ? excluded : phrases).push(run(inside));
      return `${before} `;
    })
    .replace(EXCLUDED, (_, before, word) => {
      excluded.push(run(word));
      return before;
    });
  const some = (/** @type {Run} */ each) => each.words.length > 0;
  const main = run(rest, /[^\s"“”„]$/.test(clean));
  const quoted = phrases.filter(some);
  return { main: withSmall(main, language, quoted.length > 0), phrases: quoted, excluded: excluded.filter(some) };
}

/** A query with lookalike characters unified, document numbers in official form, and periods in digits. @param {string} text */
export async function cleaned(text) {
  const typed = text.slice(0, LONGEST).replace(NOTHING, " ").replace(INVISIBLE, "").normalize("NFC").replace(SPACES, " ");
  const clean = quietened(typed)
    .replace(LOOKALIKES, (sign) => sign.normalize("NFKC"))
    .replace(COUNTRY, "0")
    .replace(DASH, "-")
    .replace(INITIALS, (name) => name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()));
  meanwhile(periodsIn(clean));
  const borne = /[0-9]/.test(clean) ? (await import("./figures.js")).asBorne(clean) : clean;
  const { inFigures } = await periodsIn(borne);
  return inFigures(borne);
}

/**
 * @param {string} text @param {boolean} open @param {Language} language
 * @param {(folded: string[], text: string) => Requirement[]} periodsOf @returns {Run}
 */
function runOf(text, open, language, periodsOf) {
  /** @type {Word[]} */
  const words = [];
  /** @type {Requirement[]} */
  const required = [];
  for (const each of runs(text)) {
    const start = words.length;
    words.push(...wordsOf(each));
    const begun = BEGUN.exec(fold(each).replace(/^[^0-9a-z]+|[^0-9a-z/-]+$/g, ""));
    const requirement = requirementOf(piece(each).whole, begun ? `#${begun[1].replace(/[/-]+/g, "-")}` : "", words[start - 1]?.folded);
    if (requirement && words.length > start) required.push({ ...requirement, start, end: words.length, text: each.replace(OUTSIDE, "") });
    if (words.length >= MOST_WORDS) break;
  }
  words.length = Math.min(words.length, MOST_WORDS);
  const folded = words.map((word) => word.folded);
  const named = periodsOf(folded, text);
  // "5 tháng 9/2019" is a day, though "9/2019" is a month.
  const within = (/** @type {Requirement} */ a, /** @type {Requirement} */ b) => b.start <= a.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  const taken = required.filter((each) => each.end <= words.length && !named.some((period) => within(each, period)));
  const periods = named.filter(({ start, end }) => !taken.some((each) => each.start < end && start < each.end));
  const all = [...taken, ...periods].sort((a, b) => a.start - b.start);
  const ends = all.some(({ end, period }) => end === words.length && !/^\d{4}$/.test(period));
  return { words, required: all.map((each) => withLeads(each, folded, language)), open: open && words.length > 0 && !ends };
}

/** @param {string} text a run between spaces @returns {Word[]} */
export function wordsOf(text) {
  const words = [];
  for (const [typed] of text.matchAll(ANY_CASE)) {
    const { folded, exact } = piece(typed);
    if (folded.length) words.push({ folded: folded[0], exact: exact[0], typed, small: false });
  }
  return words;
}

/** @param {string[]} whole @param {string} begun @param {string} [before] @returns {Pick<Requirement, "terms" | "prefix" | "period"> | null} */
function requirementOf(whole, begun, before) {
  const numbers = whole.filter((token) => token.startsWith("#"));
  if (numbers.length) return { terms: numbers, prefix: numbers[0], period: "" };
  if (whole.length === 0) return begun ? { terms: [], prefix: begun, period: "" } : null;
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

/**
 * Marks the stop words of a run: matched as spelt or, if nothing is typed with marks, folded. Those that begin or
 * end it, like "cho tôi hỏi", are left out. A query of stop words alone has none.
 * @param {Run} asked @param {Language} language @param {boolean} quoted whether there is also a quoted phrase @returns {Run}
 */
function withSmall(asked, language, quoted) {
  const { words } = asked;
  const marked = words.some(({ exact }) => exact);
  const keys = words.map((word) => (marked ? toneKey(word.typed) : word.folded));
  const phrases = new Map(language.small.map((phrase) => [marked ? phrase : fold(phrase), phrase]));
  const kinds = new Set(language.place_kinds.map((kind) => (marked ? kind : fold(kind))));
  const unmarked = new Set(language.small.filter((phrase) => phrase.includes(" ")).map(fold));
  const small = words.map(() => false);
  const phrased = words.map(() => false);
  for (const place of words.keys()) {
    for (let length = 1; length <= 4 && place + length <= words.length; length += 1) {
      const span = words.slice(place, place + length);
      const key = keys.slice(place, place + length).join(" ");
      const phrase = phrases.get(key);
      const plain = unmarked.has(span.map(({ folded }) => folded).join(" ")) && !span.some(({ exact }) => exact);
      const placed = kinds.has(key) && CAPITAL.test(words[place + length]?.typed ?? "");
      // Without marks a syllable may be another word: "co" may be "cờ".
      const said = plain || (phrase && (length > 1 || marked || phrase === fold(phrase)));
      if (said && length > 1) phrased.fill(true, place, place + length);
      if (said || placed) small.fill(true, place, place + length);
    }
  }
  const isTold = (/** @type {number} */ place) => asked.required.some(({ start, end }) => start <= place && place < end);
  if (small.every((each, place) => each || isTold(place)) && asked.required.length === 0 && !quoted) return asked;
  const marks = words.map((word, place) => ({ ...word, small: small[place] && !isTold(place) }));
  const meant = marks.map((word) => !word.small);
  const begin = meant.includes(true) ? meant.indexOf(true) : words.length;
  const end = meant.includes(true) ? meant.lastIndexOf(true) + 1 : words.length;
  const first = phrased.slice(0, begin).includes(true) ? begin : 0;
  const last = phrased.slice(end).includes(true) ? end : words.length;
  const required = asked.required.map((each) => ({ ...each, start: each.start - first, end: each.end - first }));
  return { words: marks.slice(first, last), required, open: asked.open && first < last && last === words.length };
}

/** Whether a word, typed with or without marks, has this tone key. @param {Word} word @param {string} key */
export function isWord({ exact, typed, folded }, key) {
  return exact ? toneKey(typed) === key : folded === fold(key);
}

/** Whether a word may be a surname. @param {Word} word @param {Language} language */
export function isSurname(word, { surnames }) {
  return surnames.some((key) => isWord(word, key));
}

/** Whether a word may be one of the two most common middle names. @param {Word | undefined} word */
export function isMiddle(word) {
  return word !== undefined && MIDDLE.some((key) => isWord(word, key));
}

/** Whether a word is a single letter. @param {Word | undefined} word */
export function isInitial(word) {
  return word !== undefined && /^[a-zđ]$/i.test(word.typed);
}

/** Whether the first two words may start a name by their case: not if only the second is capitalised. @param {Word[]} words */
export function areCased([first, second]) {
  return CAPITAL.test(first.typed) || !CAPITAL.test(second.typed);
}

/** Whether a query has enough letters or digits to search for. @param {string} query */
export function isEnough(query) {
  return (query.normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST_LETTERS;
}
