/**
 * The small files that make up the index, as written by plugins/search/shards.py.
 *
 * @import { Family, ShardList } from "./manifest.js"
 * @typedef {{refs: number[], counts: number[]}} Postings the articles with a term in a field, and the counts there
 * @typedef {Family | "apart"} Kind of a shard; apart: the body postings of pairs that are stored separately
 */

import { codeNumbers, printable } from "./codes.js";

/** The length of a shard's digest. */
const DIGEST_LETTERS = 3;
const SEPARATED = /([,;])/;
/** The fields whose postings each kind of shard holds, with their position among lunr's fields. @type {Record<Kind, [string, number][]>} */
export const FAMILIES = {
  terms: [["title", 0], ["when", 4], ["body", 1]],
  bodies: [["body", 1]],
  pairs: [["title_pairs", 2], ["body_pairs", 3]],
  apart: [["body_pairs", 3]],
};
/** Matches document numbers and dates, whose body postings are in the same shard as the others. */
const WHOLE = /^[#@]/;

/** A parsed shard: its terms, and where the numbers of each start. */
export class Shard {
  /** @param {Kind} family @param {string} text */
  constructor(family, text) {
    this.family = family;
    this.numbers = codeNumbers(text);
    this.place = 0;
    /** @type {Map<string, {sizes: number[], first: number, start: number}>} first: the first article by body, if body postings are elsewhere, or -1 */
    this.terms = new Map();
    const terms = this.readTerms();
    const sizes = terms.map(() => this.readSizes());
    terms.forEach((term, place) => {
      const start = this.place;
      sizes[place].sizes.forEach((size, field) => {
        if (field === 1 && this.family === "pairs") this.place += sizes[place].sizes[0];
        if (this.holds(term, field, sizes[place].first)) this.skip(size);
      });
      this.terms.set(term, { ...sizes[place], start });
    });
  }

  /** @returns {number} */
  next() {
    return this.numbers[this.place++];
  }

  readTerms() {
    const prefix = this.family === "pairs" || this.family === "apart" ? "_" : "";
    let before = "";
    return Array.from({ length: this.next() }, () => {
      const shared = this.next();
      const start = this.place + 1;
      this.place = start + this.numbers[this.place];
      before = before.slice(0, shared) + String.fromCodePoint(...this.numbers.slice(start, this.place));
      return prefix + before;
    });
  }

  readSizes() {
    const sizes = FAMILIES[this.family].map(() => this.next());
    if (this.family === "terms") return { sizes, first: sizes[2] ? this.next() : -1 };
    if (this.family === "pairs") return { sizes: [sizes[0], sizes[1] >> 1], first: sizes[1] & 1 ? this.next() : -1 };
    return { sizes, first: -1 };
  }

  /** Whether this shard has the postings of a term in a field. @param {string} term @param {number} field its place in the family @param {number} first */
  holds(term, field, first) {
    if (this.family === "pairs") return field === 0 || first < 0;
    return this.family !== "terms" || field < 2 || WHOLE.test(term);
  }

  /** @param {number} size */
  skip(size) {
    const end = this.place + size;
    let counts = 0;
    for (; this.place < end; this.place += 1) counts += this.numbers[this.place] & 1;
    this.place += counts;
  }

  /** Reads the postings at the current place: a column of gaps between articles, then one of counts above 1. @param {number} size @returns {Postings} */
  read(size) {
    const steps = this.numbers.slice(this.place, this.place + size);
    this.place += size;
    let ref = -1;
    const refs = steps.map((step) => (ref += step >> 1));
    return { refs, counts: steps.map((step) => (step & 1 ? this.next() : 1)) };
  }

  /** Reads the body postings of a pair in the articles with it in the title. @param {number[]} titled @returns {Postings} */
  own(titled) {
    const counts = titled.map(() => this.next());
    return { refs: titled.filter((_, place) => counts[place]), counts: counts.filter(Boolean) };
  }
}

/** Finds the file of each shard of a family. */
export class ShardDirectory {
  /** @param {Family} family @param {ShardList} shards */
  constructor(family, [letters, parts, long]) {
    this.family = family;
    this.letters = letters;
    this.starts = printable(parts, SEPARATED).map(([text]) => text);
    /** The terms from which file names are made, in order. */
    this.names = [...this.starts];
    /** The places of long lines in `names`, by term. @type {Map<string, number>} */
    this.long = new Map();
    /** The places of their separate body postings, by term. @type {Map<string, number>} */
    this.apart = new Map();
    for (const [term, end] of printable(long, SEPARATED)) {
      this.long.set(term, this.names.push(term) - 1);
      if (end === ",") this.apart.set(term, this.names.push(`${term}+`) - 1);
    }
  }

  /** The path of a file, computed on demand since there are many. @param {number} place */
  address(place) {
    let number = Object.keys(FAMILIES).indexOf(this.family);
    for (const char of this.names[place]) number = (number * 31 + (char.codePointAt(0) ?? 0)) % 2 ** 32;
    const digest = this.letters.slice(place * DIGEST_LETTERS, (place + 1) * DIGEST_LETTERS);
    return `${(number % 16).toString(16)}/${Math.floor(number / 16).toString(16)}-${digest}.txt`;
  }

  /** The files of separate body postings for terms and prefixes. @param {string[]} terms @param {string[]} prefixes */
  filesApart(terms, prefixes) {
    const asked = [...this.apart].filter(([term]) => terms.includes(term) || prefixes.some((prefix) => term.startsWith(prefix)));
    return asked.map(([, place]) => this.address(place));
  }

  /** The files that would hold the terms, and all that hold terms with one of the prefixes. @param {string[]} terms @param {string[]} prefixes */
  files(terms, prefixes) {
    const found = new Set(terms.map((term) => this.long.get(term) ?? this.place(term)));
    for (const prefix of prefixes) {
      const last = this.place(`${prefix}\uffff`);
      for (let place = this.place(prefix); place <= last; place += 1) found.add(place);
      for (const [term, place] of this.long) if (term.startsWith(prefix)) found.add(place);
    }
    return [...found].filter((place) => place < this.names.length).map((place) => this.address(place));
  }

  /** The shard that would hold a term: the last that starts at or before it. @param {string} term */
  place(term) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }
}
