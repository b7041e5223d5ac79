/**
 * Turns a query into lunr clauses, fetching only the rows that they need.
 *
 * Adjacent syllables are searched for as pairs, which are precise and rare; single syllables only if no pair is known,
 * or if the query is so short that marks matter.
 *
 * @import { Covers, Part, Plan, PlannedWord } from "./model.js"
 * @import { Place } from "./names.js"
 * @import { Query, Run, Word } from "./query.js"
 * @import { Row } from "./rows.js"
 * @import { Clause } from "./scoring.js"
 * @import { SearchIndex } from "./search-index.js"
 */

import { meanwhile } from "./fetching.js";
import { linkPairs } from "./pairs.js";
import { PAIRS, SLIGHT, pairsOf } from "./model.js";
import { CAPITAL, SHORTEST_NAME, isInitial, isMiddle, isWord } from "./query.js";
import { holders, withBodies } from "./rows.js";
import { NUMERAL, addAlone, addMarked, choicesOf } from "./syllables.js";
import { COUNTED, addAbbreviations, addSynonyms } from "./synonyms.js";
import { SYLLABLE, isForeign } from "./text.js";

const SHORT = 3;
/** This many adjacent syllables without a known pair are taken as absent; fewer may match separately. */
const SCATTERED = 4;
/** The fewest letters of a word that is searched for without a neighbour. */
const INDEPENDENT = 4;
/** The fewest letters of a misspelt word that is corrected without one. */
const LONG = 5;
/** Matches the last word of a question, as in "có phải nộp lại không". */
const ASKING = /^(?:không|khong|chưa)$/i;
/** Matches the kinds of laws, which are named by their year: "Luật Báo chí 2016". */
const LAW = /\b(?:luat|phap lenh|hien phap)\b/;

export class Planner {
  /**
   * @param {SearchIndex} index @param {AbortSignal} [signal]
   * @param {boolean} [apart] whether words linked only to stop words are also searched for by themselves, which costs
   * more
   * @param {boolean} [partial] whether pairs may lack body postings that are stored separately
   */
  constructor(index, signal, apart = false, partial = false) {
    this.index = index;
    this.signal = signal;
    this.apart = apart;
    this.partial = partial;
    this.language = index.language;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Clause[]} */
    this.clauses = [];
    /** @type {string[][]} */
    this.groups = [];
    /** @type {string[][]} */
    this.verbatim = [];
    /** @type {Part[]} */
    this.parts = [];
    /** @type {Map<string, string[]>} */
    this.corrected = new Map();
    this.isSentence = this.asks = this.cites = false;
    this.typed = "";
  }

  /** @param {Query} query @returns {Promise<Plan>} */
  async plan({ main, phrases, excluded }) {
    this.isSentence = main.words.some(({ small }) => small);
    this.asks = main.asks;
    const quoted = meanwhile(this.quoted(phrases, excluded));
    const between = main.required.length ? await (await import("./figures.js")).runsBetween(this, main) : [main];
    await Promise.all([quoted, ...between.map((run) => run.words.length && this.run(run.words, run.open))]);
    // Rows arrive in any order, but scores are summed in the order of clauses.
    this.clauses.sort((a, b) => compare(a.terms, b.terms) || compare(a.fields, b.fields) || a.boost - b.boost || compare([a.presence ?? ""], [b.presence ?? ""]));
    return this;
  }

  /** Fetches what runs of words need, while the requirements between them are looked up. @param {{words: PlannedWord[], open: boolean}[]} runs */
  warmUp(runs) {
    meanwhile(...runs.map(({ words, open }) => new Planner(this.index, this.signal, this.apart, this.partial).run(words, open)));
  }

  /** Adds the required and the excluded phrases. @param {Run[]} phrases @param {Run[]} excluded */
  async quoted(phrases, excluded) {
    if (phrases.length + excluded.length === 0) return;
    const { requirePhrase, prohibitPhrase } = await import("./phrases.js");
    await Promise.all([...phrases.map(({ words }) => requirePhrase(this, words)), ...excluded.map(({ words }) => prohibitPhrase(this, words))]);
  }

  /** @param {Map<string, Row>} rows */
  keep(rows) {
    for (const [term, row] of rows) {
      const known = this.rows.get(term);
      if (!known || known.isPartial || known.postings.size < row.postings.size) this.rows.set(term, row);
    }
    return rows;
  }

  /** The rows of single tokens, on request with their body postings. @param {string[]} terms @param {boolean} bodies @param {string[]} [prefixes] */
  async words(terms, bodies, prefixes = []) {
    const [found, inBodies] = await Promise.all([
      this.index.rows("terms", terms, prefixes, this.signal),
      bodies ? this.index.rows("bodies", terms, prefixes, this.signal) : new Map(),
    ]);
    return this.keep(withBodies(found, inBodies));
  }

  /** @param {string[]} terms @param {string[]} [prefixes] @param {boolean} [partial] */
  async pairRows(terms, prefixes = [], partial = false) {
    return this.keep(await this.index.rows("pairs", terms, prefixes, this.signal, partial));
  }

  /** The rows of pairs that lack their separate body postings. */
  wanting() {
    return [...this.rows.values()].filter(({ isPartial }) => isPartial);
  }

  /** The words that an unknown word was meant to be; several only if they are adjacent in some article. @param {Word} word @param {boolean} keyed */
  async meant(word, keyed) {
    const { RAREST, reread } = await import("./interpreting.js");
    const { listed, syllables } = this.index;
    const words = reread(word, new Map([...[...listed].map((each) => /** @type {const} */ ([each, RAREST])), ...syllables]), keyed);
    if (!words) return undefined;
    // Abbreviations may be spelt out in articles, and digits of a number separated.
    const known = words.map(({ folded }) => syllables.has(folded) && !/[0-9]/.test(folded));
    const pairs = pairsOf(words.map(({ folded }) => folded)).filter((_, place) => known[place] && known[place + 1]);
    const found = await this.pairRows(pairs);
    return pairs.length === 0 || holders([pairs], found, PAIRS).size ? words.map(({ typed }) => typed).join(" ") : undefined;
  }

  /**
   * @param {Word[]} words @param {string[][]} alternatives @param {string} [period] @param {string} [text]
   * @param {boolean} [slight] whether it gets the least weight
   */
  addPart(words, alternatives, period = "", text = "", slight = false) {
    const most = this.index.manifest.documents.toString(2).length + 1;
    const number = (/** @type {string} */ term) => this.rows.get(term)?.number ?? 0;
    const held = Math.max(...alternatives.map((terms) => Math.min(...terms.map(number))), 0);
    const weight = period ? most : slight ? SLIGHT : Math.max(most - Math.max(held, 1).toString(2).length, SLIGHT);
    this.parts.push({ words, text: text || words.map(({ typed }) => typed).join(" "), period, weight, alternatives });
  }

  /** Moves the given readings of a corrected syllable to the front. @param {string} typed @param {string[]} terms */
  settle(typed, terms) {
    const known = this.corrected.get(typed);
    if (known && terms.length) this.corrected.set(typed, [...new Set([...known.filter((term) => terms.includes(term)), ...known])]);
  }

  /** Plans a run of adjacent words. @param {PlannedWord[]} words @param {boolean} mayGrow */
  async run(words, mayGrow) {
    const last = words.length - 1;
    const isCounted = COUNTED.test(words.slice(-2).map(({ folded }) => folded).join(" ")); // "lớp 1" is no "lớp 10"
    const open = mayGrow && !isCounted && !NUMERAL.test(words[last].typed);
    const choices = await Promise.all(words.map((_, place) => choicesOf(this, words, place, open && place === last)));
    const folded = words.map((word) => word.folded);
    const figures = /[0-9]/.test(folded.join()) ? await import("./figures.js") : undefined;
    const spans = this.index.analyzer.abbreviations(folded);
    /** @type {Covers} */
    const covers = words.map(() => []);
    const others = meanwhile(
      addAbbreviations(this, folded, spans, covers),
      addSynonyms(this, folded, spans, covers),
      words.length <= SHORT ? addMarked(this, words) : undefined,
    );
    // These are usually searched for alone as well, so they are fetched alongside the pairs.
    meanwhile(...words.filter((word) => this.isIndependent(word, [])).map(({ folded }) => this.words([folded], true)));
    const named = words.length > 1 && this.mayName(words);
    if (named) meanwhile(import("./names.js"));
    const linked = words.length > 1 ? await linkPairs(this, words, choices, spans, open, covers) : [false];
    if (this.asks && !linked[last] && ASKING.test(words[last].typed)) words = words.slice(0, last);
    // No pattern, which the minifier would declare first: names are looked for among the pairs found.
    const names = (await Promise.all([named ? (await import("./names.js")).namesIn(this, words, choices, open) : [], others]))[0];
    const inName = (/** @type {number} */ place) => names.some(({ start, end }) => start <= place && place < end);
    const isHonorific = (/** @type {number} */ place) => !linked[place] && names.some(({ start }) => start === place + 1) && this.language.honorifics.includes(words[place].folded);
    const unlinked = this.unlinked(words, (place) => linked[place] || inName(place) || covers[place].length > 0);
    // "Ngạc Đức Hiệp" is a name, too.
    const least = (/** @type {number[]} */ run) => (run.every((place) => CAPITAL.test(words[place].typed)) ? SHORTEST_NAME : SCATTERED);
    const loose = new Set(unlinked.filter((run) => run.length >= least(run)).flat());
    const meaning = words.filter(({ small }) => !small).length;
    await Promise.all(words.map((word, place) => {
      const skipped = (linked[place] && !this.isIndependent(word, covers[place])) || word.small || (word.year && !figures?.isBare(this, word.year)) || (inName(place) && word.folded.length === 1);
      if (skipped || loose.has(place) || isHonorific(place)) return undefined;
      // A short word, or one that could be a syllable as typed, is corrected only if its correction makes a known pair.
      const doubtful = word.folded.length < LONG || (meaning > 1 && SYLLABLE.test(word.folded));
      if (doubtful && this.corrected.has(word.typed)) return void this.corrected.delete(word.typed);
      return addAlone(this, word, choices[place], open && place === last, covers[place], meaning === 1);
    }));
    loose.forEach((place) => this.corrected.delete(words[place].typed));
    const phones = figures?.phonesIn(folded) ?? [];
    for (const span of absent(folded, [...spans, ...phones], covers)) this.addPart(words.slice(span.start, span.end), [], "", "", !phones.includes(span));
    for (const run of unlinked.filter(({ length }) => length > 1)) {
      this.addPart(run.map((place) => words[place]), [], "", "", !loose.has(run[0]));
    }
    for (const { start, end, alternatives } of names) {
      // An unknown name is not another name misspelt.
      if (alternatives.length === 0) words.slice(start, end).forEach(({ typed }) => this.corrected.delete(typed));
      this.addPart(words.slice(start, end), [...alternatives, ...shared(covers.slice(start, end))]);
    }
    const years = words.flatMap(({ year }) => (year ? [year.period] : []));
    const ofLaw = this.cites || LAW.test(folded.join(" "));
    if (years.length > 1 || (years.length && ofLaw)) await this.words(years, true); // an article has one year, and mentions the others
    const english = words.some(({ folded, typed }) => this.index.listed.has(folded) && isForeign(typed));
    const verbatim = new Set(this.verbatim.flat());
    words.forEach((word, place) => {
      if (word.small || inName(place) || loose.has(place) || isHonorific(place)) return;
      if (word.year) return void figures?.addYear(this, word, word.year, covers[place], ofLaw);
      // In an English query, words without a match are weighted least: the archive says them in Vietnamese.
      const unsaid = english && covers[place].length === 0 && isForeign(word.typed);
      // Known only next to stop words, which is a matter of wording.
      const said = covers[place].length > 0 && covers[place].flat().every((term) => verbatim.has(term));
      this.addPart([word], covers[place], "", "", unsaid || said);
    });
  }

  /** Whether words may include a name: one is capitalised, or a surname that is hardly anything else. @param {Word[]} words */
  mayName(words) {
    const { surnames, certain_surnames: certain } = this.language;
    return words.some((word, place) => {
      const next = words[place + 1];
      return CAPITAL.test(word.typed) || (isInitial(next) || (next?.exact && isMiddle(next)) ? surnames : certain).some((key) => isWord(word, key));
    });
  }

  /** Whether a word is specific enough by itself: no Vietnamese syllable, nor matched by an abbreviation. @param {Word} word @param {string[][]} covers */
  isIndependent({ folded }, covers) {
    const known = this.index.syllables.has(folded) && folded.length >= INDEPENDENT;
    return known && !SYLLABLE.test(folded) && !covers.some(([term]) => term.startsWith("~"));
  }

  /**
   * The places of adjacent syllables without a known pair, as runs; one also starts where capitals follow lower case.
   * @param {PlannedWord[]} words @param {(place: number) => boolean} isKnown
   */
  unlinked(words, isKnown) {
    /** @type {number[][]} */
    const runs = [[]];
    for (const [place, { folded, small, typed, year }] of words.entries()) {
      if (isKnown(place) || small || year || !SYLLABLE.test(folded)) {
        runs.push([]);
        continue;
      }
      if (place && CAPITAL.test(typed) && !CAPITAL.test(words[place - 1].typed)) runs.push([]);
      runs[runs.length - 1].push(place);
    }
    return runs;
  }
}

/**
 * The fixed expressions that no article has as a whole: the given spans of several words, and "hạng nhất".
 * @param {string[]} folded @param {Place[]} spans @param {Covers} covers
 */
function absent(folded, spans, covers) {
  const counted = [...folded.keys()].filter((start) => COUNTED.test(folded.slice(start, start + 2).join(" ")));
  const known = [...spans.filter(({ start, end }) => end - start > 1), ...counted.map((start) => ({ start, end: start + 2 }))];
  return known.filter(({ start, end }) => shared(covers.slice(start, end)).length === 0);
}

/** The alternatives that cover every word of a span. @param {Covers} covers */
function shared([first, ...others]) {
  return first.filter((terms) => others.every((each) => each.some((other) => compare(terms, other) === 0)));
}

/** Compares lists of strings as Python does. @param {string[]} a @param {string[]} b */
function compare(a, b) {
  const place = a.findIndex((text, number) => text !== b[number]);
  if (place < 0) return a.length - b.length;
  return b[place] === undefined || a[place] > b[place] ? 1 : -1;
}
