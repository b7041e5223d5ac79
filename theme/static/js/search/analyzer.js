/**
 * Turns text into the tokens that are indexed and searched for. The twin of plugins/search/analyzer.py, which explains
 * them; tests/conformance/analyzer.json keeps the two in step.
 *
 * @typedef {{folded: string[], exact: string[], whole: string[]}} Piece
 * The tokens of one run of text between spaces; exact is parallel to folded, with "" where the marks add nothing.
 * @typedef {{token: string, start: number, end: number}} Span a token and the words it spans, end exclusive
 */

import { WORD, fold, toneKey } from "./text.js";

const ISSUER = "[a-z]+[0-9]{0,3}(?![0-9a-z])";
const NUMBER = new RegExp(
  `(?<![0-9a-z/.,-])0*([0-9]{1,5}[a-z]?(?:/[0-9]{4})?/${ISSUER}(?:[-/&]${ISSUER})*` +
    `|[0-9]{1,5}(?:-[0-9]{4})?-${ISSUER}(?:[-/&]${ISSUER})+)`,
  "g",
);
const YEAR = "((?:19|20)[0-9]{2})";
const END = "(?![0-9a-z]|[/.][0-9])";
const DATE = new RegExp(
  `(?<![0-9a-z/.,])(?:${YEAR}-0?([0-9]{1,2})-0?([0-9]{1,2})${END}` +
    `|(?:0?([0-9]{1,2})([-/.]))?0?([0-9]{1,2})[-/.]${YEAR}${END})`,
  "g",
);
/** @type {Record<string, number>} */
export const QUARTERS = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** Cached pieces by run, since the same words recur. @type {Map<string, Piece>} */
const PIECES = new Map();

/** The tokens of a run. Cached and shared: do not modify. @param {string} run @returns {Piece} */
export function piece(run) {
  const found = PIECES.get(run) ?? analyzed(run);
  PIECES.set(run, found);
  return found;
}

/** @param {string} run @returns {Piece} */
function analyzed(run) {
  const lower = run.normalize("NFC").toLowerCase();
  const keys = (lower.match(WORD) ?? []).map(toneKey);
  const known = keys.map((key) => [fold(key), key]).filter(([word]) => word);
  return {
    folded: known.map(([word]) => word),
    exact: known.map(([word, key]) => (key === word ? "" : `=${key}`)),
    whole: /[0-9]/.test(lower) ? wholeTokens(fold(lower)) : [],
  };
}

/** The tokens of the document numbers and dates in one folded run. @param {string} folded */
function wholeTokens(folded) {
  const found = [...folded.matchAll(NUMBER)].map((match) => `#${match[1].replace(/[-/&]/g, "-")}`);
  for (const [, year, month, day, first, , second, last] of folded.matchAll(DATE)) {
    found.push(...dateTokens(day ?? first, month ?? second, year ?? last));
  }
  return found;
}

/** @param {string | undefined} day @param {string} month @param {string} year */
export function dateTokens(day, month, year) {
  const number = Number(month);
  if (number < 1 || number > 12 || (day && (Number(day) < 1 || Number(day) > 31))) return [];
  const whole = `@${number}-${year}`;
  return day ? [`@${Number(day)}-${number}-${year}`, whole] : [whole];
}

export class Analyzer {
  /** @param {Record<string, string[]>} forms the forms of each abbreviation by token, from words.json */
  constructor(forms) {
    this.forms = forms;
    /** @type {Map<string, {rest: string[], token: string}[]>} */
    this.byFirst = new Map();
    for (const [token, spellings] of Object.entries(forms)) {
      for (const spelling of spellings) {
        const [first, ...rest] = spelling.split(" ");
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { rest, token }]);
      }
    }
  }

  /** The abbreviations in folded syllables, short or spelt out, as spans. @param {string[]} folded @returns {Span[]} */
  abbreviations(folded) {
    const found = [];
    for (const [start, word] of folded.entries()) {
      for (const { rest, token } of this.byFirst.get(word) ?? []) {
        const end = start + 1 + rest.length;
        if (rest.every((other, place) => folded[start + 1 + place] === other)) found.push({ token, start, end });
      }
    }
    return found;
  }
}
