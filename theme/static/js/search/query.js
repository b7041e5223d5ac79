/**
 * Parses what was typed: any input is valid, and what has no meaning is left out.
 *
 * @typedef {{folded: string, exact: string, typed: string, small: boolean, called?: boolean}} Word
 * a syllable: folded; its exact token ("" if the marks add nothing); as typed; small: whether it is a stop word; called:
 * whether it is a given name after a post
 * @typedef {{terms: string[], prefix: string, start: number, end: number, period: string, text: string}} Requirement
 * a document number, day, month, quarter or year: any of the terms, or any term with the prefix ("" for none);
 * stated by the words in [start, end); period: the period token ("" for a number); text: as typed ("" if in words)
 * @typedef {{words: Word[], required: Requirement[], open: boolean, asks: boolean}} Run
 * adjacent words; open: whether the last one may still be incomplete; asks: whether stop words were typed, too
 * @typedef {{main: Run, phrases: Run[], excluded: Run[]}} Query
 * @import { Language } from "./manifest.js"
 */

import { piece } from "./analyzer.js";
import { meanwhile } from "./fetching.js";
import { ANY_CASE, DASHES, SPACES, fold, quietened, runs, toneKey } from "./text.js";

const LONGEST = 300;
const MOST_WORDS = 32;
/** Matches the signs of a quoted phrase or an excluded word. */
const SIGNS = /["“”„]|(?:^|\s)-\S/;
/** Matches what has no meaning, lone surrogates among it. */
const NOTHING = /[\u0000-\u001f\u007f\p{Cs}_]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DASH = new RegExp(`(?<=[\\p{L}\\p{N}])[${DASHES}](?=[\\p{L}\\p{N}])`, "gu");
/** Matches "t.m.tuấn", "trịnh t.h.sương". */
const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}+ )?(?:\p{L}\.){2,}\p{L}{2,}/gu;
/** Matches what plugins/search/searchable.py normalises in texts. */
const LOOKALIKES = /[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e]/g;
const COUNTRY = /(?<![0-9])\+84[ .]?(?=[1-9])/g;
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

/** The functions that read figures; stubs for a text without digits. @param {string} text */
async function figuresIn(text) {
  const none = { asBorne: (/** @type {string} */ same) => same, requirementsIn: () => [] };
  return /[0-9]/.test(text) ? import("./figures.js") : none;
}

/** @param {string} text @param {Language} language @returns {Promise<Query>} */
export async function parse(text, language) {
  const clean = await cleaned(text);
  const [{ requirementsIn }, { periodsOf }] = await Promise.all([figuresIn(clean), periodsIn(clean)]);
  const run = (/** @type {string} */ each, open = false) => runOf(each, open, (words) => requirementsIn(each, words, language, periodsOf));
  const none = { rest: clean, phrases: /** @type {Run[]} */ ([]), excluded: /** @type {Run[]} */ ([]) };
  const { rest, phrases, excluded } = SIGNS.test(clean) ? (await import("./phrases.js")).phrasesIn(clean, run) : none;
  const main = run(rest, /[^\s"“”„]$/.test(clean));
  return { main: withSmall(main, language, phrases.length > 0), phrases, excluded };
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
  const { asBorne } = await figuresIn(clean);
  const borne = asBorne(clean);
  const { inFigures } = await periodsIn(borne);
  return inFigures(borne);
}

/** @param {string} text @param {boolean} open @param {(words: Word[]) => Requirement[]} requirementsOf @returns {Run} */
function runOf(text, open, requirementsOf) {
  const words = runs(text).flatMap(wordsOf).slice(0, MOST_WORDS);
  const required = requirementsOf(words);
  const ends = required.some((each) => each.end === words.length && isHard(each));
  return { words, required, open: open && words.length > 0 && !ends, asks: false };
}

/** Whether a requirement must be met: a year is only preferred, since an article of one year may be about another. @param {Requirement} requirement */
export function isHard({ period }) {
  return !/^[0-9]{4}$/.test(period);
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
  const marks = words.map((word, place) => ({ ...word, small: small[place] && !isTold(place), called: isCalled(words, place, language) }));
  const meant = marks.map((word) => !word.small);
  const begin = meant.includes(true) ? meant.indexOf(true) : words.length;
  const end = meant.includes(true) ? meant.lastIndexOf(true) + 1 : words.length;
  const first = phrased.slice(0, begin).includes(true) ? begin : 0;
  const last = phrased.slice(end).includes(true) ? end : words.length;
  const required = asked.required.map((each) => ({ ...each, start: each.start - first, end: each.end - first }));
  return { words: marks.slice(first, last), required, open: asked.open && first < last && last === words.length, asks: small.includes(true) };
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

/**
 * Whether a word is a given name after a post: "bộ trưởng Hùng", whom articles name in full. A capital before it, but
 * at the start, tells that it is none: "Chí Linh" is no "chị Linh".
 * @param {Word[]} words @param {number} place @param {Language} language
 */
function isCalled(words, place, { honorifics, posts }) {
  const word = words[place];
  const begins = CAPITAL.test(word.typed) && (place < 2 || !CAPITAL.test(words[place - 1].typed));
  const goesOn = place + 1 < words.length && continues(word, words[place + 1]);
  return begins && !goesOn && isAfter(words, place, [...honorifics, ...posts]);
}

/** Whether a name may go on with a word: it is capitalised, and no abbreviation as in "Phan Tâm VTV". @param {Word} before @param {Word} word */
export function continues(before, { typed }) {
  const isUpper = (/** @type {string} */ text) => text === text.toUpperCase();
  return CAPITAL.test(typed) && (typed.length === 1 || !isUpper(typed) || isUpper(before.typed));
}

/** Whether one of some phrases of one or two syllables stands before a word. @param {Word[]} words @param {number} place @param {string[]} phrases */
export function isAfter(words, place, phrases) {
  return [1, 2].some((count) => phrases.includes(words.slice(Math.max(place - count, 0), place).map(({ folded }) => folded).join(" ")));
}

/** Whether a query has enough letters or digits to search for. @param {string} query */
export function isEnough(query) {
  return (query.normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? []).length >= FEWEST_LETTERS;
}
