//# allFunctionsCalledOnLoad
/**
 * The index as it lies on the server: a manifest and small shards, fetched as they are asked for and kept.
 * Written by plugins/search/shards.py and manifest.py, which explain the forms.
 */

import { Analyzer } from "./analyzer.js";

export const FORMAT = 2;
// What plugins/search/codes.py steps over, and the ends of items in its lists.
const SURROGATES = 0xd800;
const GAP = 0x800;
const SEPARATED = /([,;])/;
/** Letters of the name of a group's folder. */
const FOLDER = 6;
const LEVELLED = /([A-Z])/;
/** The fields whose postings a family holds, with their place among lunr's fields. */
const FAMILIES = {
  terms: [["title", 0], ["when", 4], ["body", 1]],
  bodies: [["body", 1]],
  pairs: [["title_pairs", 2], ["body_pairs", 3]],
};

/** Document numbers and dates: their postings in bodies lie with the others. */
const WHOLE = /^[#@]/;

/** What the server has is not what the page expects, or not there at all. */
export class IndexError extends Error {
  /** @param {"offline" | "missing" | "format"} reason @param {string} address */
  constructor(reason, address) {
    super(`${reason}: ${address}`);
    this.reason = reason;
  }
}

/**
 * @param {URL} url @param {AbortSignal} [signal] @param {RequestCache} [cache]
 * @returns {Promise<Response>} rejected with IndexError when there is no good answer
 */
export async function get(url, signal, cache) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { signal, cache });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new IndexError("offline", url.href);
  }
  if (!response.ok) throw new IndexError("missing", url.href);
  return response;
}

/** A shard taken apart: its terms, and where the numbers of each begin. */
class Shard {
  /** @param {keyof typeof FAMILIES} family @param {string} text */
  constructor(family, text) {
    this.family = family;
    this.numbers = numbers(text);
    /** @type {Map<string, {sizes: number[], firstBody: number, start: number}>} */
    this.terms = new Map();
    const terms = this.readTerms();
    const sizes = terms.map(() => this.readSizes());
    terms.forEach((term, place) => {
      const start = this.place;
      sizes[place].sizes.forEach((size, field) => this.holds(term, field) && this.skip(size));
      this.terms.set(term, { ...sizes[place], start });
    });
  }

  next() {
    return this.numbers[this.place++];
  }

  readTerms() {
    this.place = 0;
    const prefix = this.family === "pairs" ? "_" : "";
    let before = "";
    return Array.from({ length: this.next() }, () => {
      const shared = this.next();
      const end = this.place + 1 + this.numbers[this.place];
      before = before.slice(0, shared) + String.fromCodePoint(...this.numbers.slice(this.place + 1, end));
      this.place = end;
      return prefix + before;
    });
  }

  readSizes() {
    const sizes = FAMILIES[this.family].map(() => this.next());
    return { sizes, firstBody: this.family === "terms" && sizes[2] ? this.next() : -1 };
  }

  /** Whether the postings of a term in a field lie here. @param {string} term @param {number} field its place in the family */
  holds(term, field) {
    return this.family !== "terms" || field < 2 || WHOLE.test(term);
  }

  /** @param {number} size */
  skip(size) {
    for (let left = size; left > 0; left -= 1) this.place += this.numbers[this.place] & 1 ? 2 : 1;
  }

  /** The postings at the place, moved by the references before the segment. @param {number} size @param {number} base */
  read(size, base) {
    const refs = [];
    const counts = [];
    for (let left = size, ref = base - 1; left > 0; left -= 1) {
      const step = this.next();
      ref += step >> 1;
      refs.push(ref);
      counts.push(step & 1 ? this.next() : 1);
    }
    return { refs, counts };
  }
}

export class SearchIndex {
  /** @param {URL} root the folder of the manifest @param {any} manifest */
  constructor(root, manifest) {
    if (manifest?.format !== FORMAT) throw new IndexError("format", root.href);
    this.root = root;
    this.boosts = manifest.fields;
    this.categories = manifest.categories;
    this.together = manifest.together;
    this.analyzer = new Analyzer(manifest.forms);
    this.listed = /** @type {string} */ (manifest.syllables);
    this.documents = 0;
    this.segments = manifest.segments.map((/** @type {any} */ segment) => {
      const first = this.documents;
      this.documents += segment.documents;
      return { ...segment, first, families: {} };
    });
    /** @type {Map<string, Promise<Shard>>} */
    this.shards = new Map();
  }

  /** @param {URL} root @param {AbortSignal} [signal] @param {RequestCache} [cache] */
  static async open(root, signal, cache) {
    const response = await get(new URL("manifest.json", root), signal, cache);
    let manifest;
    try {
      manifest = await response.json();
    } catch (error) {
      if (signal?.aborted) throw error;
    }
    return new SearchIndex(root, manifest);
  }

  /** The folded syllables, each with the magnitude of its frequency, A the least. @returns {Map<string, string>} */
  get syllables() {
    this.known ??= new Map(printable(this.listed, LEVELLED));
    return this.known;
  }

  /** Where the shards of a family begin and lie, worked out once asked for. @param {any} segment @param {keyof typeof FAMILIES} family */
  placed(segment, family) {
    return (segment.families[family] ??= placed(segment.shards[family]));
  }

  /** The address of a file. @param {string} folder @param {string} name */
  url(folder, name) {
    return new URL(`${folder}/${name}`, this.root);
  }

  /** The segment that holds an article. @param {number} ref */
  segmentOf(ref) {
    return this.segments.findLast((/** @type {any} */ segment) => segment.first <= ref);
  }

  /**
   * The rows of a family from every segment, by term: those asked for, and all that begin with a prefix.
   * @param {keyof typeof FAMILIES} family @param {string[]} terms @param {string[]} [prefixes] @param {AbortSignal} [signal]
   * @returns {Promise<Map<string, import("./search.js").Row>>}
   */
  async rows(family, terms, prefixes = [], signal) {
    const skip = family === "pairs" ? 1 : 0;
    const wanted = new Set(terms);
    const places = this.segments.map((/** @type {any} */ segment) => {
      const { starts } = this.placed(segment, family);
      const found = new Set([...wanted].map((term) => shardOf(starts, term.slice(skip))));
      for (const prefix of prefixes) {
        const last = shardOf(starts, `${prefix.slice(skip)}\uffff`);
        for (let number = shardOf(starts, prefix.slice(skip)); number <= last; number += 1) found.add(number);
      }
      return [...found].filter((number) => number >= 0);
    });
    const shards = await Promise.all(places.map((/** @type {number[]} */ found, /** @type {number} */ place) =>
      Promise.all(found.map((number) => this.shard(this.segments[place], family, number, signal)))));
    const asked = (/** @type {string} */ term) => wanted.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    const rows = new Map();
    shards.forEach((found, place) => {
      for (const shard of found) {
        for (const term of shard.terms.keys()) if (asked(term)) addTo(rows, shard, term, this.segments[place].first);
      }
    });
    return rows;
  }

  /** @param {any} segment @param {keyof typeof FAMILIES} family @param {number} number @param {AbortSignal} [signal] */
  async shard(segment, family, number, signal) {
    const url = new URL(this.placed(segment, family).addresses[number], this.root);
    // What an earlier search is fetching may be given up with it; then it is fetched anew.
    const kept = this.shards.get(url.href);
    const known = kept && (await kept.catch(() => undefined));
    if (known) return known;
    const made = get(url, signal).then((response) => response.text()).then((text) => new Shard(family, text));
    this.shards.set(url.href, made);
    made.catch(() => this.shards.delete(url.href));
    return made;
  }
}

/**
 * The shards of a family: the terms that part them, and their addresses: numbers in the folders of their groups.
 * @param {[string, string]} shards the folders of the groups, one after the other; the terms, ";" ends those of a group
 */
function placed([folders, list]) {
  /** @type {string[]} */
  const starts = [];
  /** @type {string[]} */
  const addresses = [];
  let group = 0;
  let number = 0;
  for (const [text, end] of printable(list, SEPARATED)) {
    starts.push(text);
    addresses.push(`${folders.slice(group * FOLDER, (group + 1) * FOLDER)}/${number}.txt`);
    [group, number] = end === ";" ? [group + 1, 0] : [group, number + 1];
  }
  return { starts, addresses };
}

/** The shard that would hold a term: the last that begins at or before it. @param {string[]} starts @param {string} term */
function shardOf(starts, term) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, starts.length ? 0 : -1);
}

/** @param {Map<string, import("./search.js").Row>} rows @param {Shard} shard @param {string} term @param {number} base */
function addTo(rows, shard, term, base) {
  const { sizes, firstBody, start } = /** @type {NonNullable<ReturnType<typeof shard.terms.get>>} */ (shard.terms.get(term));
  const known = rows.get(term);
  const row = known ?? { term, number: 0, first: Infinity, field: 0, postings: new Map() };
  row.number += sizes.reduce((sum, size) => sum + size, 0);
  shard.place = start;
  const firsts = firstBody >= 0 ? [[base + firstBody, 1]] : [];
  for (const [place, [field, number]] of /** @type {[string, number][]} */ (FAMILIES[shard.family]).entries()) {
    if (!shard.holds(term, place)) continue;
    const { refs, counts } = shard.read(sizes[place], base);
    const before = row.postings.get(field);
    row.postings.set(field, before ? { refs: before.refs.concat(refs), counts: before.counts.concat(counts) } : { refs, counts });
    if (refs.length) firsts.push([refs[0], number]);
  }
  for (const [first, field] of firsts) {
    // Not within a segment that comes later: its references are all larger.
    if (first < row.first || (first === row.first && field < row.field)) Object.assign(row, { first, field });
  }
  rows.set(term, row);
}

/** Rows of "terms" with the postings in bodies put in. @param {Map<string, import("./search.js").Row>} terms @param {Map<string, import("./search.js").Row>} bodies */
export function withBodies(terms, bodies) {
  for (const [term, row] of bodies) terms.get(term)?.postings.set("body", row.postings.get("body") ?? { refs: [], counts: [] });
  return terms;
}

/** The numbers that a text of code points stands for, as plugins/search/codes.py writes them. @param {string} text */
function numbers(text) {
  return Array.from(text, (char) => {
    const code = /** @type {number} */ (char.codePointAt(0));
    return code < SURROGATES ? code : code - GAP;
  });
}

/**
 * The items of a list front-coded in visible characters, each with its end mark: a digit (characters shared with the
 * item before), the rest, and the end mark.
 * @param {string} text @param {RegExp} ends an end mark, as a group
 */
function printable(text, ends) {
  /** @type {[string, string][]} */
  const items = [];
  const cut = text.split(ends);
  for (let place = 0, item = ""; place + 1 < cut.length; place += 2) {
    item = item.slice(0, Number(cut[place][0])) + cut[place].slice(1);
    items.push([item, cut[place + 1]]);
  }
  return items;
}
