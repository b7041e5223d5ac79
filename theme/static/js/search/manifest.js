/**
 * The files that every search starts from, as written by plugins/search/manifest.py.
 *
 * @typedef {"terms" | "bodies" | "pairs"} Family
 * @typedef {[letters: string, parts: string, long: string]} ShardList
 * letters: the shards' digests, concatenated; parts: where each shard starts; long: the terms of long lines, each
 * with its own file, and with a second file if terminated by ","
 * @typedef {{small: string[], place_kinds: string[], certain_surnames: string[], leads: string[], day_leads: string[],
 * surnames: string[], honorifics: string[], posts: string[], synonyms: [string[], string[]][]}} Language
 * see plugins/search/language.py
 * @typedef {{
 *   format: number, fields: Record<string, number>, documents: number, years: [number, number][], cards: string,
 *   together: number, categories: Record<string, string>, syllables: string, shards: Record<Family, ShardList>,
 * }} Manifest
 * documents: how many; years: oldest first, each with the size of its range of article numbers, starting from 0;
 * cards: the folder of cards; together: article numbers per file of cards
 * @typedef {{format: number, forms: Record<string, string[]>, language: Language}} Words
 */

import { printable } from "./codes.js";
import { LoadError, load } from "./fetching.js";

export const FORMAT = 12;
const LEVELLED = /([A-Z])/;

/**
 * @param {URL} root the folder of the manifest @param {AbortSignal} [signal] @param {RequestCache} [cache]
 * @returns {Promise<Manifest>}
 */
export async function loadManifest(root, signal, cache) {
  return readStart(await load(new URL("manifest.json", root), signal, cache), signal);
}

/** Parses a file; LoadError if its format is not FORMAT. @param {Response} response @param {AbortSignal} [signal] @returns {Promise<any>} */
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

/** The folded syllables, each with the magnitude of its frequency, A the lowest. @param {Manifest} manifest @returns {Map<string, string>} */
export function syllablesOf(manifest) {
  return new Map(printable(manifest.syllables, LEVELLED));
}
