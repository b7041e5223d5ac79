/**
 * Other forms of a query's words: abbreviations, synonyms, numbers with spaces, split words.
 *
 * @import { Span } from "./analyzer.js"
 * @import { Covers } from "./model.js"
 * @import { Planner } from "./planner.js"
 */

import { EVERYWHERE, FULL, PAIRS, PARTLY, TEXT, pairsOf } from "./model.js";
import { wordsOf } from "./query.js";
import { SYLLABLE } from "./text.js";

/** The most syllables of a phrase that has a synonym. */
const MOST_SYNONYM = 5;
/** Matches digits or Roman numerals. */
const MAYBE_NUMBER = /\d|\b[ivx]{2,}\b| [ivx]$/;
/** Matches a folded ordinal or grade: "hang 3", "khoa xv", "thu nhat", "lop b". */
export const COUNTED = /^(?:hang|khoa|ki|dot|lan|thu|lop|cap|tap|quan|dieu|chuong) (?:[0-9]{1,3}|[ivx]{1,5}|nhat|nhi|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)$|^(?:hang|lop) [a-f]$/;
const IS_NUMBER = /^[0-9]+$/;
/** Matches "Tết Nhâm Dần", "9 tháng đầu năm 2022", folded. */
const MAYBE_TIME = /^(?:xuan|tet|nam) \S+ \S+$|thang (?:dau|cuoi) nam/;
/** Matches what may be two words written as one. */
const MAYBE_TWO = /^[a-z]{4,}$/;

/** Adds the tokens of abbreviations, short or spelt out. @param {Planner} planner @param {string[]} folded @param {Span[]} spans @param {Covers} covers */
export async function addAbbreviations(planner, folded, spans, covers) {
  const { length } = folded;
  // A full form among other words is in too many articles to fetch; a short one ("TP.HCM") was typed to mean them all.
  const whole = (/** @type {Span} */ { start, end }) =>
    end - start === length || end - start === 1 || !folded.slice(start, end).some((word) => SYLLABLE.test(word));
  await Promise.all(spans.map(({ token, ...place }) => planner.words([token], whole({ token, ...place }))));
  const fields = new Map(spans.map((span) => [span.token, whole(span) ? TEXT : ["title"]]));
  for (const [term, where] of fields) {
    planner.clauses.push({ terms: [term], fields: where, boost: FULL });
    if (where === TEXT && planner.rows.has(term) && spans.some(({ start, end }) => end - start === length)) planner.groups.push([term]);
  }
  for (const { token, start, end } of spans) {
    if (planner.rows.has(token)) for (let place = start; place < end; place += 1) covers[place].push([token]);
  }
}

/** Adds the other forms of words: their pairs, or the single word. @param {Planner} planner @param {string[]} folded @param {Span[]} spans @param {Covers} covers */
export async function addSynonyms(planner, folded, spans, covers) {
  const asked = await otherWords(planner, folded, spans);
  const single = asked.flatMap(({ terms }) => terms.filter((term) => !term.startsWith("_")));
  const several = asked.flatMap(({ terms }) => terms.filter((term) => term.startsWith("_")));
  await Promise.all([single.length ? planner.words(single, true) : undefined, several.length ? planner.pairRows(several) : undefined]);
  for (const { start, end, terms } of asked) {
    if (!terms.every((term) => planner.rows.has(term))) continue;
    planner.clauses.push(...terms.map((term) => ({ terms: [term], fields: term.startsWith("_") ? PAIRS : EVERYWHERE, boost: PARTLY })));
    for (let place = start; place < end; place += 1) covers[place].push(terms);
  }
}

/** The spans of words that have other forms, end exclusive, with the terms of those forms. @param {Planner} planner @param {string[]} folded @param {Span[]} spans */
async function otherWords({ index, language }, folded, spans) {
  const { syllables } = index;
  /** @type {{start: number, end: number, terms: string[]}[]} */
  const asked = [];
  for (const [start] of folded.entries()) {
    for (let end = start + 1; end <= Math.min(folded.length, start + MOST_SYNONYM); end += 1) {
      const phrase = folded.slice(start, end).join(" ");
      const figures = MAYBE_NUMBER.test(phrase) || COUNTED.test(phrase) ? await import("./figures.js") : undefined;
      if (figures) asked.push(...figures.joinedAndRounded(phrase).map((terms) => ({ start, end, terms })));
      const pieces = end === start + 1 && MAYBE_TWO.test(phrase) && !SYLLABLE.test(phrase) ? (await import("./interpreting.js")).split(phrase, syllables) : undefined;
      if (pieces && pieces.length > 1) asked.push({ start, end, terms: pairsOf(pieces.map((piece) => wordsOf(piece)[0].folded)) });
      if (figures && end === start + 2) asked.push(...figures.counted(folded[start], folded[end - 1]).map((terms) => ({ start, end, terms })));
      if (MAYBE_TIME.test(phrase)) {
        const [leads, token] = (await import("./periods.js")).otherwise(phrase);
        if (token) asked.push({ start: start + leads, end, terms: [token] });
      }
      const short = spans.filter((span) => span.start === start && span.end === end).flatMap(({ token }) => index.analyzer.forms[token]);
      const names = [phrase, ...short];
      for (const [typed, forms] of language.synonyms) {
        for (const form of names.some((name) => typed.includes(name)) ? forms : []) {
          const words = wordsOf(form);
          const other = words.map((word) => word.folded);
          if (names.includes(form) || !other.every((word) => syllables.has(word) || IS_NUMBER.test(word))) continue;
          asked.push({ start, end, terms: words.length > 1 ? pairsOf(other) : [words[0].exact || words[0].folded] });
          // "digital transformation" is "CĐS", too
          const tokens = index.analyzer.abbreviations(other).filter((span) => span.end - span.start === other.length);
          asked.push(...tokens.map(({ token }) => ({ start, end, terms: [token] })));
        }
      }
    }
  }
  return asked;
}
