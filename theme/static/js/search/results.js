/**
 * One search: parses, plans, scores and ranks.
 *
 * @import { Articles } from "./cards.js"
 * @import { Part, Plan } from "./model.js"
 * @import { Query } from "./query.js"
 * @import { Row } from "./rows.js"
 * @import { Clause } from "./scoring.js"
 * @import { SearchIndex } from "./search-index.js"
 * @typedef {{
 *   refs: number[], complete: number, scores: Map<number, number>, marks: Set<string>, read: string,
 *   corrected: Map<string, string[]>, nowhere: string[], period: string, more: boolean,
 * }} Found
 * refs: the articles, best first; complete: how many of them, at the front, match every part (the others match most);
 * marks: the tokens to highlight in texts; read: the query as reinterpreted; corrected: as in Plan; nowhere: the parts
 * that no article has; period: the period token that no matching article is of, if its neighbours are given instead;
 * more: whether these are only the first of what searchWhole would find
 */

import { AT_ONCE } from "./cards.js";
import { meanwhile } from "./fetching.js";
import { foreseen } from "./pairs.js";
import { MOST_READ, PAIRS, SLIGHT, outermost } from "./model.js";
import { Planner } from "./planner.js";
import { parse } from "./query.js";
import { holders } from "./rows.js";

const NAMED = ["title", "title_pairs"];
export const TITLE = [...NAMED, "when"];
const BODY = ["body", "body_pairs", "when"];
export const ANYWHERE = [...TITLE, ...BODY];
/** Matches the token of a month or quarter. */
const A_MONTH = /^@q?[0-9]+-[0-9]+$/;
/** The ratio from which one score is clearly better than another. */
export const CLEARLY = 1.25;
/** The fewest parts of a long question. */
const LENGTHY = 5;
/** Matches the tokens of document numbers and days. */
const EXACT = /^(?:#|@.+-.+-)/;

/**
 * @param {Articles} articles @param {string} typed @param {AbortSignal} [signal]
 * @param {(likely: Found) => void} [likely] receives the results by the index, before the first few are confirmed
 * @returns {Promise<Found>}
 */
export async function search(articles, typed, signal, likely) {
  return (await searched(articles, typed, true, signal, likely)) ?? searchWhole(articles, typed, signal, likely);
}

/** All results of a search; fetches separate body postings too. @param {Articles} articles @param {string} typed @param {AbortSignal} [signal] @param {(likely: Found) => void} [likely] */
export async function searchWhole(articles, typed, signal, likely) {
  return /** @type {Found} */ (await searched(articles, typed, false, signal, likely));
}

/**
 * @param {Articles} articles @param {string} typed
 * @param {boolean} partial whether the first few are enough; undefined then if titles alone do not give them
 * @param {AbortSignal} [signal] @param {(likely: Found) => void} [likely] @returns {Promise<Found | undefined>}
 */
async function searched(articles, typed, partial, signal, likely) {
  const { index } = articles;
  // Until words.json is here; then the plan knows exactly what it needs.
  if (index.listed.size === 0) meanwhile(foreseen(index, typed, partial, signal));
  await index.learn(typed, signal);
  const read = await asMeant(new Planner(index, signal), typed);
  const query = await parse(read, index.language);
  const first = await asked(articles, new Planner(index, signal, false, partial), query, read, likely);
  const again = first?.found.complete === 0 && query.main.words.some(({ small, called }) => small || called);
  const last = again ? await asked(articles, new Planner(index, signal, true, partial), query, read) : first;
  if (!last) return undefined;
  const { planner, plan, found: asking } = last;
  const period = plan.parts.find((part) => part.period);
  const told = period ? asking.refs.slice(0, asking.complete) : [];
  const own = period && holders(period.alternatives, plan.rows, TITLE);
  // An article dated in a month or quarter may be about another.
  const doubted = told.length && ((told.length <= AT_ONCE && A_MONTH.test(period?.period ?? "")) || told.every((ref) => !own?.has(ref)));
  // Results not fetched yet may be about it.
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
  // If the period itself has articles and its neighbours give nothing, its own near matches stand.
  return near.refs.length || period.alternatives.length === 0 ? { ...found, ...near, period: period.period } : found;
}

/**
 * The results of a query, its plan and planner; undefined if titles alone do not give the first results.
 * @param {Articles} articles @param {Planner} planner @param {Query} query
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
  let answered = more ? await (await import("./in-titles.js")).inTitles(planner, plan) : await answers(plan, planner.index, taken);
  if (!answered) return undefined;
  // These are usually shown next, and the checks below read the first ones.
  if (answered.complete || planner.apart || !plan.isSentence) meanwhile(...answered.refs.slice(0, AT_ONCE).map((ref) => articles.card(ref, planner.signal)));
  const found = { ...answered, marks, read, corrected: plan.corrected, nowhere: /** @type {string[]} */ ([]), period: "", more };
  if (answered.complete) likely?.(found);
  // The module that reads texts loads alongside the cards, which are read first.
  if (answered.refs.length > 0 && hasMarks(read)) meanwhile(import("./marks.js"));
  if (hasSeveral || plan.parts.some(({ alternatives }) => alternatives.some(({ length }) => length > 1))) {
    const { withoutScattered } = await import("./contiguity.js");
    const whole = await withoutScattered(articles, plan, query.main.words, { ...answered, more }, planner.signal);
    if (more && whole?.complete !== answered.complete) return undefined;
    answered = whole ?? (await answers(plan, planner.index, taken));
  }
  const nowhere = outermost(plan.parts.filter(({ period, alternatives }) => !period && alternatives.length === 0).map(({ text }) => text), read);
  return { planner, plan, found: { ...found, ...answered, nowhere } };
}

/** Whether the nearest match is of the period itself and matches most of the rest. @param {Plan} plan @param {Part} period @param {number | undefined} ref */
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

/** The query with unknown words reinterpreted. @param {Planner} planner @param {string} typed */
async function asMeant(planner, typed) {
  const { listed, language, syllables } = planner.index;
  const { main } = await parse(typed, language);
  const stated = (/** @type {number} */ place) => main.required.some(({ start, end }) => start <= place && place < end);
  const isUnknown = (/** @type {string} */ folded) => !syllables.has(folded) && !listed.has(folded) && /[a-z]/.test(folded) && folded.length > 2;
  const unknown = main.words.filter(({ folded, small }, place) => !small && !stated(place) && isUnknown(folded));
  const last = main.words[main.words.length - 1];
  // The last word may still be incomplete.
  const growing = main.open && [...syllables.keys()].some((term) => term.startsWith(last.folded));
  if (growing && unknown[unknown.length - 1] === last) unknown.pop();
  return unknown.length ? (await import("./interpreting.js")).rereadQuery(planner, typed, main.words, unknown) : typed;
}

/**
 * The articles that match all of a plan, then those that match most of it.
 * @param {Plan} plan @param {SearchIndex} index @param {number[]} [taken] all articles, for a plan that only excludes
 * @param {Set<number>} [among] only these articles
 */
export async function answers(plan, index, taken = [], among) {
  const { clauses, parts, rows, isSentence } = plan;
  const all = (/** @type {Clause[]} */ asked) => index.score(asked, rows, index.manifest.fields, index.manifest.documents, taken);
  let scores = await all(clauses);
  if (scores.size === 0) scores = await all(clauses.map((each) => (each.presence === "required" ? { ...each, presence: undefined } : each)));
  if (among) scores = new Map([...scores].filter(([ref]) => among.has(ref)));
  const held = parts.map(({ alternatives }) => holders(alternatives, rows, ANYWHERE));
  const most = parts.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Map([...scores.keys()].map((ref) => [ref, parts.reduce((sum, { weight }, place) => sum + (held[place].has(ref) ? weight : 0), 0)]));
  const weight = (/** @type {number} */ ref) => weights.get(ref) ?? 0;
  const ordered = inOrder(scores, plan);
  const scored = (/** @type {number} */ ref) => scores.get(ref) ?? 0;
  const whole = ordered.filter((ref) => weight(ref) === most);
  // An article that lacks only slight parts yet scores clearly better was meant; long ones have every part by chance.
  const asked = held.filter((_, place) => parts[place].weight > SLIGHT || parts[place].alternatives.length === 0);
  const best = Math.max(...whole.map(scored));
  const isMeant = (/** @type {number} */ ref) => scored(ref) > CLEARLY * best && asked.every((refs) => refs.has(ref));
  const meant = isSentence && whole.length ? ordered.filter(isMeant).sort((a, b) => scored(b) - scored(a)) : [];
  const complete = new Set([...meant, ...whole]);
  // An article with the document number, or of the day, is a near match, whatever else was typed.
  const named = holders(parts.flatMap(({ alternatives }) => alternatives.filter(([term]) => EXACT.test(term))), rows, ANYWHERE);
  const value = (/** @type {number} */ ref) => weight(ref) * scored(ref);
  const byHalf = ordered.filter((ref) => !complete.has(ref) && (2 * weight(ref) >= most || named.has(ref)));
  // Of a long question that no article answers by half, the best are given that answer a third.
  const isVague = complete.size + byHalf.length === 0 && parts.length >= LENGTHY;
  const near = (isVague ? ordered.filter((ref) => 3 * weight(ref) >= most) : byHalf).sort((a, b) => value(b) - value(a));
  return { refs: [...complete, ...(isVague ? near.slice(0, MOST_READ) : near)], complete: complete.size, scores };
}

/**
 * Sorts articles: first those with the last pair as typed, not completed. Then by tier: everything in the title as
 * typed, or in title and date, every group or every part there, everything in the text, everything anywhere, the rest.
 * Then by score, newest first. The words of a sentence may be far apart, so for it the last tiers are left to the score.
 * @param {Map<number, number>} scores @param {Plan} plan
 */
function inOrder(scores, plan) {
  const { groups, verbatim, rows, isSentence, typed } = plan;
  const said = inAny(groups, rows, BODY);
  const tiers = [...titleTiers(plan), [...said, ...inAny(verbatim, rows, BODY)]];
  if (!isSentence) tiers.push(said, inAny(groups, rows, ANYWHERE));
  const asTyped = holders([[typed]], rows, PAIRS);
  const found = [...scores].map(([ref, score]) => {
    const tier = tiers.findIndex((held) => held.every((refs) => refs.has(ref)));
    return { ref, score, tier: tier < 0 ? tiers.length : tier, other: Number(!asTyped.has(ref)) };
  });
  return found.sort((a, b) => a.other - b.other || a.tier - b.tier || b.score - a.score || b.ref - a.ref).map(({ ref }) => ref);
}

/** The first tiers, which titles alone decide: for each, the sets of articles that it is the intersection of. @param {Plan} plan */
export function titleTiers({ groups, verbatim, parts, rows }) {
  const all = inAny(groups, rows, TITLE);
  // "9/2014" may be a month or begin a document number: the number is rarer, so it takes precedence.
  const firsts = parts.map(({ alternatives }) => {
    const numbers = alternatives.filter(([term]) => term.startsWith("#"));
    return holders(numbers.length ? numbers : alternatives, rows, TITLE);
  });
  const [named, told] = [NAMED, TITLE].map((fields) => inAny([...groups, ...verbatim], rows, fields));
  return [named, told, all, firsts];
}

/** For each group of terms, the articles with any of them. @param {string[][]} groups @param {Map<string, Row>} rows @param {string[]} fields */
function inAny(groups, rows, fields) {
  return groups.map((terms) => holders(terms.map((term) => [term]), rows, fields));
}
