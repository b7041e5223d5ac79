/**
 * What the server keeps of single articles beside the index: cards, facets and texts, as plugins/search/cards.py and
 * fragments.py write them.
 *
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {{address: string, title: string, date: string, shown: string, category: string, authors: string[], summary: string,
 * period?: string, turn?: Turn}} Card
 * @typedef {[opens: string, ends: string, state: string]} Turn see plugins/content/model.py
 * @typedef {{authors: string[], categories: string[], tags: string[], author: (number[] | null)[],
 * category: (number | null)[], tag: (number[] | null)[], month: (number | null)[], turn: Record<string, Turn>}} Facets
 * by the numbers of articles; null where a number is not taken
 * @typedef {{category: string, authors: string[], tags: string[], month: number, turn?: Turn}} Facet of one article
 */

import { FileCache, LoadError } from "./fetching.js";

/** Results shown at once. */
export const AT_ONCE = 5;

export class Articles {
  /** @param {SearchIndex} index @param {string} base the path that the site lies below */
  constructor(index, base) {
    this.index = index;
    this.base = base;
    /** @type {FileCache<any>} */
    this.files = new FileCache((response) => response.json());
  }

  /** @param {number} ref @param {AbortSignal} [signal] @returns {Promise<Card>} */
  async card(ref, signal) {
    const { cards: folder, together } = this.index.manifest;
    const file = Math.floor(ref / together);
    const url = this.index.url(`${folder}/${file >> 8}/cards-${file}.json`); // 256 in a folder
    const card = (await this.files.get(url, signal))[ref % together];
    if (!card) throw new LoadError("missing", url.href); // it has another number since the manifest was read
    return card;
  }

  /** The plain text of an article. @param {Card} card @param {AbortSignal} [signal] @returns {Promise<string>} */
  async text(card, signal) {
    const name = card.address.endsWith("/") ? "index.json" : ".json"; // of a file beside the page
    const fragment = await this.files.get(this.index.url(this.base + card.address + name), signal);
    return fragment.text ?? "";
  }

  /** What every article may be filtered by. @param {AbortSignal} [signal] @returns {Promise<(ref: number) => Facet>} */
  async facets(signal) {
    const facets = await this.index.facets(signal);
    return (ref) => ({
      category: facets.categories[facets.category[ref] ?? -1] ?? "",
      authors: (facets.author[ref] ?? []).map((author) => facets.authors[author]),
      tags: (facets.tag[ref] ?? []).map((tag) => facets.tags[tag]),
      month: facets.month[ref] ?? 0,
      turn: facets.turn[ref],
    });
  }
}
