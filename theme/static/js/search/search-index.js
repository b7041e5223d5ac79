/**
 * The index on the server: a manifest, words and small shards, fetched on demand and cached.
 *
 * @import { Facets } from "./cards.js"
 * @import { Family, Language, Manifest, Words } from "./manifest.js"
 * @import { Row } from "./rows.js"
 * @import { Kind } from "./shards.js"
 * @typedef {Map<number, number>} Scores by article number
 */

import { Analyzer } from "./analyzer.js";
import { FileCache, meanwhile } from "./fetching.js";
import { loadManifest, readStart, syllablesOf } from "./manifest.js";
import { complete, rowOf } from "./rows.js";
import { score } from "./scoring.js";
import { Shard, ShardDirectory } from "./shards.js";
import { ANY_CASE, isForeign, quietened } from "./text.js";

const WORDS = "words.json";
const ENGLISH = "english.json";

/** The site's path, without a slash at its end: the index lies two folders below it. @param {URL} root of the index */
export const siteBase = (root) => new URL("../..", root).pathname.slice(0, -1);

export class SearchIndex {
  /** @param {URL} root the folder of the manifest @param {Manifest} manifest @param {FileCache<Words>} words */
  constructor(root, manifest, words) {
    this.root = root;
    this.manifest = manifest;
    this.words = words;
    this.analyzer = new Analyzer({});
    this.language = /** @type {Language} */ ({}); // until `learn` loads it
    /** @type {Record<Kind, FileCache<Shard>>} */
    this.shards = { terms: shardCache("terms"), bodies: shardCache("bodies"), pairs: shardCache("pairs"), apart: shardCache("apart") };
    /** @type {FileCache<Facets>} */
    this.lists = new FileCache((response) => response.json());
    /** @type {Map<Family, ShardDirectory>} */
    this.directories = new Map();
    /** @type {Map<string, string> | undefined} */
    this.known = undefined;
    /** @type {FileCache<{synonyms: Language["synonyms"]}>} */
    this.english = new FileCache(readStart);
    /** Words that count as well-spelt even if no article has them: abbreviations and words with synonyms. */
    this.listed = new Set();
    /** Scores articles; outside a browser, tools/search has lunr itself do it. @type {(...given: Parameters<typeof score>) => Scores | Promise<Scores>} */
    this.score = score;
  }

  /** @param {URL} root @param {boolean} asked whether there is a query already @param {AbortSignal} [signal] @param {RequestCache} [cache] */
  static async open(root, asked, signal, cache) {
    const words = new FileCache(readStart);
    if (asked) meanwhile(words.get(new URL(WORDS, root), signal));
    return new SearchIndex(root, await loadManifest(root, signal, cache), words);
  }

  /** Preloads what every query needs. */
  prefetch() {
    return this.words.get(this.url(WORDS));
  }

  /** The synonyms of English words. @param {AbortSignal} [signal] */
  foreignWords(signal) {
    return this.english.get(this.url(ENGLISH), signal);
  }

  /** Loads abbreviations, language data and synonyms for a query. @param {string} question @param {AbortSignal} [signal] */
  async learn(question, signal) {
    const foreign = quietened(question).match(ANY_CASE)?.some(isForeign);
    const [{ forms, language }, english] = await Promise.all([
      this.words.get(this.url(WORDS), signal),
      foreign ? this.foreignWords(signal) : { synonyms: [] },
    ]);
    this.analyzer = new Analyzer(forms);
    this.language = { ...language, synonyms: [...language.synonyms, ...english.synonyms] };
    const short = Object.values(forms).flatMap((some) => some.filter((form) => !form.includes(" ")));
    this.listed = new Set([...short, ...this.language.synonyms.flatMap(([typed]) => typed.flatMap((phrase) => phrase.split(" ")))]);
  }

  /** The folded syllables in articles, each with the magnitude of its frequency, A the lowest. */
  get syllables() {
    this.known ??= syllablesOf(this.manifest);
    return this.known;
  }

  /** @param {string} name of a file @returns {URL} */
  url(name) {
    return new URL(name, this.root);
  }

  /** The facets of all articles. @param {AbortSignal} [signal] @returns {Promise<Facets>} */
  facets(signal) {
    return this.lists.get(this.url(`${this.manifest.cards}/facets.json`), signal);
  }

  /** The numbers of all articles. @param {AbortSignal} [signal] */
  async taken(signal) {
    return (await this.facets(signal)).category.flatMap((category, ref) => (category === null ? [] : [ref]));
  }

  /** The directory of a family's shards, built on first use. @param {Family} family */
  directory(family) {
    const known = this.directories.get(family);
    const directory = known ?? new ShardDirectory(family, this.manifest.shards[family]);
    if (!known) this.directories.set(family, directory);
    return directory;
  }

  /**
   * The rows of a family by term: the given terms, and all with one of the prefixes.
   * @param {Family} family @param {string[]} terms @param {string[]} [prefixes] @param {AbortSignal} [signal]
   * @param {boolean} [partial] whether they may lack separate body postings
   * @returns {Promise<Map<string, Row>>}
   */
  async rows(family, terms, prefixes = [], signal, partial = false) {
    const bare = (/** @type {string} */ term) => (family === "pairs" ? term.slice(1) : term);
    const [some, beginnings] = [terms.map(bare), prefixes.map(bare)];
    const directory = this.directory(family);
    const fetched = (/** @type {Kind} */ kind, /** @type {string[]} */ addresses) =>
      Promise.all(addresses.map((address) => this.shards[kind].get(this.url(address), signal)));
    const [shards, apart] = await Promise.all([
      fetched(family, directory.files(some, beginnings)),
      fetched("apart", partial ? [] : directory.filesApart(some, beginnings)),
    ]);
    const wanted = new Set(terms);
    const asked = (/** @type {string} */ term) => wanted.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    const rows = new Map();
    for (const shard of shards) {
      for (const term of shard.terms.keys()) if (asked(term)) rows.set(term, rowOf(shard, term));
    }
    for (const shard of apart) {
      for (const term of shard.terms.keys()) complete(rows.get(term), rowOf(shard, term));
    }
    return rows;
  }
}

/** @param {Kind} family @returns {FileCache<Shard>} */
function shardCache(family) {
  return new FileCache(async (response) => new Shard(family, await response.text()));
}
