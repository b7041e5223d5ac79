/**
 * The index as it lies on the server: a manifest and small shards, fetched as they are asked for and kept.
 *
 * @typedef {import("./manifest.js").Family} Family
 * @typedef {import("./manifest.js").Manifest} Manifest
 * @typedef {import("./rows.js").Row} Row
 */

import { Analyzer } from "./analyzer.js";
import { FileCache } from "./fetching.js";
import { loadManifest, syllablesOf } from "./manifest.js";
import { Numbering } from "./numbering.js";
import { rowOf } from "./rows.js";
import { Shard, ShardDirectory } from "./shards.js";

export class SearchIndex {
  /** @param {URL} root the folder of the manifest @param {Manifest} manifest */
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    this.analyzer = new Analyzer(manifest.forms);
    this.numbering = new Numbering(manifest.years);
    /** @type {Record<Family, FileCache<Shard>>} */
    this.shards = { terms: shardCache("terms"), bodies: shardCache("bodies"), pairs: shardCache("pairs") };
    /** @type {FileCache<import("./cards.js").Facets>} */
    this.lists = new FileCache((response) => response.json());
    /** @type {Map<Family, ShardDirectory>} */
    this.directories = new Map();
    /** @type {Map<string, string> | undefined} */
    this.known = undefined;
    /** @type {Set<string> | undefined} */
    this.words = undefined;
  }

  /** @param {URL} root @param {AbortSignal} [signal] @param {RequestCache} [cache] */
  static async open(root, signal, cache) {
    return new SearchIndex(root, await loadManifest(root, signal, cache));
  }

  /** The folded syllables that articles hold, each with the magnitude of its frequency, A the least. */
  get syllables() {
    this.known ??= syllablesOf(this.manifest);
    return this.known;
  }

  /** Words of other languages that the data know, which are neither misspelt nor written as one. */
  get foreign() {
    this.words ??= new Set(this.manifest.language.synonyms.flatMap(([typed]) => typed.flatMap((phrase) => phrase.split(" "))));
    return this.words;
  }

  /** @param {string} name of a file @returns {URL} */
  url(name) {
    return new URL(name, this.root);
  }

  /** What all articles may be filtered by. @param {AbortSignal} [signal] @returns {Promise<import("./cards.js").Facets>} */
  facets(signal) {
    return this.lists.get(this.url(`${this.manifest.cards}/facets.json`), signal);
  }

  /** The numbers of all articles. @param {AbortSignal} [signal] */
  async taken(signal) {
    return (await this.facets(signal)).category.flatMap((category, ref) => (category === null ? [] : [ref]));
  }

  /** Where the shards of a family lie, worked out once asked for. @param {Family} family */
  directory(family) {
    const known = this.directories.get(family);
    const directory = known ?? new ShardDirectory(this.manifest.shards[family]);
    if (!known) this.directories.set(family, directory);
    return directory;
  }

  /**
   * The rows of a family by term: those asked for, and all that begin with a prefix.
   * @param {Family} family @param {string[]} terms @param {string[]} [prefixes] @param {AbortSignal} [signal]
   * @returns {Promise<Map<string, Row>>}
   */
  async rows(family, terms, prefixes = [], signal) {
    const bare = (/** @type {string} */ term) => (family === "pairs" ? term.slice(1) : term);
    const [some, beginnings] = [terms.map(bare), prefixes.map(bare)];
    const directory = this.directory(family);
    const addresses = directory.places(some, beginnings).map((place) => directory.addresses[place]);
    const shards = await Promise.all(addresses.map((address) => this.shards[family].get(this.url(address), signal)));
    const wanted = new Set(terms);
    const asked = (/** @type {string} */ term) => wanted.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    const rows = new Map();
    for (const shard of shards) {
      for (const term of shard.terms.keys()) if (asked(term)) rows.set(term, rowOf(shard, term));
    }
    return rows;
  }
}

/** @param {Family} family @returns {FileCache<Shard>} */
function shardCache(family) {
  return new FileCache(async (response) => new Shard(family, await response.text()));
}
