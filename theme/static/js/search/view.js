/**
 * What the search page shows: its words are in the page's templates, and text is only ever set as text.
 *
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./excerpts.js").Part} Part
 */

import { excerpt, parts, ranges } from "./excerpts.js";

const ARROWS = new Map([["ArrowDown", 1], ["ArrowUp", -1]]);

export class View {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
    this.input = /** @type {HTMLInputElement} */ (find('[name="q"]'));
    this.status = find("[data-search-status]");
    this.help = find("[data-search-help]");
    this.results = find("[data-search-results]");
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
      // Not toLocaleString, whose first call loads the words of a language.
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
    if (state !== "loading") this.results.removeAttribute("aria-busy");
  }

  idle() {
    this.clear();
    this.more.hidden = true;
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
    this.more.hidden = true;
    this.state("error", this.text(reason), this.text(`${reason}-help`));
  }

  /** @param {number} number @param {number} shown @param {boolean} relaxed */
  done(number, shown, relaxed) {
    this.more.hidden = shown >= number;
    const name = relaxed ? "relaxed" : shown < number ? "shown" : "found";
    this.state("done", this.text(name, { number, shown }));
  }

  /** @param {boolean} filtered @param {string} nearest the query as the archive would spell it, or "" */
  none(filtered, nearest) {
    this.clear();
    this.more.hidden = true;
    this.state("done", this.text("none", { query: this.query.trim().slice(0, 80) }), this.text(filtered ? "filtered-help" : "none-help"));
    if (!nearest) return;
    const link = document.createElement("a");
    link.href = `?q=${encodeURIComponent(nearest)}`;
    link.textContent = nearest;
    this.help.prepend(`${this.text("nearest")} `, link, ". ");
  }

  clear() {
    this.results.replaceChildren();
  }

  /**
   * Adds a result; `fill` gives it an excerpt of its text, for which it may be wanting.
   * @param {Card} card @param {string} base @param {import("./search-index.js").SearchIndex} index @param {Set<string>} marks
   */
  add(card, base, index, marks) {
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
    find("[data-category]").textContent = [index.manifest.categories[card.category], ...card.authors].filter(Boolean).join(" · ");
    const summary = find("[data-excerpt]");
    writeParts(summary, parts(card.summary, inSummary));
    this.results.append(item);
    const fill = (/** @type {string} */ text) => {
      const found = ranges(text, marks, index.analyzer);
      if (found.length) writeParts(summary, excerpt(text, found));
    };
    return { card, link, fill, wanting: inSummary.length === 0 && inTitle.length === 0 };
  }

  /** Arrow keys walk from the field through the results, Escape goes back to the field and then empties it. @param {KeyboardEvent} event */
  key(event) {
    const links = /** @type {HTMLElement[]} */ ([...this.results.querySelectorAll("[data-result]")]);
    const target = /** @type {HTMLElement} */ (event.target);
    const place = links.indexOf(target);
    if (target !== this.input && place < 0) return;
    const step = ARROWS.get(event.key);
    if (step && (place >= 0 || step > 0)) {
      (links[place + step] ?? (place + step < 0 ? this.input : target)).focus();
      event.preventDefault();
    } else if (event.key === "Escape" && place >= 0) {
      this.input.focus();
      event.preventDefault();
    }
  }
}

/** @param {HTMLElement} element @param {Part[]} cut */
function writeParts(element, cut) {
  element.replaceChildren(...cut.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }));
}
