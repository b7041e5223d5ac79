/**
 * Whether a name or a phrase stands as a whole in what answers it. Fetched for a question of several words. The twin of
 * tools/search/contiguity.py, which explains it.
 *
 * @typedef {import("./cards.js").Articles} Articles
 * @typedef {import("./nearness.js").Stray} Stray
 * @typedef {import("./plan.js").Part} Part
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./query.js").Word} Word
 * @typedef {{refs: number[], complete: number, scores: Map<number, number>, more?: boolean}} Answers
 */

import { isLoose, strays, syllablesOf } from "./nearness.js";
import { EVERYWHERE, MOST_READ, PAIRS, SLIGHT, pairsOf } from "./plan.js";
import { LONGEST_NAME, SHORTEST_NAME, SMALL_NAMES, areCased, isSurname, wordsOf } from "./query.js";
import { holders } from "./rows.js";
import { SYLLABLE } from "./text.js";

/** Of so many parts one may stand apart from its neighbours. */
const FEW = 3;
/** So many syllables at the most. */
const NEAR = 4;
const BREAK = /[^\p{L}\p{N}_ ]+/u;

/**
 * What was found, where only that answers all which has each name and phrase as a whole; undefined where the first few
 * have one of them in pieces alone: the plan then holds that no article has it.
 * @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {Answers} found @param {AbortSignal} [signal] @returns {Promise<Answers | undefined>}
 */
export async function withoutScattered(articles, plan, words, found, signal) {
  for (const name of possibleNames(articles, plan, words, found)) {
    const pairs = pairsOf(name.map(({ folded }) => folded));
    if (name[0].small && pairs.map((pair) => plan.rows.has(pair)).join() === "true,false,true") continue; // "do thi dieu hanh" is two words
    const begun = holders([pairs.slice(0, 1)], plan.rows, PAIRS);
    const few = found.refs.filter((ref) => begun.has(ref)).slice(0, MOST_READ);
    let borne = few.length === 0 && !found.more && !name[0].small && (begun.size > 0 || name[0] !== words[0]);
    for (const ref of few) borne ||= await tells(articles, plan, name, pairs, ref, signal);
    if (borne) continue;
    if (found.more) return undefined; // who bears it may be among the others
    plan.parts = withNobody(plan, name, begun.size === 0 && pairs.some((pair) => plan.rows.has(pair)));
    return undefined;
  }
  if (found.complete === 0) {
    const told = [];
    for (const ref of found.refs.slice(0, MOST_READ)) {
      if (await isToldApart(articles, plan, words, ref, signal)) told.push(ref);
    }
    if (told.length) return { ...found, refs: [...new Set([...told, ...found.refs])], complete: told.length };
    // Of what has but syllables of the question, only that comes near which has them near one another.
    if (!found.refs.slice(0, 1).every((ref) => isLoose(articles.index.language, plan, ref))) return found;
    const refs = [];
    for (const ref of found.refs.slice(0, MOST_READ)) {
      if ((await straysIn(articles, plan, words, ref, signal)).length === 0) refs.push(ref);
    }
    return { ...found, refs };
  }
  /** @type {Stray[]} */
  let apart = [];
  for (const [place, ref] of found.refs.slice(0, Math.min(found.complete, MOST_READ)).entries()) {
    apart = await scatteredIn(articles, plan, ref, signal);
    if (apart.length === 0) apart = await straysIn(articles, plan, words, ref, signal);
    if (apart.length) continue;
    const complete = found.refs.slice(place, found.complete);
    return { ...found, refs: [...complete, ...found.refs.slice(0, place), ...found.refs.slice(found.complete)], complete: complete.length };
  }
  plan.parts = plan.parts.map((part) => heldByNone(part, apart));
  return undefined;
}

/** Whether an article has all but a few words, and these near their neighbours, though not beside them. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {number} ref @param {AbortSignal} [signal] */
async function isToldApart(articles, { parts, rows }, words, ref, signal) {
  const lacking = parts.filter(({ alternatives }) => !holders(alternatives, rows, [...EVERYWHERE, ...PAIRS]).has(ref));
  const asked = words.filter(({ small }) => !small);
  const single = new Set(lacking.flatMap((part) => (part.words.length === 1 && !part.period ? [part.words[0].typed] : [])));
  const places = [...asked.keys()].filter((place) => single.has(asked[place].typed));
  const linked = lacking.every(({ alternatives }) => alternatives.length && alternatives.every(([term]) => term.startsWith("_")));
  const areFew = single.size === lacking.length && FEW * lacking.length <= parts.length;
  const hasMarks = 2 * asked.filter(({ exact }) => exact).length > asked.length;
  if (!linked || !areFew || !hasMarks || places.some((place) => places.includes(place + 1))) return false;
  const card = await articles.card(ref, signal);
  const text = wordsOf(`${card.title}\n${card.summary}\n${await articles.text(card, signal).catch(() => "")}`);
  signal?.throwIfAborted();
  return places.every((place) => standsNear(asked, place, text));
}

/** Whether a text has a word, with its marks, near a neighbour of its. @param {Word[]} asked @param {number} place @param {Word[]} text */
function standsNear(asked, place, text) {
  const beside = [asked[place - 1]?.folded, asked[place + 1]?.folded];
  const reach = (/** @type {number} */ at) => text.slice(Math.max(at - NEAR, 0), at + NEAR + 1);
  return text.some(({ exact }, at) => exact === asked[place].exact && reach(at).some(({ folded }) => beside.includes(folded)));
}

/** A part, which no article has if it is among what stands apart. @param {Part} part @param {Stray[]} apart */
function heldByNone(part, apart) {
  const stray = apart.find((each) => each.part === part);
  return stray ? { ...part, text: stray.together, alternatives: [] } : part;
}

/**
 * The parts of a plan where nobody bears a name: it is one that no article has, in the place of its words.
 * @param {Plan} plan @param {Word[]} name
 * @param {boolean} apart its last words stand side by side without the first, so they may be no name and stay as they are
 */
function withNobody({ parts }, name, apart) {
  const typed = name.map((word) => word.typed);
  const within = parts.filter((part) => !apart && part.words.every((word) => typed.includes(word.typed)));
  const weight = within.reduce((sum, part) => sum + part.weight, 0) || SLIGHT;
  return [...parts.filter((part) => !within.includes(part)), { words: name, text: typed.join(" "), period: "", weight, alternatives: [] }];
}

/** What may be names: a family name in small letters and two words or more; and those of what only comes near. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {Answers} found */
function possibleNames({ index }, { parts }, words, { complete }) {
  const single = parts.flatMap((part) => (part.words.length === 1 && !part.period ? [part.words[0].typed] : []));
  if (words[0]?.small) single.push(words[0].typed); // "do duc thanh"
  const runs = words.map((_, place) => {
    const rest = words.slice(place);
    const end = rest.findIndex(({ typed, folded, small }) => !single.includes(typed) && !(small && SMALL_NAMES.includes(folded)));
    return end < 0 ? rest : rest.slice(0, end);
  });
  return [...runs, ...parts.flatMap((part) => (part.alternatives.length && !complete ? [part.words] : []))]
    .filter((name) => name.length >= SHORTEST_NAME && isSurname(name[0], index.language) && areCased(name))
    .map((name) => (name.length <= LONGEST_NAME ? name : name.slice(0, SHORTEST_NAME)))
    .filter((name) => name.every(({ folded }) => SYLLABLE.test(folded)));
}

/** Whether an article tells of who bears a name: its card or its text does, or it has the whole name elsewhere. @param {Articles} articles @param {Plan} plan @param {Word[]} name @param {string[]} pairs @param {number} ref @param {AbortSignal} [signal] */
async function tells(articles, { rows }, name, pairs, ref, signal) {
  const card = await articles.card(ref, signal);
  const shown = `${card.title}\n${card.summary}\n`;
  if (card.attached || isTold(name, shown)) return true;
  // What cannot be had is not doubted.
  const text = await articles.text(card, signal).catch(() => undefined);
  signal?.throwIfAborted();
  const whole = holders([pairs], rows, PAIRS).has(ref) && !isInPieces(pairs, folded(shown + text));
  return text === undefined || whole || isTold(name, text);
}

/** Whether a text has three words of a name, or the first two but not in another name; of one whose first word means nothing by itself it must have three. @param {Word[]} name @param {string} text */
function isTold(name, text) {
  return text.split(BREAK).map(wordsOf).some((words) => words.slice(0, -1).some((_, start) => {
    const there = words.slice(start, start + SHORTEST_NAME);
    const like = there.map(({ folded, exact }, place) => folded === name[place].folded && (!name[place].exact || exact === name[place].exact));
    const inAnother = like[2] === false && there.every(({ typed }) => /^\p{Lu}\p{Ll}*$/u.test(typed));
    return like[0] && like[1] && (name[0].small ? like[2] : !inAnother);
  }));
}

/** The parts that an article has in pieces alone; none of one whose attached files were not read. @param {Articles} articles @param {Plan} plan @param {number} ref @param {AbortSignal} [signal] @returns {Promise<Stray[]>} */
async function scatteredIn(articles, { parts, rows }, ref, signal) {
  const answering = parts.map((part) => ({ part, chains: part.alternatives.filter((terms) => holders([terms], rows, PAIRS).has(ref)) }));
  const chained = answering.filter(({ chains }) => chains.length && chains.every(isChain));
  if (chained.length === 0) return [];
  const card = await articles.card(ref, signal);
  const shown = folded(`${card.title} ${card.summary}`);
  const doubtful = chained.filter(({ chains }) => !chains.some((terms) => stands(terms, shown)));
  if (doubtful.length === 0 || card.attached) return [];
  // What cannot be had is not doubted.
  const text = shown.trimEnd() + folded(await articles.text(card, signal).catch(() => ""));
  signal?.throwIfAborted();
  return doubtful.filter(({ chains }) => chains.every((terms) => isInPieces(terms, text))).map(({ part }) => ({ part, together: part.text }));
}

/** What an article answers by syllables that stand apart; nothing of one whose attached files were not read. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {number} ref @param {AbortSignal} [signal] */
async function straysIn(articles, plan, words, ref, signal) {
  const { language } = articles.index;
  const card = await articles.card(ref, signal);
  const shown = syllablesIn(`${card.title} ${card.summary}`);
  const found = strays(language, plan, words, ref, shown, false);
  if (found.length === 0 || card.attached) return [];
  // What cannot be had is not doubted.
  const text = syllablesIn(await articles.text(card, signal).catch(() => ""));
  signal?.throwIfAborted();
  return text.length ? strays(language, plan, words, ref, [...shown, ...text], true) : [];
}

/** Whether terms are pairs of which each begins as the one before ends. @param {string[]} terms */
function isChain(terms) {
  return terms.length > 1 && pairsOf(syllablesOf(terms)).every((pair, place) => pair === terms[place]);
}

/** Whether a chain stands in a folded text as a whole. @param {string[]} terms @param {string} text */
function stands(terms, text) {
  return text.includes(` ${syllablesOf(terms).join(" ")} `);
}

/** Whether a text has all pairs of a chain, but not the whole; what it has not was told elsewhere, as who wrote it. @param {string[]} terms @param {string} text */
function isInPieces(terms, text) {
  return terms.every((term) => stands([term], text)) && !stands(terms, text);
}

/** The syllables of a text between spaces. @param {string} text */
function folded(text) {
  return ` ${syllablesIn(text).join(" ")} `;
}

/** @param {string} text */
function syllablesIn(text) {
  return wordsOf(text).map(({ folded }) => folded);
}
