/**
 * What the server keeps of single articles beside the index: cards, facets and texts, as plugins/search/cards.py and
 * fragments.py write them.
 *
 * @typedef {import("./search-index.js").SearchIndex} SearchIndex
 * @typedef {{address: string, title: string, date: string, shown: string, category: string, authors: string[], summary: string}} Card
 * @typedef {{authors: string[], categories: string[], author: number[][], category: number[]}} Facets of one segment
 * @typedef {{category: string, authors: string[]}} Facet of one article
 */

import { FileCache } from "./fetching.js";

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
    const { numbering, manifest } = this.index;
    const { segment, place } = numbering.locate(ref);
    const name = `${manifest.segments[segment].cards}/cards-${Math.floor(place / manifest.together)}.json`;
    const cards = await this.files.get(this.index.url(name), signal);
    return cards[place % manifest.together];
  }

  /** The plain text of an article. @param {Card} card @param {AbortSignal} [signal] @returns {Promise<string>} */
  async text(card, signal) {
    const fragment = await this.files.get(this.index.url(`${this.base}${card.address}index.json`), signal);
    return fragment.text ?? "";
  }

  /** The category and authors of every article. @param {AbortSignal} [signal] @returns {Promise<(ref: number) => Facet>} */
  async facets(signal) {
    const { numbering, manifest } = this.index;
    /** @type {Facets[]} */
    const all = await Promise.all(manifest.segments.map(({ cards }) => this.files.get(this.index.url(`${cards}/facets.json`), signal)));
    return (ref) => {
      const { segment, place } = numbering.locate(ref);
      const facets = all[segment];
      const authors = facets.author[place].map((author) => facets.authors[author]);
      return { category: facets.categories[facets.category[place]], authors };
    };
  }
}
