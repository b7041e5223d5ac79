/**
 * The single tokens of a text. With analyzer.js the twin of plugins/search/analyzer.py, which explains them.
 */

import { QUARTERS, dateTokens, piece } from "./analyzer.js";
import { IS_YEAR, runs } from "./text.js";

const SMALL = /^0?[0-9]{1,2}$/;

/** @param {string} text @param {import("./analyzer.js").Analyzer} analyzer */
export function tokensOf(text, analyzer) {
  const pieces = runs(text).map(piece);
  const folded = pieces.flatMap((each) => each.folded);
  const words = [...folded, ...pieces.flatMap((each) => each.exact).filter(Boolean)];
  words.push(...pieces.flatMap((each) => each.whole));
  words.push(...analyzer.abbreviations(folded).map(({ token }) => token));
  folded.forEach((word, place) => {
    if (word === "thang" || word === "qui") words.push(...spoken(folded, place));
  });
  return words;
}

/**
 * The tokens of a date or quarter spelt out around a place: "5 thang 9 nam 2019", "qui iii nam 2019".
 * @param {string[]} folded @param {number} place
 */
function spoken(folded, place) {
  const [number = "", following = "", last = ""] = folded.slice(place + 1, place + 4);
  const named = following === "nam";
  const year = named ? last : following;
  if (!IS_YEAR.test(year)) return [];
  if (folded[place] === "qui") return number in QUARTERS ? [`@q${QUARTERS[number]}-${year}`] : [];
  if (!SMALL.test(number)) return [];
  const before = folded[place - 1] ?? "";
  const tokens = dateTokens(SMALL.test(before) ? before : undefined, number, year);
  // In "tháng 9/2019" the run has already given the month.
  return named ? tokens : tokens.slice(0, -1);
}
