/**
 * Checks that words typed with marks occur with those marks in the results. Loaded for queries with marks.
 *
 * The index has pairs of syllables only without marks, so "hoả xa" matches "hoá xã", too. So the text of the first
 * article is read, and a few more if that has other marks.
 *
 * @import { Articles } from "./cards.js"
 * @import { Part, Plan } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Query, Word } from "./query.js"
 * @import { Found } from "./results.js"
 */

import { meanwhile } from "./fetching.js";
import { MOST_READ, outermost } from "./model.js";
import { wordsOf } from "./query.js";
import { ANYWHERE } from "./results.js";
import { holders } from "./rows.js";
import { parted } from "./text.js";

/**
 * The results, complete only if they have the words with the typed marks; `nowhere` gets the words that no article has
 * with their marks. Undefined if the first results are not enough to tell.
 * @param {Planner} planner @param {Plan} plan @param {Query} query @param {Found} found @param {Articles} articles
 * @returns {Promise<Found | undefined>}
 */
export async function withMarks(planner, plan, query, found, articles) {
  const marks = new Marks(articles, planner, plan, query);
  const unlike = await marks.unlike(found.refs[0]);
  if (unlike.length === 0) return found;
  if (found.complete === 0 && found.nowhere.length) {
    const first = found.refs.slice(0, MOST_READ);
    while (first.length && (await marks.isOther(first[0]))) first.shift();
    if (first.length === 0) return { ...found, refs: [] };
  }
  const known = await planner.words(unlike.map(({ exact }) => exact), false);
  const rows = await planner.words([...known.keys()], true);
  if (found.more && rows.size) return undefined; // results not fetched yet may have them
  const nowhere = unlike.filter(({ exact }) => !rows.has(exact)).map(({ typed }) => typed);
  const held = unlike.map(({ exact }) => holders([[exact]], rows, ANYWHERE));
  const score = (/** @type {number} */ ref) => found.scores.get(ref) ?? 0;
  // Results that score far lower have them by chance, unless the first matched only a prefix of the last word.
  const least = unlike.length === 1 && unlike[0] === marks.growing ? 0 : score(found.refs[0]) / 2;
  const holding = found.refs.slice(0, found.complete).filter((ref) => score(ref) >= least && held.every((refs) => refs.has(ref)));
  let first = 0;
  while (first < holding.length && first < MOST_READ && (await marks.unlike(holding[first])).length) {
    first += 1;
    if (first === 1) articles.prefetch(holding.slice(1, MOST_READ), planner.signal);
  }
  const complete = first < MOST_READ ? holding.slice(first) : [];
  let others = found.refs.filter((ref) => !complete.includes(ref));
  const near = complete.length ? [] : found.refs.slice(found.complete, found.complete + 1);
  const asked = plan.parts.filter(({ words }) => words.some((word) => unlike.includes(word)));
  const hasAll = asked.every(({ alternatives }) => near.every((ref) => holders(alternatives, plan.rows, ANYWHERE).has(ref)));
  for (const ref of near) {
    const isBetter = score(ref) > 2 * score(found.refs[0]);
    const wrong = hasAll || isBetter ? await marks.unlike(ref) : unlike;
    if (wrong.length < (isBetter ? unlike.length : 1)) others = [...new Set([ref, ...others])];
  }
  for (const { words, alternatives, text } of plan.parts) {
    const within = held.filter((_, place) => words.length > 1 && words.some(({ typed }) => typed === unlike[place].typed));
    const having = [...holders(alternatives, plan.rows, ANYWHERE)].filter((ref) => within.every((refs) => refs.has(ref)));
    if (within.length && having.every((ref) => [found.refs[0], ...holding.slice(0, first)].includes(ref))) nowhere.push(text);
  }
  return { ...found, refs: [...complete, ...others], complete: complete.length, nowhere: outermost([...found.nowhere, ...nowhere], found.read) };
}

/** The words of a query that were typed with marks. */
class Marks {
  /** @param {Articles} articles @param {Planner} planner @param {Plan} plan @param {Query} query */
  constructor(articles, planner, plan, { main, phrases }) {
    this.articles = articles;
    this.planner = planner;
    this.plan = plan;
    this.signal = planner.signal;
    const asked = [main, ...phrases].map(({ words }) => words.map(({ folded, typed }) => [folded, ...(plan.corrected.get(typed) ?? [])]));
    this.pairs = new Set(asked.flatMap((words) => words.slice(1).flatMap((twos, place) => words[place].flatMap((one) => twos.map((two) => `${one} ${two}`)))));
    this.growing = main.open ? main.words[main.words.length - 1] : undefined;
    this.begun = [main, ...phrases].flatMap(({ words }) => words.filter((word) => word === this.growing || word.folded.length === 1)).map(({ folded }) => folded);
  }

  /** The words that an article has only with other marks; none if it has attached files, which are not read. @param {number} ref */
  async unlike(ref) {
    const card = await this.articles.card(ref, this.signal);
    const shown = wordsOf(`${card.title} ${card.summary}`);
    const asked = this.plan.parts.flatMap((part) => part.words.filter((word) => this.isAsked(word, part)).map((word) => ({ word, part })));
    const doubtful = asked.filter(({ word, part }) => !this.stands(word, part, shown));
    if (doubtful.length === 0 || card.attached) return [];
    // Other marks here usually mean other marks in the text too, so the rows of the typed forms are fetched ahead.
    const other = doubtful.filter(({ word, part }) => this.differs(word, part, shown, ref));
    meanwhile(this.planner.words(other.map(({ word }) => word.exact), false));
    // A text that cannot be loaded is given the benefit of the doubt.
    const text = [...shown, ...wordsOf(await this.articles.text(card, this.signal).catch(() => ""))];
    this.signal?.throwIfAborted();
    return doubtful.filter(({ word, part }) => this.differs(word, part, text, ref)).map(({ word }) => word);
  }

  /** Whether an article has nothing that was asked for but with other marks. @param {number} ref */
  async isOther(ref) {
    const { parts, rows } = this.plan;
    const unlike = await this.unlike(ref);
    const asked = parts.filter(({ words }) => words.some((word) => unlike.includes(word)));
    const wrong = new Set(asked.flatMap(({ alternatives }) => alternatives.map((terms) => terms.join())));
    return parts.every(({ alternatives }) => !holders(alternatives.filter((terms) => !wrong.has(terms.join())), rows, ANYWHERE).has(ref));
  }

  /** Whether a word was typed with marks, was not corrected, and is no part of a date or document number. @param {Word} word @param {Part} part */
  isAsked({ exact, typed }, { period, alternatives }) {
    return exact && !period && !alternatives.some(([term]) => term.startsWith("#")) && !this.plan.corrected.has(typed);
  }

  /** Whether a word occurs in a text with its marks, beside its neighbours if there or if only pairs matched it. @param {Word} word @param {Part} part @param {Word[]} text */
  stands(word, { alternatives }, text) {
    const { beside, places } = this.places(word, text);
    const isLinked = alternatives.every(([term]) => term.startsWith("_"));
    const looked = beside.length || isLinked ? beside : places;
    return looked.some((place) => this.isLike(word, text[place]));
  }

  /** Whether a text has a word only with other marks; if a pair or another name matches, only places beside its neighbours count. @param {Word} word @param {Part} part @param {Word[]} text @param {number} ref */
  differs(word, { alternatives }, text, ref) {
    const { beside, places } = this.places(word, text);
    const others = alternatives.filter((terms) => terms[0].startsWith("_") || !terms.some((term) => term.replace(/^_/, "").split(" ").includes(word.folded)));
    const found = beside.length || holders(others, this.plan.rows, ANYWHERE).has(ref) ? beside : places;
    return found.length > 0 && !found.some((place) => this.isLike(word, text[place]));
  }

  /** The places of a word in a text regardless of marks: those beside its neighbours, and all. @param {Word} word @param {Word[]} text */
  places(word, text) {
    const { folded } = word;
    const growing = word === this.growing;
    const places = [...text.keys()].filter((place) => (growing ? text[place].folded.startsWith(folded) : text[place].folded === folded));
    const read = (/** @type {Word | undefined} */ next) => (next ? [next.folded, ...this.begun.filter((each) => next.folded.startsWith(each))] : []);
    const beside = places.filter((place) => read(text[place - 1]).some((each) => this.pairs.has(`${each} ${folded}`))
      || read(text[place + 1]).some((each) => this.pairs.has(`${folded} ${each}`)));
    return { beside, places };
  }

  /**
   * Whether another word has the same marks; for a word still being typed, as far as it goes. A syllable that ends in a
   * stop always has a tone, so one without it was typed carelessly: "Đăk Lăk".
   * @param {Word} word @param {Word} other
   */
  isLike(word, other) {
    const [letters, tone] = parted(word.exact.normalize("NFD"));
    const [otherLetters, otherTone] = parted((other.exact || `=${other.folded}`).normalize("NFD"));
    if (word === this.growing) return otherLetters.startsWith(letters) && (tone === "" || tone === otherTone);
    return letters === otherLetters && (tone === otherTone || (tone === "" && /[ckpt]$/.test(letters)));
  }
}
