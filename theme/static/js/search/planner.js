/**
 * From what was typed to lunr clauses, fetching the rows that they need and no others.
 *
 * Neighbouring syllables are asked for as pairs, which are precise and rare; single syllables only where no pair is
 * known, or where the query is so short that marks matter. Documents that hold every part of the query in their title
 * come before those that hold it in their text, and these before the rest: `groups` say what a part is.
 *
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./query.js").Word} Word
 * @typedef {import("./query.js").Run} Run
 * @typedef {import("./query.js").Requirement} Requirement
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {import("./analyzer.js").Span} Span
 * @typedef {{clauses: Clause[], groups: string[][], rows: Map<string, Row>, unknown: string[]}} Plan
 * groups: the terms any of which stands for a part of the query; unknown: syllables that the archive does not hold
 * @typedef {{term: string, boost: number}} Alternative
 */

import { meanwhile } from "./fetching.js";
import { parse } from "./query.js";
import { withBodies } from "./rows.js";
import { longest } from "./scoring.js";
import { nearest } from "./spelling.js";

// Powers of two: the length of the query's vector is then the same in whatever order it is summed.
const [FULL, PARTLY, MARKED] = [1, 0.5, 2];
const SHORT = 3;
const LEAST = 3; // letters of a word that may be a slip of the finger
const MOST_TYPOS = 8;
const MOST_FIRST = 4;
const TEXT = ["title", "body"];
const PAIRS = ["title_pairs", "body_pairs"];

export class Planner {
  /** @param {SearchIndex} index @param {AbortSignal} [signal] */
  constructor(index, signal) {
    this.index = index;
    this.signal = signal;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Clause[]} */
    this.clauses = [];
    /** @type {string[][]} */
    this.groups = [];
    /** @type {string[]} */
    this.unknown = [];
  }

  /** @param {string} text @returns {Promise<Plan>} */
  async plan(text) {
    const typed = parse(text);
    const required = this.required(typed.main);
    this.warmUp(typed.main);
    const phrases = meanwhile(
      ...typed.phrases.map((phrase) => this.whole(phrase.words, "required")),
      ...typed.excluded.map((phrase) => this.whole(phrase.words, "prohibited")),
    );
    const runs = await this.withoutRequired(typed.main, required);
    await Promise.all([phrases, ...runs.map((run) => this.run(run.words, run.open))]);
    return { clauses: this.clauses, groups: this.groups, rows: this.rows, unknown: this.unknown };
  }

  /** Most requirements are known: what is asked for beside them is fetched while they are looked up. @param {Run} run */
  warmUp(run) {
    if (run.required.length === 0) return;
    meanwhile(...between(run, run.required).map(({ words, open }) => new Planner(this.index, this.signal).run(words, open)));
  }

  /** @param {Map<string, Row>} rows */
  keep(rows) {
    for (const [term, row] of rows) {
      const known = this.rows.get(term);
      if (!known || known.postings.size < row.postings.size) this.rows.set(term, row);
    }
  }

  /** Rows of single tokens, with their postings in bodies if wanted. @param {string[]} terms @param {boolean} bodies @param {string[]} [prefixes] */
  async words(terms, bodies, prefixes = []) {
    const [found, inBodies] = await Promise.all([
      this.index.rows("terms", terms, prefixes, this.signal),
      bodies ? this.index.rows("bodies", terms, prefixes, this.signal) : new Map(),
    ]);
    this.keep(withBodies(found, inBodies));
    return found;
  }

  /** The requirements of a run that the archive knows. @param {Run} run */
  async required(run) {
    const known = await Promise.all(run.required.map(async (each) => {
      const found = await this.words(each.terms, false, each.prefix ? [each.prefix] : []);
      const exact = each.terms.filter((term) => found.has(term));
      const numbers = exact.some((term) => term.startsWith("#"));
      const terms = numbers ? exact : [...found.keys()].sort();
      return { ...each, terms };
    }));
    return known.filter(({ terms }) => terms.length > 0);
  }

  /** The runs of words between the requirements, which become required clauses. @param {Run} run @param {Promise<Requirement[]>} required */
  async withoutRequired(run, required) {
    const known = await required;
    for (const { terms } of known) {
      this.clauses.push({ terms, fields: [...TEXT, "when"], boost: FULL, presence: "required" });
      // "9/2014" may be a month and begin a number: the number is the rarer, so it goes first.
      const numbers = terms.filter((term) => term.startsWith("#"));
      if (numbers.length) this.groups.push(numbers);
    }
    return between(run, known);
  }

  /** A phrase that must or must not stand there: all its pairs. @param {Word[]} words @param {"required" | "prohibited"} presence */
  async whole(words, presence) {
    if (words.length === 1) {
      const term = words[0].exact || words[0].folded;
      await this.words([term], true);
      this.clauses.push({ terms: [term], fields: TEXT, boost: FULL, presence });
      return;
    }
    const terms = pairsOf(words);
    const found = await this.index.rows("pairs", terms, [], this.signal);
    this.keep(found);
    // What holds every pair must go, which clauses cannot say; the rarest pair speaks for all.
    const rarest = terms.reduce((a, b) => ((found.get(a)?.number ?? 0) <= (found.get(b)?.number ?? 0) ? a : b));
    const asked = presence === "required" ? terms : [rarest];
    this.clauses.push(...asked.map((term) => ({ terms: [term], fields: PAIRS, boost: FULL, presence })));
  }

  /** Words that stood side by side. @param {Word[]} words @param {boolean} open */
  async run(words, open) {
    const choices = words.map((word, place) => this.choices(word.folded, open && place === words.length - 1));
    const spans = this.index.analyzer.abbreviations(words.map(({ folded }) => folded));
    const short = words.length <= SHORT ? this.marked(words) : undefined;
    const others = meanwhile(this.abbreviations(spans, words.length), short);
    const linked = words.length > 1 ? await this.pairs(words, choices, spans, open) : [false];
    await Promise.all([
      others,
      ...words.map((word, place) => (linked[place] ? undefined : this.alone(word, choices[place], open && place === words.length - 1))),
    ]);
  }

  /** The syllables that a typed one may stand for. @param {string} folded @param {boolean} open @returns {Alternative[]} */
  choices(folded, open) {
    const { syllables } = this.index;
    const begins = () => open && [...syllables.keys()].some((term) => term.startsWith(folded));
    if (folded.length < LEAST || syllables.has(folded) || /^[0-9]+$/.test(folded) || begins()) {
      return [{ term: folded, boost: FULL }];
    }
    this.unknown.push(folded);
    return nearest(folded, syllables).slice(0, MOST_TYPOS).map((term) => ({ term, boost: PARTLY }));
  }

  /**
   * Clauses for neighbouring words; which words have a pair that the archive holds.
   * @param {Word[]} words @param {Alternative[][]} choices @param {{start: number, end: number}[]} spans @param {boolean} open
   */
  async pairs(words, choices, spans, open) {
    const places = words.slice(1).map((_, place) => place);
    // What a misspelt word may stand for lies side by side after the word before it, but scattered as a first word.
    const first = (/** @type {number} */ place) => choices[place].slice(0, place ? 1 : MOST_FIRST);
    const asked = places.map((place) => first(place).flatMap((left) => choices[place + 1].map((right) => ({
      term: `_${left.term} ${right.term}`, boost: Math.min(left.boost, right.boost),
    }))));
    const last = places.length - 1;
    const prefixes = open ? choices[last].map(({ term }) => `_${term} ${words[last + 1].folded}`) : [];
    const found = await this.index.rows("pairs", asked.flat().map(({ term }) => term), prefixes, this.signal);
    this.keep(found);
    const linked = words.map(() => false);
    for (const place of places) {
      const grown = place === last ? longest([...found.keys()].filter((term) => prefixes.some((p) => term.startsWith(p)))) : [];
      const known = asked[place].filter(({ term }) => found.has(term));
      const group = [...new Set([...known.map(({ term }) => term), ...grown])];
      if (group.length === 0) continue;
      linked[place] = linked[place + 1] = true;
      this.clauses.push(...known.map(({ term, boost }) => ({ terms: [term], fields: PAIRS, boost })));
      const more = grown.filter((term) => !known.some((each) => each.term === term));
      if (more.length) this.clauses.push({ terms: more, fields: PAIRS, boost: PARTLY });
      // A pair at an abbreviation may stand there in full.
      if (!spans.some(({ start, end }) => place + 1 >= start && place < end)) this.groups.push(group);
    }
    return linked;
  }

  /** Exact tokens in titles. @param {Word[]} words */
  async marked(words) {
    const terms = words.map(({ exact }) => exact).filter(Boolean);
    if (terms.length === 0) return;
    await this.words(terms, words.length === 1);
    this.clauses.push(...terms.map((term) => ({ terms: [term], fields: words.length === 1 ? TEXT : ["title"], boost: MARKED })));
  }

  /** @param {{token: string, start: number, end: number}[]} spans @param {number} length words in all */
  async abbreviations(spans, length) {
    const tokens = [...new Set(spans.map(({ token }) => token))];
    if (tokens.length === 0) return;
    // Beside other words their articles are too many to fetch.
    const all = spans.some(({ start, end }) => end - start === length);
    await this.words(tokens, all);
    for (const term of tokens) {
      this.clauses.push({ terms: [term], fields: all ? TEXT : ["title"], boost: FULL });
      if (all && this.rows.has(term)) this.groups.push([term]);
    }
  }

  /** A word without neighbours: its syllable wherever it stands. @param {Word} word @param {Alternative[]} choices @param {boolean} open */
  async alone(word, choices, open) {
    const terms = [...choices.map(({ term }) => term), ...(word.exact ? [word.exact] : [])];
    const [, found] = await Promise.all([
      this.words(terms, true),
      open ? this.index.rows("terms", [], [word.folded], this.signal) : new Map(),
    ]);
    this.keep(found);
    const grown = [...found.values()].filter((row) => row.postings.get("title")?.refs.length && row.term !== word.folded);
    const more = grown.map(({ term }) => term);
    const known = choices.filter(({ term }) => this.rows.has(term));
    this.clauses.push(...known.map(({ term, boost }) => ({ terms: [term], fields: [...TEXT, "when"], boost })));
    if (more.length) this.clauses.push({ terms: more, fields: ["title"], boost: PARTLY });
    const marked = this.rows.has(word.exact) ? [word.exact] : [];
    const group = marked.length ? marked : [...known.map(({ term }) => term), ...more];
    if (group.length) this.groups.push(group);
  }
}

/** @param {Word[]} words */
function pairsOf(words) {
  return words.slice(1).map((word, place) => `_${words[place].folded} ${word.folded}`);
}

/**
 * The words of a run cut where requirements are stated.
 * @param {Run} run @param {{start: number, end: number}[]} required
 */
function between(run, required) {
  /** @type {{words: Word[], open: boolean}[]} */
  const runs = [{ words: [], open: false }];
  for (const [place, word] of run.words.entries()) {
    const stated = required.some(({ start, end }) => start <= place && place < end);
    if (!stated) runs[runs.length - 1].words.push(word);
    else if (runs[runs.length - 1].words.length) runs.push({ words: [], open: false });
  }
  runs[runs.length - 1].open = run.open;
  return runs.filter(({ words }) => words.length > 0);
}
