/**
 * The files that a search starts from, as plugins/search/manifest.py writes it.
 *
 * @typedef {"terms" | "bodies" | "pairs"} Family
 * @typedef {[letters: string, parts: string, long: string]} ShardList
 * letters of the digests of the shards, one after the other; the terms that part them; the terms of long lines, each with
 * a file of its own, and with a second one where "," ends it
 * @typedef {{small: string[], place_kinds: string[], certain_surnames: string[], leads: string[], surnames: string[],
 * honorifics: string[], synonyms: [string[], string[]][]}} Language
 * as plugins/search/language.py explains it
 * @typedef {{
 *   format: number, fields: Record<string, number>, documents: number, years: [number, number][], cards: string,
 *   together: number, categories: Record<string, string>, syllables: string, shards: Record<Family, ShardList>,
 * }} Manifest
 * documents: how many; years: oldest first, each with how many numbers its documents have among them, the first 0;
 * cards: their folder; together: numbers a file of cards
 * @typedef {{format: number, forms: Record<string, string[]>, language: Language}} Words
 */

import { printable } from "./codes.js";
import { LoadError, load } from "./fetching.js";

export const FORMAT = 10;
const LEVELLED = /([A-Z])/;

/**
 * @param {URL} root the folder of the manifest @param {AbortSignal} [signal] @param {RequestCache} [cache]
 * @returns {Promise<Manifest>}
 */
export async function loadManifest(root, signal, cache) {
  return readStart(await load(new URL("manifest.json", root), signal, cache), signal);
}

/** A file of this form. @param {Response} response @param {AbortSignal} [signal] @returns {Promise<any>} */
export async function readStart(response, signal) {
  let found;
  try {
    found = await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
  }
  if (found?.format !== FORMAT) throw new LoadError("format", response.url);
  return found;
}

/** The folded syllables, each with the magnitude of its frequency, A the least. @param {Manifest} manifest @returns {Map<string, string>} */
export function syllablesOf(manifest) {
  return new Map(printable(manifest.syllables, LEVELLED));
}
