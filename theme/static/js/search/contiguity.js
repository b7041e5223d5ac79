/**
 * Checks that names and phrases occur as a whole in the articles that match them. Loaded for queries of several words.
 *
 * The index has pairs of adjacent syllables, so "a b" and "b c" in different places match "a b c", too. So the texts of
 * the first articles are read, unless their titles and summaries decide.
 *
 * @import { Articles } from "./cards.js"
 * @import { Stray } from "./nearness.js"
 * @import { Part, Plan } from "./model.js"
 * @import { Word } from "./query.js"
 * @typedef {{refs: number[], complete: number, scores: Map<number, number>, more?: boolean}} Answers
 */

import { isLoose, strays, syllablesOf } from "./nearness.js";
import { EVERYWHERE, MOST_READ, PAIRS, SLIGHT, pairsOf } from "./model.js";
import { LONGEST_NAME, SHORTEST_NAME, SMALL_NAMES, areCased, isSurname, wordsOf } from "./query.js";
import { holders } from "./rows.js";
import { SYLLABLE } from "./text.js";

/** One part in this many may occur apart from its neighbours. */
const FEW = 3;
/** The most syllables apart that still count as near. */
const NEAR = 4;
const BREAK = /[^\p{L}\p{N}_ ]+/u;

/**
 * The results, complete only where each name and phrase occurs as a whole; undefined if the first few results have one
 * only in pieces: the plan then says that no article has it, unless there may be more results.
 * @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {Answers} found @param {AbortSignal} [signal] @returns {Promise<Answers | undefined>}
 */
export async function withoutScattered(articles, plan, words, found, signal) {
  for (const name of possibleNames(articles, plan, words, found)) {
    const pairs = pairsOf(name.map(({ folded }) => folded));
    if (name[0].small && pairs.map((pair) => plan.rows.has(pair)).join() === "true,false,true") continue; // "do thi dieu hanh" is two words
    const begun = holders([pairs.slice(0, 1)], plan.rows, PAIRS);
    const few = found.refs.filter((ref) => begun.has(ref)).slice(0, MOST_READ);
    let borne = few.length === 0 && !found.more && !name[0].small && (begun.size > 0 || name[0] !== words[0]);
    for (const [place, ref] of few.entries()) {
      if (place === 1) articles.prefetch(few.slice(1), signal);
      borne = await tells(articles, plan, name, pairs, ref, signal);
      if (borne) break;
    }
    if (borne) continue;
    if (found.more) return undefined; // the person may be in results not fetched yet
    plan.parts = withNobody(plan, name, begun.size === 0 && pairs.some((pair) => plan.rows.has(pair)));
    return undefined;
  }
  if (found.complete === 0) {
    const first = found.refs.slice(0, MOST_READ);
    const areTold = await Promise.all(first.map((ref) => isToldApart(articles, plan, words, ref, signal)));
    const told = first.filter((_, place) => areTold[place]);
    if (told.length) return { ...found, refs: [...new Set([...told, ...found.refs])], complete: told.length };
    // Results that match single syllables only are kept if these occur near one another.
    if (!found.refs.slice(0, 1).every((ref) => isLoose(articles.index.language, plan, ref))) return found;
    const stray = await Promise.all(first.map((ref) => straysIn(articles, plan, words, ref, signal)));
    return { ...found, refs: first.filter((_, place) => stray[place].length === 0) };
  }
  /** @type {Stray[]} */
  let apart = [];
  const typed = holders([[plan.typed]], plan.rows, PAIRS);
  const few = found.refs.slice(0, Math.min(found.complete, MOST_READ));
  for (const [place, ref] of few.entries()) {
    if (place === 1) articles.prefetch(few.slice(1), signal);
    const here = await apartIn(articles, plan, words, ref, signal);
    if (here.length === 0 && typed.has(found.refs[0]) && !typed.has(ref)) break; // the last pair as typed takes precedence, though other words are apart
    apart = here;
    if (apart.length) continue;
    const complete = found.refs.slice(place, found.complete);
    return { ...found, refs: [...complete, ...found.refs.slice(0, place), ...found.refs.slice(found.complete)], complete: complete.length };
  }
  const [complete, near] = [found.refs.slice(0, found.complete), found.refs.slice(found.complete)];
  const score = (/** @type {number} */ ref) => found.scores.get(ref) ?? 0;
  if (near.length && score(near[0]) > score(complete[0]) && (await apartIn(articles, plan, words, near[0], signal)).length === 0) {
    // It has together what the others have apart.
    apart = apart.filter(({ part }) => !holders(part.alternatives, plan.rows, [...EVERYWHERE, ...PAIRS]).has(near[0]));
    if (apart.length === 0) return { ...found, refs: [...near, ...complete], complete: 0 };
  }
  plan.parts = plan.parts.map((part) => heldByNone(part, apart));
  return undefined;
}

/** Whether an article lacks only a few pairs, whose words occur near their neighbours, though not adjacent. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {number} ref @param {AbortSignal} [signal] */
async function isToldApart(articles, { parts, rows }, words, ref, signal) {
  const lacking = parts.filter(({ alternatives }) => !holders(alternatives, rows, [...EVERYWHERE, ...PAIRS]).has(ref));
  const asked = words.filter(({ small }) => !small);
  const isSyllable = (/** @type {Word} */ { folded }) => folded.length > 1 && SYLLABLE.test(folded);
  const single = new Set(lacking.flatMap((part) => (part.words.length === 1 && isSyllable(part.words[0]) ? [part.words[0].typed] : [])));
  const places = [...asked.keys()].filter((place) => single.has(asked[place].typed));
  const linked = lacking.every(({ alternatives }) => alternatives.length && alternatives.every(([term]) => term.startsWith("_")));
  const areFew = single.size === lacking.length && FEW * lacking.length <= parts.length;
  const hasMarks = places.every((place) => asked[place].exact);
  if (!linked || !areFew || !hasMarks || places.some((place) => places.includes(place + 1))) return false;
  const card = await articles.card(ref, signal);
  const text = wordsOf(`${card.title}\n${card.summary}\n${await articles.text(card, signal).catch(() => "")}`);
  signal?.throwIfAborted();
  return places.every((place) => standsNear(asked, place, text));
}

/** Whether a text has a word, with its marks, near one of its neighbours. @param {Word[]} asked @param {number} place @param {Word[]} text */
function standsNear(asked, place, text) {
  const { folded, exact } = asked[place];
  const beside = [asked[place - 1]?.folded, asked[place + 1]?.folded];
  const reach = (/** @type {number} */ at) => text.slice(Math.max(at - NEAR, 0), at + NEAR + 1);
  return text.some((word, at) => word.folded === folded && word.exact === exact && reach(at).some((other) => beside.includes(other.folded)));
}

/** The part, or if it is among the strays, one that no article has. @param {Part} part @param {Stray[]} apart */
function heldByNone(part, apart) {
  const stray = apart.find((each) => each.part === part);
  return stray ? { ...part, text: stray.together, alternatives: [] } : part;
}

/**
 * The parts of a plan with those of a name's words replaced by one part, the name, that no article has.
 * @param {Plan} plan @param {Word[]} name
 * @param {boolean} apart whether its later words are adjacent without the first: perhaps no name, so parts are kept
 */
function withNobody({ parts }, name, apart) {
  const typed = name.map((word) => word.typed);
  const within = parts.filter((part) => !apart && part.words.every((word) => typed.includes(word.typed)));
  const weight = within.reduce((sum, part) => sum + part.weight, 0) || SLIGHT;
  return [...parts.filter((part) => !within.includes(part)), { words: name, text: typed.join(" "), period: "", weight, alternatives: [] }];
}

/** Candidate names, surname first and three words or more: runs of single-word parts and, if nothing is complete, whole parts. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {Answers} found */
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

/** Whether an article mentions the person: in its card, its text, or elsewhere as the whole name. True if it cannot be read. @param {Articles} articles @param {Plan} plan @param {Word[]} name @param {string[]} pairs @param {number} ref @param {AbortSignal} [signal] */
async function tells(articles, { rows }, name, pairs, ref, signal) {
  const card = await articles.card(ref, signal);
  const shown = `${card.title}\n${card.summary}\n`;
  if (card.attached || isTold(name, shown)) return true;
  // A text that cannot be loaded is given the benefit of the doubt.
  const text = await articles.text(card, signal).catch(() => undefined);
  signal?.throwIfAborted();
  const whole = holders([pairs], rows, PAIRS).has(ref) && !isInPieces(pairs, folded(shown + text));
  return text === undefined || whole || isTold(name, text);
}

/** Whether a text has the first three words of a name, or the first two outside another name; always three if the first is a stop word. @param {Word[]} name @param {string} text */
function isTold(name, text) {
  return text.split(BREAK).map(wordsOf).some((words) => words.slice(0, -1).some((_, start) => {
    const there = words.slice(start, start + SHORTEST_NAME);
    const like = there.map(({ folded, exact }, place) => folded === name[place].folded && (!name[place].exact || exact === name[place].exact));
    const inAnother = like[2] === false && there.every(({ typed }) => /^\p{Lu}\p{Ll}*$/u.test(typed));
    return like[0] && like[1] && (name[0].small ? like[2] : !inAnother);
  }));
}

/** The parts that an article has only in pieces or by stray syllables. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {number} ref @param {AbortSignal} [signal] */
async function apartIn(articles, plan, words, ref, signal) {
  const scattered = await scatteredIn(articles, plan, ref, signal);
  return scattered.length ? scattered : straysIn(articles, plan, words, ref, signal);
}

/** The parts that an article has only in pieces; none if it has attached files, which are not read. @param {Articles} articles @param {Plan} plan @param {number} ref @param {AbortSignal} [signal] @returns {Promise<Stray[]>} */
async function scatteredIn(articles, { parts, rows }, ref, signal) {
  const answering = parts.map((part) => ({ part, chains: part.alternatives.filter((terms) => holders([terms], rows, PAIRS).has(ref)) }));
  const chained = answering.filter(({ chains }) => chains.length && chains.every(isChain));
  if (chained.length === 0) return [];
  const card = await articles.card(ref, signal);
  const shown = folded(`${card.title} ${card.summary}`);
  const doubtful = chained.filter(({ chains }) => !chains.some((terms) => stands(terms, shown)));
  if (doubtful.length === 0 || card.attached) return [];
  // A text that cannot be loaded is given the benefit of the doubt.
  const text = shown.trimEnd() + folded(await articles.text(card, signal).catch(() => ""));
  signal?.throwIfAborted();
  return doubtful.filter(({ chains }) => chains.every((terms) => isInPieces(terms, text))).map(({ part }) => ({ part, together: part.text }));
}

/** The parts that an article matches by stray syllables; none if it has attached files, which are not read. @param {Articles} articles @param {Plan} plan @param {Word[]} words @param {number} ref @param {AbortSignal} [signal] */
async function straysIn(articles, plan, words, ref, signal) {
  const { language } = articles.index;
  const card = await articles.card(ref, signal);
  const shown = wordsOf(`${card.title} ${card.summary}`);
  const found = strays(language, plan, words, ref, shown, false);
  if (found.length === 0 || card.attached) return [];
  // A text that cannot be loaded is given the benefit of the doubt.
  const text = wordsOf(await articles.text(card, signal).catch(() => ""));
  signal?.throwIfAborted();
  return text.length ? strays(language, plan, words, ref, [...shown, ...text], true) : [];
}

/** Whether terms are pairs, each starting with the syllable that ends the previous one. @param {string[]} terms */
function isChain(terms) {
  return terms.length > 1 && pairsOf(syllablesOf(terms)).every((pair, place) => pair === terms[place]);
}

/** Whether a chain occurs as a whole in a folded text. @param {string[]} terms @param {string} text */
function stands(terms, text) {
  return text.includes(` ${syllablesOf(terms).join(" ")} `);
}

/** Whether a text has every pair of a chain, but not the whole. A missing pair matched elsewhere, such as the byline. @param {string[]} terms @param {string} text */
function isInPieces(terms, text) {
  return terms.every((term) => stands([term], text)) && !stands(terms, text);
}

/** The folded syllables of a text, joined and surrounded by spaces. @param {string} text */
function folded(text) {
  return ` ${wordsOf(text).map((word) => word.folded).join(" ")} `;
}
