/**
 * The view of the search page: its wording is in the page's templates, and text is never set as HTML.
 *
 * @import { Attached, Card, Photograph, Turn } from "./cards.js"
 * @import { Part } from "./excerpts.js"
 * @import { Lookup } from "./lookups.js"
 * @import { SearchIndex } from "./search-index.js"
 */

import { excerpt, parts, ranges } from "./excerpts.js";

export class View {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
    this.input = /** @type {HTMLInputElement} */ (find('[name="q"]'));
    this.status = find("[data-search-status]");
    this.help = find("[data-search-help]");
    this.named = find("[data-search-lookups]");
    this.lookup = /** @type {HTMLTemplateElement} */ (find("[data-search-lookup]"));
    this.results = find("[data-search-results]");
    this.near = find("[data-search-near]");
    this.nearResults = find("[data-search-near-results]");
    this.note = find("[data-search-note]");
    this.more = find("[data-search-more]");
    this.retry = find("[data-search-retry]");
    this.item = /** @type {HTMLTemplateElement} */ (find("[data-search-item]"));
    this.texts = /** @type {HTMLTemplateElement} */ (find("[data-search-texts]"));
  }

  get query() {
    return this.input.value;
  }

  /** A text of the page with its {names} filled in. @param {string} name @param {Record<string, string | number>} [values] */
  text(name, values = {}) {
    const text = this.texts.content.querySelector(`[data-text="${name}"]`)?.textContent ?? "";
    return text.replace(/\{(\w+)\}/g, (_, key) => {
      const value = values[key] ?? "";
      // Not toLocaleString, whose first call loads locale data.
      return typeof value === "number" ? String(value).replace(/\B(?=(\d{3})+$)/g, ".") : value;
    });
  }

  /** @param {"idle" | "loading" | "done" | "error"} state @param {string} text @param {string} [help] */
  state(state, text, help = "") {
    this.status.textContent = text;
    this.status.dataset.searchStatus = state;
    this.help.textContent = help;
    this.help.hidden = !help;
    this.retry.hidden = state !== "error";
    if (state === "loading") return;
    this.results.removeAttribute("aria-busy");
    delete document.documentElement.dataset.asked;
  }

  idle() {
    this.clear();
    this.state("idle", this.query.trim() ? this.text("idle") : "");
  }

  loading() {
    this.results.setAttribute("aria-busy", "true");
    this.state("loading", this.text("loading"));
  }

  slow() {
    if (this.status.dataset.searchStatus === "loading") this.status.textContent = this.text("slow");
  }

  /** @param {"offline" | "missing" | "format"} reason */
  error(reason) {
    this.clear();
    this.state("error", this.text(reason), this.text(`${reason}-help`));
  }

  /**
   * Reports what was found, how much of it is shown, and the parts that no article has.
   * @param {{complete: number, near: number, shown: number, period: string, nowhere: string[], more: boolean}} result
   * period: the name of a period without articles; more: whether there may be more results
   */
  done({ complete, near, shown, period, nowhere, more }) {
    const partly = shown < complete + near || more;
    this.more.hidden = !partly;
    const kinds = period ? "period" : more ? (complete ? "at-least" : "near-at-least") : complete && near ? "both" : near ? "near" : "found";
    const text = this.text(kinds, { number: complete, near, period });
    this.state("done", partly ? this.text("shown", { text: text.replace(/\.$/, ""), shown }) : text, this.nowhere(nowhere));
    this.near.hidden = complete === 0 || near === 0 || shown <= complete;
  }

  /** @param {boolean} filtered @param {string} period @param {string[]} nowhere */
  none(filtered, period, nowhere) {
    this.clear();
    const query = this.query.trim().slice(0, 80);
    const text = period && !filtered ? this.text("no-period", { period }) : this.text("none", { query });
    const parts = nowhere.filter((words) => words !== query); // the status names the whole query
    this.state("done", text, [this.nowhere(parts), this.text(filtered ? "filtered-help" : "none-help")].filter(Boolean).join(" "));
  }

  /** @param {string[]} words */
  nowhere(words) {
    return words.length ? this.text("nowhere", { words: words.map((word) => `“${word}”`).join(", ") }) : "";
  }

  /** The name of a period. @param {string} period a period token */
  async period(period) {
    if (!period) return "";
    const { periodParts } = await import("./periods.js");
    const { kind, value } = periodParts(period);
    return this.text(`period-${kind}`, { value });
  }

  clear() {
    this.name([], "");
    for (const list of [this.results, this.nearResults]) {
      list.replaceChildren();
      delete list.dataset.year;
    }
    this.near.hidden = this.note.hidden = this.more.hidden = true;
  }

  /** Shows what the query names. @param {Lookup[]} lookups @param {string} base */
  name(lookups, base) {
    /** @type {HTMLElement} */ (this.named.parentElement).hidden = lookups.length === 0;
    this.named.replaceChildren(...lookups.map(({ kind, title, note, address, count }) => {
      const item = /** @type {DocumentFragment} */ (this.lookup.content.cloneNode(true));
      const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
      find("[data-kind]").textContent = kind;
      const link = /** @type {HTMLAnchorElement} */ (find("[data-lookup]"));
      link.href = base + address;
      link.textContent = title;
      find("[data-note]").textContent = [note, this.text("articles", { number: count })].filter(Boolean).join(" · ");
      return item;
    }));
  }

  /**
   * Adds a result. `wanting`: whether it needs an excerpt; `fill` gives it one, of its text or of an attached file that
   * matches more.
   * @param {Card} card @param {string} base @param {SearchIndex} index @param {Set<string>} marks
   * @param {boolean} near whether it goes below the heading of near matches
   * @param {boolean} dated whether results are sorted by date, and so grouped by year
   */
  add(card, base, index, marks, near, dated) {
    const item = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (this.item.content.cloneNode(true)).firstElementChild);
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
    const link = /** @type {HTMLAnchorElement} */ (find("[data-result]"));
    link.href = base + card.address;
    const inTitle = ranges(card.title, marks, index.analyzer);
    const inSummary = ranges(card.summary, marks, index.analyzer);
    writeParts(link, parts(card.title, inTitle));
    const time = document.createElement("time");
    time.dateTime = card.date;
    time.textContent = card.shown;
    find("[data-date]").append(time);
    const english = find("[data-english]");
    if (card.english) english.setAttribute("href", base + card.english[0]);
    else english.remove();
    const fact = find("[data-fact]");
    const facts = [card.period, index.manifest.categories[card.category], card.authors.join(", ")].filter(Boolean);
    fact.replaceWith(...facts.flatMap((text) => [Object.assign(fact.cloneNode(), { textContent: text }), " "]));
    const summary = find("[data-excerpt]");
    if (card.lang) link.lang = summary.lang = card.lang;
    writeParts(summary, parts(card.summary, inSummary));
    const list = near ? this.nearResults : this.results;
    const year = card.date.slice(0, 4);
    if (dated && list.dataset.year !== year) {
      const heading = document.createElement("li");
      heading.className = "group__heading search__year";
      heading.textContent = this.text("period-year", { value: year });
      list.append(heading);
    }
    list.dataset.year = year;
    if (card.turn) this.turn(find("[data-turn]"), card.turn);
    if (card.picture) this.picture(summary, card.picture, base);
    list.append(item);
    const plain = inSummary.length === 0 && inTitle.length === 0;
    const fill = async (/** @type {string} */ text, /** @type {Attached[]} */ attached) => {
      const find = (/** @type {string} */ each) => ranges(each, marks, index.analyzer);
      const found = find(text);
      if (found.length && plain) writeParts(summary, excerpt(text, found));
      if (attached.length === 0) return;
      const { showAttached } = await import("./attached.js");
      showAttached(summary, attached, [card.title, card.summary, text], find, this);
    };
    return { card, link, fill, wanting: plain || card.attached === true };
  }

  /** Shows the photograph of an article before its summary. @param {HTMLElement} summary @param {Photograph} photograph @param {string} base */
  picture(summary, [best, type, plain, width, height], base) {
    const picture = Object.assign(document.createElement("picture"), { className: "card__picture" });
    const source = Object.assign(document.createElement("source"), { type, srcset: base + best });
    const image = Object.assign(document.createElement("img"), { alt: "", loading: "lazy", width, height });
    image.src = base + plain;
    picture.append(source, image);
    /** @type {HTMLElement} */ (summary.parentElement).classList.add("card--pictured");
    summary.before(picture);
  }

  /** Shows the state of a notice and keeps it up to date. @param {HTMLElement} place @param {Turn} turn */
  async turn(place, [opens, ends, fixed]) {
    const state = /** @type {HTMLElement} */ (place.firstElementChild);
    Object.assign(state.dataset, { opensAt: opens, endsAt: ends });
    /** @type {HTMLElement} */ (state.querySelector(`[data-state="${fixed || "upcoming"}"]`)).hidden = false;
    const { NoticeState } = await import("../notices/notice-state.js");
    new NoticeState(state);
    place.hidden = false;
  }
}

/** @param {HTMLElement} element @param {Part[]} cut */
export function writeParts(element, cut) {
  element.replaceChildren(...cut.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }));
}
