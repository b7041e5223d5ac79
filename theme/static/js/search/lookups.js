/**
 * Looks up named things in small files, which plugins/search/lookups.py writes and explains.
 *
 * @typedef {{keys: string[], kind: string, title: string, note: string, address: string, count: number}} Lookup
 */

import { piece } from "./analyzer.js";
import { FileCache } from "./fetching.js";
import { cleaned } from "./query.js";
import { IS_YEAR, runs } from "./text.js";

const MOST = 4;
const ZEROS = /^0*([0-9]+[0-9a-z]*)$/;
/** Matches "47/2020", "362/qđ", "71-KL", but not "24/7". */
const LIKE_A_NUMBER = /^\P{L}*[0-9]+[a-z]?[/-](?:[0-9]{4}(?![0-9])|\p{L})/u;
/** Matches the word before a number of something else: "quý 3 2019", "khóa 13". */
const COUNTED = /^(?:qui|thang|ngay|nam|tuan|ki|dot|lan|khoa|lop|hang)$/;

/** The words of a query, normalised like keys. @param {string} text */
export function keyWords(text) {
  const words = runs(text).flatMap((run) => piece(run).folded);
  return words
    .filter((word, place) => word !== "so" || !/^[0-9]/.test(words[place + 1] ?? ""))
    .map((word) => word.replace(ZEROS, "$1"));
}

/** The number of the file that holds a head. @param {string} head @param {number} files */
export function placeOf(head, files) {
  let number = 0;
  for (let at = 0; at < head.length; at += 1) number = (number * 31 + head.charCodeAt(at)) % 65536;
  return number % files;
}

export class Lookups {
  /** @param {URL} root the folder of the index @param {string} listed the number of files, then the heads that are names */
  constructor(root, listed) {
    const [files, ...names] = listed.split(" ");
    this.root = root;
    this.files = Number(files);
    this.names = new Set(names);
    /** @type {FileCache<Lookup[]>} */
    this.cache = new FileCache(async (response) => (await response.json()).map(lookupOf));
  }

  /**
   * What a query names, that with the most articles first.
   * @param {string} query @param {AbortSignal} [signal] @returns {Promise<Lookup[]>}
   */
  async named(query, signal) {
    const undated = runs(await cleaned(query)).filter((run) => !piece(run).whole.some((token) => token.startsWith("@")));
    const isNumber = (/** @type {string} */ word) => /^[0-9]/.test(word) && !IS_YEAR.test(word);
    const asked = keyWords(undated.join(" ")).filter((word, place, all) => !isNumber(word) || !COUNTED.test(all[place - 1] ?? ""));
    const number = undated.filter((run) => LIKE_A_NUMBER.test(run)).flatMap(keyWords).find(isNumber);
    const head = number ?? asked.find((word) => this.names.has(word)) ?? asked.find(isNumber);
    if (!head) return [];
    const url = new URL(`lookups/${placeOf(head, this.files)}.json`, this.root);
    const all = await this.cache.get(url, signal);
    const words = ` ${asked.join(" ")} `;
    const length = (/** @type {Lookup} */ { keys }) => Math.max(0, ...keys.filter((key) => words.includes(` ${key} `)).map((key) => key.length));
    const held = all.map((one) => ({ one, held: length(one) })).filter((each) => each.held > 0);
    // Of each kind only the longest matches count: a whole number rules out those that only share its beginning.
    const best = held.filter((each) => held.every((other) => other.one.kind !== each.one.kind || other.held <= each.held));
    return best.map(({ one }) => one).sort((a, b) => b.count - a.count).slice(0, MOST);
  }
}

/** @param {[string[], string, string, string, string, number]} row @returns {Lookup} */
function lookupOf([keys, kind, title, note, address, count]) {
  return { keys, kind, title, note, address, count };
}
