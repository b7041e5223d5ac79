/**
 * Finds the ranges of a text that match a query, and the excerpt that shows them best.
 *
 * @typedef {{start: number, end: number}} Range
 * @typedef {{text: string, marked: boolean}} Part
 */

import { piece } from "./analyzer.js";
import { ANY_CASE, RUN } from "./text.js";

const BEFORE = 60;
const LENGTH = 220;

/**
 * @param {string} text @param {Set<string>} terms tokens of any kind @param {import("./analyzer.js").Analyzer} analyzer
 * @returns {Range[]} in order, disjoint
 */
export function ranges(text, terms, analyzer) {
  /** @type {Range[]} */
  const found = [];
  /** @type {(Range & {folded: string, exact: string})[]} */
  const words = [];
  for (const run of text.matchAll(RUN)) {
    const whole = /[0-9]/.test(run[0]) && piece(run[0]).whole.some((token) => terms.has(token));
    for (const letters of run[0].matchAll(ANY_CASE)) {
      const start = run.index + letters.index;
      const range = { start, end: start + letters[0].length };
      const { folded, exact } = piece(letters[0]);
      if (folded.length) words.push({ ...range, folded: folded.join(" "), exact: exact[0] });
      if (whole) found.push(range);
    }
  }
  words.forEach(({ start, end, folded, exact }, place) => {
    const next = words[place + 1];
    if (terms.has(folded) || (exact && terms.has(exact))) found.push({ start, end });
    if (next && terms.has(`_${folded} ${next.folded}`)) found.push({ start, end: next.end });
  });
  for (const { token, start, end } of analyzer.abbreviations(words.map(({ folded }) => folded))) {
    if (terms.has(token)) found.push({ start: words[start].start, end: words[end - 1].end });
  }
  return merged(found, text);
}

/** @param {Range[]} found @param {string} text */
function merged(found, text) {
  /** @type {Range[]} */
  const apart = [];
  for (const range of found.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    const touches = last && (range.start <= last.end || /^[\s/&-]$/.test(text.slice(last.end, range.start)));
    if (touches) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

/** A text split at its ranges, which are marked. @param {string} text @param {Range[]} found @returns {Part[]} */
export function parts(text, found) {
  const cut = [];
  let place = 0;
  for (const { start, end } of found) {
    cut.push({ text: text.slice(place, start), marked: false }, { text: text.slice(start, end), marked: true });
    place = end;
  }
  return [...cut, { text: text.slice(place), marked: false }].filter((part) => part.text);
}

/** The part of a text with the most marked characters, cut at word boundaries. @param {string} text @param {Range[]} found @returns {Part[]} */
export function excerpt(text, found) {
  const best = { start: 0, weight: -1 };
  found.forEach(({ start }, place) => {
    let weight = 0;
    for (const range of found.slice(place)) {
      if (range.end > start + LENGTH - BEFORE) break;
      weight += range.end - range.start;
    }
    if (weight > best.weight) Object.assign(best, { start, weight });
  });
  const from = wordStart(text, Math.max(0, best.start - BEFORE));
  const to = from + LENGTH >= text.length ? text.length : wordStart(text, from + LENGTH);
  const inside = found
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  const cut = parts(text.slice(from, to).replaceAll("\n", " "), inside);
  if (from > 0) cut.unshift({ text: "… ", marked: false });
  if (to < text.length) cut.push({ text: "…", marked: false });
  return cut;
}

/** @param {string} text @param {number} place */
function wordStart(text, place) {
  if (place === 0) return 0;
  const start = Math.max(text.lastIndexOf(" ", place - 1), text.lastIndexOf("\n", place - 1)) + 1;
  return place - start > 40 ? place : start;
}
