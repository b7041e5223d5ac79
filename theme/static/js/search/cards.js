/**
 * The data of single articles that the server keeps beside the index: cards, facets and texts, as written by
 * plugins/search/cards.py and plugins/open_data.
 *
 * @import { SearchIndex } from "./search-index.js"
 * @typedef {{address: string, title: string, date: string, shown: string, category: string, authors: string[], summary: string,
 * period?: string, turn?: Turn, picture?: Photograph,
 * english?: English, attached?: boolean, lang?: string}} Card
 * attached: whether it has attached files with texts
 * lang: the language of its title and summary, if not Vietnamese
 * @typedef {[address: string, title: string, summary: string]} English its translation
 * @typedef {{address: string, numbered: boolean, texts: string[]}} Attached a file by its address on this site; numbered:
 * whether each text is one page
 * @typedef {[opens: string, ends: string, state: string]} Turn see plugins/content/model.py
 * @typedef {[best: string, type: string, plain: string, width: number, height: number]} Photograph the smallest renditions
 * @typedef {{names: Record<Named, string[]>, category: (number | null)[], month: (number | null)[], turn: Record<string, Turn>}
 * & Record<Several, (number[] | null)[]>} Facets indexed by article number; null where a number is unused
 * @typedef {"author" | "tag" | "official" | "kind"} Several
 * @typedef {"category" | Several} Named
 * @typedef {{month: number, turn?: Turn} & Record<Named, string[]>} Facet the facets of one article
 */

import { FileCache, LoadError, meanwhile } from "./fetching.js";
import { siteBase } from "./search-index.js";
import { fold } from "./text.js";

/** How many results are shown at first. */
export const AT_ONCE = 5;

export class Articles {
  /** @param {SearchIndex} index */
  constructor(index) {
    this.index = index;
    this.base = siteBase(index.root);
    /** @type {FileCache<any>} */
    this.files = new FileCache((response) => response.json());
  }

  /** @param {number} ref @param {AbortSignal} [signal] @returns {Promise<Card>} */
  async card(ref, signal) {
    const { cards: folder, together } = this.index.manifest;
    const file = Math.floor(ref / together);
    // 256 files per folder.
    const url = this.index.url(`${folder}/${file >> 8}/cards-${file}.json`);
    const card = (await this.files.get(url, signal))[ref % together];
    // The article was renumbered after the manifest was read.
    if (!card) throw new LoadError("missing", url.href);
    return typeof card.address === "number" ? { ...card, address: `${byTitle(card).slice(0, card.address)}/` } : card;
  }

  /** The open data of an article. @param {Card} card @param {AbortSignal} [signal] */
  data(card, signal) {
    // The JSON file beside the page.
    const name = card.address.endsWith("/") ? "index.json" : ".json";
    return this.files.get(this.index.url(this.base + card.address + name), signal);
  }

  /** The plain text of an article. @param {Card} card @param {AbortSignal} [signal] @returns {Promise<string>} */
  async text(card, signal) {
    return (await this.data(card, signal)).text ?? "";
  }

  /** Fetches the texts of articles that are likely to be read next. @param {number[]} refs @param {AbortSignal} [signal] */
  prefetch(refs, signal) {
    meanwhile(...refs.map(async (ref) => this.text(await this.card(ref, signal), signal)));
  }
}

/** The address that the title and the date of an article give. @param {Card} card */
function byTitle({ title, date }) {
  return `/${date.slice(0, 4)}/${date.slice(5, 7)}/${fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-/, "")}`;
}
