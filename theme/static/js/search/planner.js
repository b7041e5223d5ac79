/**
 * From what was typed to lunr clauses, fetching the rows that they need and no others. The twin of
 * tools/search/planner.py.
 *
 * Neighbouring syllables are asked for as pairs, which are precise and rare; single syllables only where no pair is
 * known, or where the query is so short that marks matter.
 *
 * @typedef {import("./scoring.js").Clause} Clause
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./query.js").Word} Word
 * @typedef {import("./query.js").Run} Run
 * @typedef {import("./query.js").Requirement} Requirement
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {import("./analyzer.js").Span} Span
 * @typedef {{term: string, boost: number}} Alternative
 * @typedef {{text: string, period: string, weight: number, alternatives: string[][]}} Part
 * something that is asked for, as typed: an article answers it that holds all the terms of any alternative; period: the
 * token of time, if it is one; weight: the rarer the more
 * @typedef {{clauses: Clause[], groups: string[][], verbatim: string[][], parts: Part[], rows: Map<string, Row>, corrected: Map<string, string[]>}} Plan
 * groups: the terms any of which stands for a part of the query in a title, or in a text; verbatim: those of words that
 * mean nothing by themselves; corrected: the syllables that
 * one which no article holds was read as, the likeliest first
 */

import { meanwhile } from "./fetching.js";
import { quarterOf } from "./periods.js";
import { wordsOf } from "./query.js";
import { holders, withBodies } from "./rows.js";
import { SYLLABLE, fold, toneKey } from "./text.js";

// Powers of two: the length of the query's vector is then the same in whatever order it is summed.
export const FULL = 1;
const [PARTLY, MARKED] = [0.5, 2];
const SHORT = 3;
/** Letters of a word that may be a slip of the finger. */
const FEWEST = 3;
const MOST_TYPOS = 8;
const MOST_FIRST = 4;
/** Syllables of a synonym, at the most. */
const MOST_SYNONYM = 5;
export const CAPITAL = /^\p{Lu}/u;
/** So many syllables side by side, with no pair among them that the archive has, are not in it. */
const SCATTERED = 4;
const TEXT = ["title", "body"];
export const PAIRS = ["title_pairs", "body_pairs"];
/** "5G/IoT" may be no document. */
const GLUED_LETTER = /^#[0-9]+[a-z]-[a-z]/;
const OF_A_YEAR = /^#[0-9]+-(?:19|20)[0-9]{2}/;
/** What may be two words written as one. */
const MAYBE_TWO = /^[a-z]{4,}$/;
const ROMAN_NUMBERS = ["", "i", "ii", "iii", "iv"];

export class Planner {
  /** @param {SearchIndex} index @param {AbortSignal} [signal] */
  constructor(index, signal) {
    this.index = index;
    this.signal = signal;
    this.language = index.manifest.language;
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
  }

  /** @param {import("./query.js").Query} query @returns {Promise<Plan>} */
  async plan({ main, phrases, excluded }) {
    const required = this.required(main);
    this.warmUp(main);
    const quoted = meanwhile(
      ...phrases.map((phrase) => this.phrase(phrase.words)),
      ...excluded.map((phrase) => this.without(phrase.words)),
    );
    const runs = await this.withoutRequired(main, required);
    await Promise.all([quoted, ...runs.map((run) => this.run(run.words, run.open))]);
    const { clauses, groups, verbatim, parts, rows, corrected } = this;
    // Rows come as they come; scores are summed in the order of clauses.
    clauses.sort((a, b) => compare(a.terms, b.terms) || compare(a.fields, b.fields) || a.boost - b.boost || compare([a.presence ?? ""], [b.presence ?? ""]));
    return { clauses, groups, verbatim, parts, rows, corrected };
  }

  /** Most requirements are known: what is asked for beside them is fetched while they are looked up. @param {Run} run */
  warmUp(run) {
    if (run.required.some(isHard)) meanwhile(...between(run, run.required.filter(isHard)).map(({ words, open }) => new Planner(this.index, this.signal).run(words, open)));
  }

  /** @param {Map<string, Row>} rows */
  keep(rows) {
    for (const [term, row] of rows) {
      const known = this.rows.get(term);
      if (!known || known.postings.size < row.postings.size) this.rows.set(term, row);
    }
    return rows;
  }

  /** Rows of single tokens, with their postings in bodies if wanted. @param {string[]} terms @param {boolean} bodies @param {string[]} [prefixes] */
  async words(terms, bodies, prefixes = []) {
    const [found, inBodies] = await Promise.all([
      this.index.rows("terms", terms, prefixes, this.signal),
      bodies ? this.index.rows("bodies", terms, prefixes, this.signal) : new Map(),
    ]);
    return this.keep(withBodies(found, inBodies));
  }

  /** @param {string[]} terms @param {string[]} [prefixes] */
  async pairRows(terms, prefixes = []) {
    return this.keep(await this.index.rows("pairs", terms, prefixes, this.signal));
  }

  /** What a word that no article holds stands for, as it was meant to be typed: as one only what stands side by side. @param {Word} word */
  async meant(word) {
    const { reread } = await import("./interpreting.js");
    const words = reread(word, this.index.syllables);
    if (!words) return undefined;
    const pairs = pairsOf(words.map(({ folded }) => folded)).filter((pair) => !/[0-9]/.test(pair));
    const found = await this.pairRows(pairs);
    return pairs.length === 0 || holders([pairs], found, PAIRS).size ? words.map(({ typed }) => typed).join(" ") : undefined;
  }

  /** The requirements of a run with those of their terms that the archive holds; what only looks like a number and is none is left out. @param {Run} run */
  async required(run) {
    const known = await Promise.all(run.required.map(async (each) => {
      const found = await this.words(each.terms, false, each.prefix ? [each.prefix] : []);
      const exact = each.terms.filter((term) => found.has(term));
      const numbers = exact.some((term) => term.startsWith("#"));
      return { ...each, terms: numbers || !isHard(each) ? exact : [...found.keys()].sort(), unsure: each.period === "" && !OF_A_YEAR.test(each.prefix) && !each.terms.some((term) => !GLUED_LETTER.test(term)) };
    }));
    return known.filter(({ terms, unsure }) => terms.length > 0 || !unsure);
  }

  /** The runs of words between the requirements, which become clauses. @param {Run} run @param {ReturnType<Planner["required"]>} required */
  async withoutRequired(run, required) {
    const known = await required;
    for (const each of known.filter(isHard)) {
      const { terms, period, start, end, text } = each;
      if (terms.length) this.clauses.push({ terms, fields: [...TEXT, "when"], boost: FULL, presence: "required" });
      // "9/2014" may be a month and begin a number: the number is the rarer, so it goes first.
      const numbers = terms.filter((term) => term.startsWith("#"));
      const group = numbers.length ? numbers : terms;
      if (group.length) this.groups.push(group);
      this.addPart(run.words.slice(start, end), terms.map((term) => [term]), period, text);
    }
    return between({ ...run, required: known }, known.filter(isHard));
  }

  /** A phrase that must stand there: all its pairs. @param {Word[]} words */
  async phrase(words) {
    const terms = await this.whole(words, "required");
    this.addPart(words, terms.every((term) => this.rows.has(term)) ? [terms] : []);
  }

  /** A phrase that must not stand there. @param {Word[]} words */
  async without(words) {
    await this.whole(words, "prohibited");
  }

  /** The terms of a phrase that must or must not stand there. @param {Word[]} words @param {"required" | "prohibited"} presence */
  async whole(words, presence) {
    if (words.length === 1) {
      const term = words[0].exact || words[0].folded;
      await this.words([term], true);
      this.clauses.push({ terms: [term], fields: TEXT, boost: FULL, presence });
      return [term];
    }
    const terms = pairsOf(words.map(({ folded }) => folded));
    const found = await this.pairRows(terms);
    // What holds every pair must go, which clauses cannot say; the rarest pair speaks for all.
    const rarest = terms.reduce((a, b) => ((found.get(a)?.number ?? 0) <= (found.get(b)?.number ?? 0) ? a : b));
    const asked = presence === "required" ? terms : [rarest];
    this.clauses.push(...asked.map((term) => ({ terms: [term], fields: PAIRS, boost: FULL, presence })));
    return terms;
  }

  /** @param {Word[]} words @param {string[][]} alternatives @param {string} [period] @param {string} [text] */
  addPart(words, alternatives, period = "", text = "") {
    const most = this.index.manifest.documents.toString(2).length + 1;
    const number = (/** @type {string} */ term) => this.rows.get(term)?.number ?? 0;
    const held = Math.max(...alternatives.map((terms) => Math.min(...terms.map(number))), 0);
    const weight = period ? most : Math.max(most - Math.max(held, 1).toString(2).length, 1);
    this.parts.push({ text: text || words.map(({ typed }) => typed).join(" "), period, weight, alternatives });
  }

  /** Words that stood side by side. @param {PlannedWord[]} words @param {boolean} open */
  async run(words, open) {
    const choices = await Promise.all(words.map((_, place) => this.choices(words, place, open && place === words.length - 1)));
    const folded = words.map((word) => word.folded);
    const spans = this.index.analyzer.abbreviations(folded);
    /** The alternatives of each word. @type {string[][][]} */
    const covers = words.map(() => []);
    const others = meanwhile(
      this.abbreviations(spans, words.length, covers),
      this.synonyms(folded, covers),
      words.length <= SHORT ? this.marked(words) : undefined,
    );
    const [linked, { namesIn }] = await Promise.all([
      words.length > 1 ? this.pairs(words, choices, spans, open, covers) : [false],
      words.length > 1 && this.mayName(words) ? import("./names.js") : { namesIn: async () => /** @type {import("./names.js").Name[]} */ ([]) },
    ]);
    const [names] = await Promise.all([namesIn(this, words, choices, open), others]);
    const inName = (/** @type {number} */ place) => names.some(({ start, end }) => start <= place && place < end);
    const loose = this.loose(words, (place) => linked[place] || inName(place) || covers[place].length > 0);
    const meaning = words.filter(({ small }) => !small).length;
    await Promise.all(words.map((word, place) => {
      const skipped = linked[place] || word.small || (word.year && !this.isBare(word.year)) || (inName(place) && word.folded.length === 1);
      if (skipped || loose.has(place)) return undefined;
      // What may be a syllable as it is typed is another one only beside what stands beside that.
      if (meaning > 1 && this.corrected.has(word.typed) && SYLLABLE.test(word.folded)) return void this.corrected.delete(word.typed);
      return this.alone(word, choices[place], open && place === words.length - 1, covers[place]);
    }));
    for (const { start, end, alternatives } of names) {
      // A name that nobody has is not another one misspelt.
      if (alternatives.length === 0) words.slice(start, end).forEach(({ typed }) => this.corrected.delete(typed));
      const within = covers.slice(start, end);
      const shared = within[0].filter((terms) => within.every((each) => each.some((other) => compare(terms, other) === 0)));
      this.addPart(words.slice(start, end), [...alternatives, ...shared]);
    }
    words.forEach((word, place) => {
      if (loose.has(place)) {
        this.corrected.delete(word.typed);
        let end = place;
        while (loose.has(end)) end += 1;
        if (!loose.has(place - 1)) this.addPart(words.slice(place, end), []);
      } else if (word.small || inName(place)) return;
      else if (word.year) this.addYear(word, word.year, covers[place]);
      else this.addPart([word], covers[place]);
    });
  }

  /** Whether a name may stand among words: there is a capital, or a family name that is nothing else. @param {Word[]} words */
  mayName(words) {
    return words.some((word) => CAPITAL.test(word.typed) || this.language.certain_surnames.some((key) => isWord(word, key)));
  }

  /**
   * Places of several syllables side by side, no two of which are so in the archive: it has not what they say.
   * @param {PlannedWord[]} words @param {(place: number) => boolean} isKnown
   */
  loose(words, isKnown) {
    /** @type {Set<number>} */
    const loose = new Set();
    /** @type {number[]} */
    let run = [];
    for (const [place, { folded, small, year }] of words.entries()) {
      run = isKnown(place) || small || year || !SYLLABLE.test(folded) ? [] : [...run, place];
      if (run.length >= SCATTERED) run.forEach((each) => loose.add(each));
    }
    return loose;
  }

  /** Whether a year is but a number, of which no article is. @param {Requirement} year */
  isBare(year) {
    return year.end - year.start === 1 && this.ownTerms(year).length === 0;
  }

  /** The terms of a year that articles are of. @param {Requirement} year */
  ownTerms({ terms }) {
    return terms.filter((term) => ["title", "when"].some((field) => this.rows.get(term)?.postings.get(field)?.refs.length));
  }

  /** @param {PlannedWord} word @param {Requirement} year @param {string[][]} covers */
  addYear(word, year, covers) {
    const { period } = year;
    const own = this.ownTerms(year);
    this.clauses.push(...own.map((term) => ({ terms: [term], fields: ["title", "when"], boost: FULL })));
    if (own.length) this.groups.push(own.length > 1 ? own.filter((term) => term !== period) : own);
    this.addPart([word], [...(own.length ? [[period]] : []), ...covers], period);
  }

  /** The syllables that a typed one may stand for. @param {Word[]} words @param {number} place @param {boolean} open @returns {Promise<Alternative[]>} */
  async choices(words, place, open) {
    const { folded, small } = words[place];
    const { syllables } = this.index;
    const quarter = words[place - 1]?.folded === "qui" ? quarterOf(folded) : 0;
    if (quarter) return [String(quarter), ROMAN_NUMBERS[quarter]].map((term) => ({ term, boost: FULL }));
    const begins = () => open && [...syllables.keys()].some((term) => term.startsWith(folded));
    const typed = [{ term: folded, boost: FULL }];
    if (small || this.index.foreign.has(folded) || folded.length < FEWEST || syllables.has(folded) || /^[0-9]+$/.test(folded) || begins()) return typed;
    const { isAbbreviation, nearest } = await import("./interpreting.js");
    if (isAbbreviation(words[place], words)) return typed;
    const near = nearest(folded, syllables).slice(0, MOST_TYPOS);
    if (near.length) this.corrected.set(words[place].typed, near);
    return near.map((term) => ({ term, boost: PARTLY }));
  }

  /**
   * Clauses for neighbouring words; which words have a pair that the archive holds.
   * @param {PlannedWord[]} words @param {Alternative[][]} choices @param {Span[]} spans @param {boolean} open @param {string[][][]} covers
   */
  async pairs(words, choices, spans, open, covers) {
    const { syllables } = this.index;
    const places = [...words.keys()].slice(0, -1);
    // What a misspelt word may stand for lies side by side after the word before it, but scattered as a first word.
    const first = (/** @type {number} */ place) => choices[place].slice(0, place ? 1 : MOST_FIRST);
    const asked = places.map((place) => first(place).flatMap((left) => choices[place + 1].map((right) => ({
      term: `_${left.term} ${right.term}`, boost: Math.min(left.boost, right.boost), right: right.term,
    }))));
    const last = places.length - 1;
    const prefixes = open ? choices[last].map(({ term }) => `_${term} ${words[last + 1].folded}`) : [];
    const found = await this.pairRows(asked.flat().map(({ term }) => term), prefixes);
    const linked = words.map(() => false);
    for (const place of places) {
      const grown = place === last ? [...found.keys()].filter((term) => prefixes.some((p) => term.startsWith(p))).sort() : [];
      const known = asked[place].filter(({ term }) => found.has(term));
      const group = [...new Set([...known.map(({ term }) => term), ...grown])];
      if (group.length === 0) continue;
      linked[place] = linked[place + 1] = true;
      this.clauses.push(...known.map(({ term, boost }) => ({ terms: [term], fields: PAIRS, boost })));
      const more = grown.filter((term) => !known.some((each) => each.term === term));
      if (more.length) this.clauses.push({ terms: more, fields: PAIRS, boost: PARTLY });
      covers[place].push(...group.map((term) => [term]));
      covers[place + 1].push(...group.map((term) => [term]));
      this.settle(words[place + 1].typed, known.map(({ right }) => right));
      // A pair at an abbreviation may stand there by its token; one with a word that means nothing is but a way of saying it.
      const within = spans.filter(({ start, end }) => place + 1 >= start && place < end).map(({ token }) => token);
      const pair = words.slice(place, place + 2);
      if (!pair.some(({ small, year }) => small || year)) this.groups.push([...group, ...within]);
      else if (pair.some(({ small }) => small)) this.verbatim.push(group);
    }
    // "viet nam" is "vietnam", too.
    const joined = places.map((place) => words[place].folded + words[place + 1].folded);
    await Promise.all(joined.map(async (term, place) => {
      if (!syllables.has(term) || words[place].folded.length < 2) return;
      await this.words([term], true);
      this.clauses.push({ terms: [term], fields: TEXT, boost: PARTLY });
      for (const each of [place, place + 1]) covers[each].push([term]);
    }));
    return linked;
  }

  /** Of the syllables that a typed one was read as, those that stand beside its neighbour go first. @param {string} typed @param {string[]} terms */
  settle(typed, terms) {
    const known = this.corrected.get(typed);
    if (known && terms.length) this.corrected.set(typed, [...new Set([...known.filter((term) => terms.includes(term)), ...known])]);
  }

  /** Exact tokens in titles. @param {Word[]} words */
  async marked(words) {
    const terms = words.map(({ exact }) => exact).filter(Boolean);
    if (terms.length === 0) return;
    await this.words(terms, words.length === 1);
    this.clauses.push(...terms.map((term) => ({ terms: [term], fields: words.length === 1 ? TEXT : ["title"], boost: MARKED })));
  }

  /** @param {Span[]} spans @param {number} length words in all @param {string[][][]} covers */
  async abbreviations(spans, length, covers) {
    // The full form beside other words stands in too many articles to fetch; the short one means them all.
    const whole = (/** @type {Span} */ { start, end }) => end - start === length || end - start === 1;
    await Promise.all(spans.map(({ token, ...place }) => this.words([token], whole({ token, ...place }))));
    const fields = new Map(spans.map((span) => [span.token, whole(span) ? TEXT : ["title"]]));
    for (const [term, where] of fields) {
      this.clauses.push({ terms: [term], fields: where, boost: FULL });
      if (where === TEXT && this.rows.has(term) && spans.some(({ start, end }) => end - start === length)) this.groups.push([term]);
    }
    for (const { token, start, end } of spans) {
      if (this.rows.has(token)) for (let place = start; place < end; place += 1) covers[place].push([token]);
    }
  }

  /** What else the words may be called: the pairs of it, or its one word. @param {string[]} folded @param {string[][][]} covers */
  async synonyms(folded, covers) {
    const { syllables } = this.index;
    /** @type {{start: number, end: number, terms: string[]}[]} */
    const asked = [];
    for (const [start] of folded.entries()) {
      for (let end = start + 1; end <= Math.min(folded.length, start + MOST_SYNONYM); end += 1) {
        const phrase = folded.slice(start, end).join(" ");
        // "0965 121 919", "2.075": plugins/search/searchable.py joins such numbers.
        if (/^(?:0[0-9]{1,4}(?: [0-9]{3,6}){1,3}|1[89]00 [0-9]{4,6}|[1-9][0-9]{0,2}(?: [0-9]{3})+)$/.test(phrase)) asked.push({ start, end, terms: [phrase.replaceAll(" ", "")] });
        const pieces = end === start + 1 && MAYBE_TWO.test(phrase) && !SYLLABLE.test(phrase) ? (await import("./interpreting.js")).split(phrase, syllables) : undefined;
        if (pieces && pieces.length > 1) asked.push({ start, end, terms: pairsOf(pieces.map((piece) => wordsOf(piece)[0].folded)) });
        for (const [typed, forms] of this.language.synonyms) {
          for (const form of typed.includes(phrase) ? forms : []) {
            const words = form.split(" ");
            const known = form !== phrase && words.every((word) => syllables.has(word) || /^[0-9]+$/.test(word));
            if (known) asked.push({ start, end, terms: words.length > 1 ? pairsOf(words) : words });
          }
        }
      }
    }
    const single = asked.flatMap(({ terms }) => terms.filter((term) => !term.startsWith("_")));
    const several = asked.flatMap(({ terms }) => terms.filter((term) => term.startsWith("_")));
    await Promise.all([single.length ? this.words(single, true) : undefined, several.length ? this.pairRows(several) : undefined]);
    for (const { start, end, terms } of asked) {
      if (!terms.every((term) => this.rows.has(term))) continue;
      this.clauses.push(...terms.map((term) => ({ terms: [term], fields: term.startsWith("_") ? PAIRS : TEXT, boost: PARTLY })));
      for (let place = start; place < end; place += 1) covers[place].push(terms);
    }
  }

  /** A word without neighbours: its syllable wherever it stands. @param {PlannedWord} word @param {Alternative[]} choices @param {boolean} open @param {string[][]} covers */
  async alone(word, choices, open, covers) {
    const terms = [...choices.map(({ term }) => term), ...(word.exact ? [word.exact] : [])];
    const [, found] = await Promise.all([
      this.words(terms, true),
      open ? this.index.rows("terms", [], [word.folded], this.signal) : new Map(),
    ]);
    this.keep(found);
    const grown = [...found.values()].filter((row) => row.postings.get("title")?.refs.length && row.term !== word.folded);
    const more = grown.map(({ term }) => term).sort();
    const known = choices.filter(({ term }) => this.rows.has(term));
    this.clauses.push(...known.map(({ term, boost }) => ({ terms: [term], fields: [...TEXT, "when"], boost })));
    if (more.length) this.clauses.push({ terms: more, fields: ["title"], boost: PARTLY });
    this.settle(word.typed, known.map(({ term }) => term));
    const marked = this.rows.has(word.exact) ? [word.exact] : [];
    const group = marked.length ? marked : [...known.map(({ term }) => term), ...more];
    if (group.length) this.groups.push(group);
    covers.push(...[...known.map(({ term }) => term), ...more].map((term) => [term]));
  }
}

/** A word of a run; year: the year that it is or the part of one. @typedef {Word & {year?: Requirement}} PlannedWord */

/** Whether a requirement must be met: a year is only preferred, since what is of one year may tell of another. @param {Requirement} requirement */
function isHard({ period }) {
  return !/^[0-9]{4}$/.test(period);
}

/** Whether a word is one with this tone key, typed with its marks or without any. @param {Word} word @param {string} key */
export function isWord({ exact, typed, folded }, key) {
  return exact ? toneKey(typed) === key : folded === fold(key);
}

/** The pairs of neighbouring syllables. @param {string[]} folded */
function pairsOf(folded) {
  return folded.slice(1).map((word, place) => `_${folded[place]} ${word}`);
}

/**
 * The words of a run cut where requirements are stated, years marked.
 * @param {Run} run @param {{start: number, end: number}[]} required
 */
function between(run, required) {
  /** @type {{words: PlannedWord[], open: boolean}[]} */
  const runs = [{ words: [], open: false }];
  for (const [place, word] of run.words.entries()) {
    const stated = required.some(({ start, end }) => start <= place && place < end);
    const year = run.required.find((each) => !isHard(each) && each.start <= place && place < each.end);
    if (!stated) runs[runs.length - 1].words.push(year ? { ...word, ...(word.folded === year.period ? { year } : { small: true }) } : word);
    else if (runs[runs.length - 1].words.length) runs.push({ words: [], open: false });
  }
  runs[runs.length - 1].open = run.open;
  return runs.filter(({ words }) => words.length > 0);
}

/** Lists of texts as Python compares them. @param {string[]} a @param {string[]} b */
function compare(a, b) {
  const place = a.findIndex((text, number) => text !== b[number]);
  if (place < 0) return a.length - b.length;
  return b[place] === undefined || a[place] > b[place] ? 1 : -1;
}
