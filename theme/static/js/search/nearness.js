/**
 * Checks that a syllable matched by itself occurs near the others. Loaded with contiguity.js.
 *
 * Most syllables are only parts of words: "thực hiện" and "sách trắng" apart do not answer "hien sach trang". Two that
 * are adjacent in the query and in the article match as a word does, anywhere. Others must be within reach of such a
 * pair, or of a neighbour in the query.
 *
 * @import { Part, Plan } from "./model.js"
 * @import { Word } from "./query.js"
 * @import { SearchIndex } from "./search-index.js"
 * @typedef {SearchIndex["language"]} Language
 * @typedef {{part: Part, together: string}} Stray a part that an article matches by a syllable far from the others;
 * together: the typed words that are apart there
 * @typedef {{place: number, part: Part, terms: Map<string, string[]>}} Answer how an article matches the word at a place of
 * the query: terms: the alternatives that match, keyed by their joined terms
 * @typedef {[number, number]} Span of answers, end exclusive
 */

import { EVERYWHERE, PAIRS } from "./model.js";
import { CAPITAL } from "./query.js";
import { holders } from "./rows.js";
import { SYLLABLE, fold } from "./text.js";

/** The most syllables apart that still count as near. */
const REACH = 8;

/**
 * The parts that an article matches by syllables far from the others.
 * @param {Language} language @param {Plan} plan @param {Word[]} words @param {number} ref
 * @param {Word[]} text the words of the article @param {boolean} whole whether these are all of them
 */
export function strays(language, plan, words, ref, text, whole) {
  const syllables = text.map(({ folded }) => folded);
  const capitals = new Set([...text.keys()].filter((place) => CAPITAL.test(text[place].typed)));
  let parts = plan.parts.filter(({ alternatives }) => alternatives.length);
  /** @type {Answer[]} */
  const answers = [];
  for (const [place, { typed, small }] of words.entries()) {
    const [part, ...others] = parts.filter((each) => !small && each.words.some((word) => word.typed === typed));
    if (others.length) parts = parts.filter((each) => each !== part); // the word occurs again
    if (part) answers.push({ place, part, terms: held(plan, part, ref) });
  }
  const linked = answers.slice(1).map((_, place) => common(answers, [place, place + 2]).size > 0);
  /** @type {Stray[]} */
  const found = [];
  let start = 0;
  for (let end = 1; end <= answers.length; end += 1) {
    if (end < answers.length && linked[end - 1]) continue;
    // Split into pairs, an odd run of linked words leaves one over: the first, the third …
    const isOdd = (end - start) % 2 > 0 && answers[start].terms.size > 0;
    const leftOver = isOdd ? [...answers.keys()].filter((place) => start <= place && place < end && (place - start) % 2 === 0) : [];
    const areWords = leftOver.some((place) => isSurelyWord(language, words[answers[place].place]));
    const names = (/** @type {number} */ place) => (words[answers[place].place].called ? capitals : undefined);
    const isNearby = (/** @type {number} */ place) => isNear(answers, linked, place, syllables, whole, names(place));
    if (leftOver.length && !areWords && !leftOver.some(isNearby)) {
      const place = leftOver.reduce((best, each) => (answers[each].part.weight > answers[best].part.weight ? each : best));
      const [first, last] = beside(linked, place)[0];
      const around = answers.slice(Math.min(first, place), Math.max(last, place + 1));
      const together = words.slice(around[0].place, around[around.length - 1].place + 1).map(({ typed }) => typed).join(" ");
      const side = answers.slice(start, end);
      found.push(...around.filter((each) => side.includes(each)).map(({ part }) => ({ part, together })));
    }
    start = end;
  }
  return found;
}

/** Whether an article matches by single syllables alone, none of them certainly a word. @param {Language} language @param {Plan} plan @param {number} ref */
export function isLoose(language, plan, ref) {
  const asked = plan.parts.map((part) => ({ part, terms: [...held(plan, part, ref).values()] })).filter(({ terms }) => terms.length);
  const alone = asked.every(({ terms }) => terms.every((each) => each.length === 1 && !"_#@~".includes(each[0][0])));
  return alone && !asked.some(({ part }) => part.words.some((word) => isSurelyWord(language, word)));
}

/** The folded syllables of a chain of terms, each starting with the syllable that ends the previous one. @param {string[]} terms */
export function syllablesOf(terms) {
  const [first] = fold(terms[0]).replace(/^[_=]/, "").split(" ");
  return [first, ...terms.filter((term) => term.includes(" ")).map((term) => term.split(" ")[1])];
}

/** The alternatives by which an article matches a part, keyed by their joined terms. @param {Plan} plan @param {Part} part @param {number} ref */
function held({ rows }, { alternatives }, ref) {
  const answering = alternatives.filter((terms) => holders([terms], rows, [...EVERYWHERE, ...PAIRS]).has(ref));
  return new Map(answering.map((terms) => [terms.join(), terms]));
}

/** Whether a typed word certainly stands by itself: it is no Vietnamese syllable, or has a synonym. @param {Language} language @param {Word} word */
function isSurelyWord({ synonyms }, { folded }) {
  return !SYLLABLE.test(folded) || synonyms.some(([typed]) => typed.includes(folded));
}

/** The spans just before and after a word: a pair where there is one, else a word. @param {boolean[]} linked @param {number} place */
function beside(linked, place) {
  /** @type {Span[]} */
  const spans = [[linked[place - 2] ? place - 2 : place - 1, place], [place + 1, linked[place + 1] ? place + 3 : place + 2]];
  return spans.filter(([start, end]) => start >= 0 && end <= linked.length + 1);
}

/**
 * Whether a word occurs near its neighbours in the query, or near another pair.
 * @param {Answer[]} answers @param {boolean[]} linked @param {number} place @param {string[]} text @param {boolean} whole
 * @param {Set<number>} [names] the places where it may stand if it is a name, which follows its post: "Thứ trưởng Tâm" is
 * neither "Phan Tâm. Thứ trưởng …" nor "Thứ trưởng … trung tâm"
 */
function isNear(answers, linked, place, text, whole, names) {
  const others = /** @type {Span[]} */ (linked.flatMap((isPair, at) => (isPair && place !== at && place !== at + 1 ? [[at, at + 2]] : [])));
  const [neighbours, pairs] = [beside(linked, place), others].map((spans) => spans.filter(([, end]) => !names || end <= place));
  const asked = [/** @type {Span} */ ([place, place + 1]), ...neighbours, ...pairs].map((span) => [...common(answers, span).values()]);
  // A number, date or abbreviation may be anywhere.
  if (neighbours.length === 0 || asked.flat(2).some(([sign]) => "#@~".includes(sign))) return true;
  const [here, ...there] = asked.map((terms) => placesOf(terms, text));
  // Terms not in the text matched elsewhere, such as the byline; linked syllables all did, or none.
  const unseen = asked.slice(0, neighbours.length + 1).map((terms, at) => terms.length > 0 && [here, ...there][at].length === 0);
  const isLinked = linked[place - 1] || linked[place];
  if (whole && (isLinked ? unseen.every(Boolean) : unseen.some(Boolean))) return true;
  const [own, least] = names ? [here.filter((at) => names.has(at)), 0] : [here, -REACH];
  return there.flat().some((that) => own.some((at) => at - that >= least && at - that <= REACH));
}

/** The alternatives that match every word of a span. @param {Answer[]} answers @param {Span} span */
function common(answers, [start, end]) {
  const [first, ...others] = answers.slice(start, end);
  return new Map([...first.terms].filter(([name]) => others.every(({ terms }) => terms.has(name))));
}

/** The offsets in a text where any of some chains of terms occurs. @param {string[][]} terms @param {string[]} text */
function placesOf(terms, text) {
  const asked = terms.map(syllablesOf);
  return [...text.keys()].filter((place) => asked.some((some) => some.every((syllable, step) => text[place + step] === syllable)));
}
