/** What the server keeps of single articles beside the index: cards, facets and texts, fetched once each. */

import { get } from "./index.js";

/**
 * @typedef {{address: string, title: string, date: string, shown: string, category: string, authors: string[], summary: string}} Card
 * @typedef {{authors: string[], categories: string[], author: number[][], category: number[]}} Facets of one segment
 */

export class Articles {
  /** @param {import("./index.js").SearchIndex} index @param {string} base the path that the site lies below */
  constructor(index, base) {
    this.index = index;
    this.base = base;
    /** @type {Map<string, any>} */
    this.kept = new Map();
  }

  /** @param {URL} url @param {AbortSignal} [signal] */
  async json(url, signal) {
    const known = this.kept.get(url.href);
    if (known) return known;
    const value = await (await get(url, signal)).json();
    this.kept.set(url.href, value);
    return value;
  }

  /** @param {number} ref @param {AbortSignal} [signal] @returns {Promise<Card>} */
  async card(ref, signal) {
    const segment = this.index.segmentOf(ref);
    const place = ref - segment.first;
    const { together } = this.index;
    const cards = await this.json(this.index.url(segment.cards, `cards-${Math.floor(place / together)}.json`), signal);
    return cards[place % together];
  }

  /** The plain text of an article. @param {Card} card @param {AbortSignal} [signal] @returns {Promise<string>} */
  async text(card, signal) {
    const fragment = await this.json(new URL(`${this.base}${card.address}index.json`, this.index.root), signal);
    return fragment.text ?? "";
  }

  /** The category and authors of every article. @param {AbortSignal} [signal] @returns {Promise<(ref: number) => {category: string, authors: string[]}>} */
  async facets(signal) {
    const segments = this.index.segments;
    /** @type {Facets[]} */
    const all = await Promise.all(segments.map((/** @type {any} */ each) => this.json(this.index.url(each.cards, "facets.json"), signal)));
    return (ref) => {
      const number = segments.indexOf(this.index.segmentOf(ref));
      const facets = all[number];
      const place = ref - segments[number].first;
      const authors = facets.author[place].map((author) => facets.authors[author]);
      return { category: facets.categories[facets.category[place]], authors };
    };
  }

  /** The year of an article. @param {number} ref */
  year(ref) {
    const segment = this.index.segmentOf(ref);
    let last = segment.first;
    for (const [year, number] of segment.years) {
      last += number;
      if (ref < last) return String(year);
    }
    return "";
  }
}
