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
import { addRow } from "./rows.js";
import { Shard, ShardDirectory } from "./shards.js";

export class SearchIndex {
  /** @param {URL} root the folder of the manifest @param {Manifest} manifest */
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    this.analyzer = new Analyzer(manifest.forms);
    this.numbering = new Numbering(manifest.segments);
    /** @type {Record<Family, FileCache<Shard>>} */
    this.shards = { terms: shardCache("terms"), bodies: shardCache("bodies"), pairs: shardCache("pairs") };
    /** @type {Map<Family, ShardDirectory>[]} */
    this.directories = manifest.segments.map(() => new Map());
    /** @type {Map<string, string> | undefined} */
    this.known = undefined;
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

  /** @param {string} name of a file @returns {URL} */
  url(name) {
    return new URL(name, this.root);
  }

  /** Where the shards of a family lie, worked out once asked for. @param {number} segment @param {Family} family */
  directory(segment, family) {
    const known = this.directories[segment].get(family);
    const directory = known ?? new ShardDirectory(this.manifest.segments[segment].shards[family]);
    if (!known) this.directories[segment].set(family, directory);
    return directory;
  }

  /**
   * The rows of a family from every segment, by term: those asked for, and all that begin with a prefix.
   * @param {Family} family @param {string[]} terms @param {string[]} [prefixes] @param {AbortSignal} [signal]
   * @returns {Promise<Map<string, Row>>}
   */
  async rows(family, terms, prefixes = [], signal) {
    const bare = (/** @type {string} */ term) => (family === "pairs" ? term.slice(1) : term);
    const [some, beginnings] = [terms.map(bare), prefixes.map(bare)];
    const segments = await Promise.all(this.numbering.firsts.map((_, segment) => {
      const directory = this.directory(segment, family);
      const addresses = directory.places(some, beginnings).map((place) => directory.addresses[place]);
      return Promise.all(addresses.map((address) => this.shards[family].get(this.url(address), signal)));
    }));
    const wanted = new Set(terms);
    const asked = (/** @type {string} */ term) => wanted.has(term) || prefixes.some((prefix) => term.startsWith(prefix));
    const rows = new Map();
    segments.forEach((shards, segment) => {
      for (const shard of shards) {
        for (const term of shard.terms.keys()) if (asked(term)) addRow(rows, shard, term, this.numbering.firsts[segment]);
      }
    });
    return rows;
  }
}

/** @param {Family} family @returns {FileCache<Shard>} */
function shardCache(family) {
  return new FileCache(async (response) => new Shard(family, await response.text()));
}
