/**
 * One search: what was typed, planned, scored and put in order. With neighbours.js the twin of tools/search/results.py.
 *
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {import("./plan.js").Part} Part
 * @typedef {import("./plan.js").Plan} Plan
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {{
 *   refs: number[], complete: number, scores: Map<number, number>, marks: Set<string>, read: string,
 *   corrected: Map<string, string[]>, nowhere: string[], period: string, more: boolean,
 * }} Found
 * refs: the articles, best first; complete: how many of them answer every part, which come first: the others answer most
 * of it; marks: the tokens to mark in texts; read: the query as it was meant to be typed; corrected: as in Plan; nowhere:
 * the parts that no article holds; period: the token of time that no article is of, whose neighbours are then given;
 * more: whether these are but the first of what searchWhole would find
 */

import { AT_ONCE } from "./cards.js";
import { meanwhile } from "./fetching.js";
import { foreseen } from "./pairs.js";
import { PAIRS, SLIGHT, outermost } from "./plan.js";
import { Planner } from "./planner.js";
import { parse } from "./query.js";
import { holders } from "./rows.js";
import { score } from "./scoring.js";

export const TITLE = ["title", "title_pairs", "when"];
const BODY = ["body", "body_pairs", "when"];
export const ANYWHERE = [...TITLE, ...BODY];
/** A month or a quarter. */
const A_MONTH = /^@q?[0-9]+-[0-9]+$/;
/** How much more a better score is. */
export const CLEARLY = 1.25;

/**
 * @param {import("./cards.js").Articles} articles @param {string} typed @param {AbortSignal} [signal]
 * @param {(likely: Found) => void} [likely] hears what answers by the index, before the first few are read for whether they do
 * @returns {Promise<Found>}
 */
export async function search(articles, typed, signal, likely) {
  return (await searched(articles, typed, true, signal, likely)) ?? searchWhole(articles, typed, signal, likely);
}

/** All that a search finds, which takes what lies apart from titles. @param {import("./cards.js").Articles} articles @param {string} typed @param {AbortSignal} [signal] @param {(likely: Found) => void} [likely] */
export async function searchWhole(articles, typed, signal, likely) {
  return /** @type {Found} */ (await searched(articles, typed, false, signal, likely));
}

/**
 * @param {import("./cards.js").Articles} articles @param {string} typed
 * @param {boolean} partial whether the first few are enough; undefined then where titles alone do not tell these
 * @param {AbortSignal} [signal] @param {(likely: Found) => void} [likely] @returns {Promise<Found | undefined>}
 */
async function searched(articles, typed, partial, signal, likely) {
  const { index } = articles;
  // Once words.json is there, the plan knows better.
  if (index.listed.size === 0) meanwhile(foreseen(index, typed, partial, signal));
  await index.learn(typed, signal);
  const read = await asMeant(new Planner(index, signal), typed);
  const query = await parse(read, index.language);
  const first = await asked(articles, new Planner(index, signal, false, partial), query, read, likely);
  const again = first?.found.complete === 0 && query.main.words.some(({ small }) => small);
  const last = again ? await asked(articles, new Planner(index, signal, true, partial), query, read) : first;
  if (!last) return undefined;
  const { planner, plan, found: asking } = last;
  const period = plan.parts.find((part) => part.period);
  const told = period ? asking.refs.slice(0, asking.complete) : [];
  const own = period && holders(period.alternatives, plan.rows, TITLE);
  // What is dated in a month or a quarter may be of another.
  const doubted = told.length && ((told.length <= AT_ONCE && A_MONTH.test(period?.period ?? "")) || told.every((ref) => !own?.has(ref)));
  // Of those that are not told yet, some may be of it.
  if (asking.more && told.length && told.every((ref) => !own?.has(ref))) return undefined;
  const others = period && doubted && (await (await import("./series.js")).isOfOthers(articles, plan, period, told, signal));
  if (others && asking.more) return undefined;
  const answered = others ? { ...asking, complete: 0 } : asking;
  if (period && !answered.complete) meanwhile(import("./neighbours.js"));
  const marked = answered.refs.length > 0 && hasMarks(read);
  const found = marked ? await (await import("./marks.js")).withMarks(planner, plan, query, answered, articles) : answered;
  if (answered.complete || !found) return found;
  if (!period || (!others && isMet(plan, period, found.refs[0]))) return found;
  const { beside } = await import("./neighbours.js");
  const near = await beside(planner, plan, period);
  // Of a period that is there, what is of it may come as near as what is of the ones beside it.
  return near.refs.length || period.alternatives.length === 0 ? { ...found, ...near, period: period.period } : found;
}

/**
 * What a query finds, its plan and who made it; undefined where titles alone do not tell what comes first.
 * @param {import("./cards.js").Articles} articles @param {Planner} planner @param {import("./query.js").Query} query
 * @param {string} read @param {(likely: Found) => void} [likely]
 */
async function asked(articles, planner, query, read, likely) {
  const hasSeveral = query.phrases.length > 0 || query.main.words.length > 1;
  const plan = await planner.plan(query);
  const marks = new Set(plan.groups.flat());
  for (const { terms, fields, presence } of plan.clauses) {
    if (presence === "required" || fields.includes("body_pairs")) terms.forEach((term) => marks.add(term));
  }
  const prohibits = plan.clauses.length > 0 && plan.clauses.every(({ presence }) => presence === "prohibited");
  const taken = prohibits ? await planner.index.taken(planner.signal) : [];
  const more = planner.wanting().length > 0;
  let answered = more ? await (await import("./in-titles.js")).inTitles(planner, plan) : answers(plan, planner.index, taken);
  if (!answered) return undefined;
  // As a rule they are shown next, and whatever is in doubt below reads the first.
  if (answered.complete || planner.apart || !plan.isSentence) meanwhile(...answered.refs.slice(0, AT_ONCE).map((ref) => articles.card(ref, planner.signal)));
  const found = { ...answered, marks, read, corrected: plan.corrected, nowhere: /** @type {string[]} */ ([]), period: "", more };
  if (answered.complete) likely?.(found);
  // What reads texts comes beside the cards, which are read first.
  if (answered.refs.length > 0 && hasMarks(read)) meanwhile(import("./marks.js"));
  if (hasSeveral || plan.parts.some(({ alternatives }) => alternatives.some(({ length }) => length > 1))) {
    const { withoutScattered } = await import("./contiguity.js");
    const whole = await withoutScattered(articles, plan, query.main.words, { ...answered, more }, planner.signal);
    if (more && whole?.complete !== answered.complete) return undefined;
    answered = whole ?? answers(plan, planner.index, taken);
  }
  const nowhere = outermost(plan.parts.filter(({ period, alternatives }) => !period && alternatives.length === 0).map(({ text }) => text), read);
  return { planner, plan, found: { ...found, ...answered, nowhere } };
}

/** Whether what comes nearest is of the period itself and answers most of the rest. @param {Plan} plan @param {Part} period @param {number | undefined} ref */
function isMet({ parts, rows }, period, ref) {
  if (!holders(period.alternatives, rows, TITLE).has(ref)) return false;
  const rest = parts.filter((part) => part !== period);
  const weigh = (/** @type {Part[]} */ some) => some.reduce((sum, { weight }) => sum + weight, 0);
  return 2 * weigh(rest.filter(({ alternatives }) => holders(alternatives, rows, ANYWHERE).has(ref))) > weigh(rest);
}

/** @param {string} text */
function hasMarks(text) {
  return /[\u0300-\u036fđðɖ]/i.test(text.normalize("NFD"));
}

/** A query with the words that no article holds as they were meant. @param {Planner} planner @param {string} typed */
async function asMeant(planner, typed) {
  const { listed, language, syllables } = planner.index;
  const { main } = await parse(typed, language);
  const stated = (/** @type {number} */ place) => main.required.some(({ start, end }) => start <= place && place < end);
  const isUnknown = (/** @type {string} */ folded) => !syllables.has(folded) && !listed.has(folded) && /[a-z]/.test(folded) && folded.length > 2;
  const unknown = main.words.filter(({ folded, small }, place) => !small && !stated(place) && isUnknown(folded));
  const last = main.words[main.words.length - 1];
  // The last word may still be growing.
  const growing = main.open && [...syllables.keys()].some((term) => term.startsWith(last.folded));
  if (growing && unknown[unknown.length - 1] === last) unknown.pop();
  return unknown.length ? (await import("./interpreting.js")).rereadQuery(planner, typed, main.words, unknown) : typed;
}

/**
 * The articles that answer all of a plan, then those that answer most of it.
 * @param {Plan} plan @param {SearchIndex} index @param {number[]} [taken] the references of all, for what only prohibits
 * @param {Set<number>} [among] no others
 */
export function answers(plan, index, taken = [], among) {
  const { clauses, parts, rows, isSentence } = plan;
  const all = (/** @type {Clause[]} */ asked) => score(asked, rows, index.manifest.fields, index.manifest.documents, taken);
  let scores = all(clauses);
  if (scores.size === 0) scores = all(clauses.map((each) => (each.presence === "required" ? { ...each, presence: undefined } : each)));
  if (among) scores = new Map([...scores].filter(([ref]) => among.has(ref)));
  const held = parts.map(({ alternatives }) => holders(alternatives, rows, ANYWHERE));
  const most = parts.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Map([...scores.keys()].map((ref) => [ref, parts.reduce((sum, { weight }, place) => sum + (held[place].has(ref) ? weight : 0), 0)]));
  const weight = (/** @type {number} */ ref) => weights.get(ref) ?? 0;
  const ordered = inOrder(scores, plan);
  const scored = (/** @type {number} */ ref) => scores.get(ref) ?? 0;
  const whole = ordered.filter((ref) => weight(ref) === most);
  // What lacks but slight parts and yet scores better is what was meant; the long articles have it all by chance.
  const asked = held.filter((_, place) => parts[place].weight > SLIGHT || parts[place].alternatives.length === 0);
  const best = Math.max(...whole.map(scored));
  const isMeant = (/** @type {number} */ ref) => scored(ref) > CLEARLY * best && asked.every((refs) => refs.has(ref));
  const meant = isSentence && whole.length ? ordered.filter(isMeant).sort((a, b) => scored(b) - scored(a)) : [];
  const complete = new Set([...meant, ...whole]);
  // What holds the number of a document comes near, whatever else was typed.
  const named = holders(parts.flatMap(({ alternatives }) => alternatives.filter(([term]) => term.startsWith("#"))), rows, ANYWHERE);
  const value = (/** @type {number} */ ref) => weight(ref) * scored(ref);
  const near = ordered.filter((ref) => !complete.has(ref) && (2 * weight(ref) >= most || named.has(ref))).sort((a, b) => value(b) - value(a));
  return { refs: [...complete, ...near], complete: complete.size, scores };
}

/**
 * All in the title, as it is typed; every part there or all in the text; all somewhere; the rest. Then by score, then the
 * newest; but first of all what holds the last word as it is typed, not grown. The words of a sentence stand apart, so that
 * of what has all of them somewhere the score tells.
 * @param {Map<number, number>} scores @param {Plan} plan
 */
function inOrder(scores, { groups, verbatim, parts, rows, isSentence, typed }) {
  const inAny = (/** @type {string[][]} */ some, /** @type {string[]} */ fields) => some.map((terms) => holders(terms.map((term) => [term]), rows, fields));
  const [all, said] = [TITLE, BODY].map((fields) => inAny(groups, fields));
  const [allVerbatim, saidVerbatim] = [TITLE, BODY].map((fields) => inAny(verbatim, fields));
  // "9/2014" may be a month and begin a number: the number is the rarer, so it goes first.
  const firsts = parts.map(({ alternatives }) => {
    const numbers = alternatives.filter(([term]) => term.startsWith("#"));
    return holders(numbers.length ? numbers : alternatives, rows, TITLE);
  });
  const tiers = [[...all, ...allVerbatim], all, firsts, [...said, ...saidVerbatim]];
  if (!isSentence) tiers.push(said, inAny(groups, ANYWHERE));
  const asTyped = holders([[typed]], rows, PAIRS);
  const found = [...scores].map(([ref, score]) => {
    const tier = tiers.findIndex((held) => held.every((refs) => refs.has(ref)));
    return { ref, score, tier: tier < 0 ? tiers.length : tier, other: Number(!asTyped.has(ref)) };
  });
  return found.sort((a, b) => a.other - b.other || a.tier - b.tier || b.score - a.score || b.ref - a.ref).map(({ ref }) => ref);
}
