/**
 * What the search page shows: its words are in the page's templates, and text is only ever set as text; and where a
 * text answers a query, in its own spelling, with the excerpt that shows it best.
 *
 * @typedef {import("./search.js").Card} Card
 * @typedef {{start: number, end: number}} Range
 * @typedef {{text: string, marked: boolean}} Part
 */

import { WORD, piece } from "./analyzer.js";

const RUN = /[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const LETTERS = new RegExp(WORD, "gi");
const BEFORE = 60;
const LENGTH = 220;
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
   * @param {Card} card @param {string} base @param {import("./index.js").SearchIndex} index @param {Set<string>} marks
   */
  add(card, base, index, marks) {
    const item = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (this.item.content.cloneNode(true)).firstElementChild);
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
    const link = /** @type {HTMLAnchorElement} */ (find("[data-result]"));
    link.href = base + card.address;
    const inTitle = ranges(card.title, marks, index.analyzer);
    const inSummary = ranges(card.summary, marks, index.analyzer);
    write(link, parts(card.title, inTitle));
    const time = document.createElement("time");
    time.dateTime = card.date;
    time.textContent = card.shown;
    find("[data-date]").append(time);
    find("[data-category]").textContent = [index.categories[card.category], ...card.authors].filter(Boolean).join(" · ");
    const summary = find("[data-excerpt]");
    write(summary, parts(card.summary, inSummary));
    this.results.append(item);
    const fill = (/** @type {string} */ text) => {
      const found = ranges(text, marks, index.analyzer);
      if (found.length) write(summary, excerpt(text, found));
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
function write(element, cut) {
  element.replaceChildren(...cut.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  }));
}

/**
 * @param {string} text @param {Set<string>} terms tokens of any kind @param {import("./analyzer.js").Analyzer} analyzer
 * @returns {Range[]} in order, apart from each other
 */
export function ranges(text, terms, analyzer) {
  /** @type {Range[]} */
  const found = [];
  /** @type {(Range & {folded: string, exact: string})[]} */
  const words = [];
  for (const run of text.matchAll(RUN)) {
    const whole = /[0-9]/.test(run[0]) && piece(run[0]).whole.some((token) => terms.has(token));
    for (const letters of run[0].matchAll(LETTERS)) {
      const start = run.index + letters.index;
      const range = { start, end: start + letters[0].length };
      const { folded, exact } = piece(letters[0]);
      if (folded.length) words.push({ ...range, folded: folded.join(" "), exact: exact[0] });
      if (whole) found.push(range);
    }
  }
  words.forEach(({ start, end, folded, exact }, place) => {
    const next = words[place + 1];
    if (terms.has(folded) || (exact && terms.has(exact))) found.push({ start, end });
    if (next && terms.has(`_${folded} ${next.folded}`)) found.push({ start, end: next.end });
  });
  for (const { token, start, end } of analyzer.abbreviations(words.map(({ folded }) => folded))) {
    if (terms.has(token)) found.push({ start: words[start].start, end: words[end - 1].end });
  }
  return merged(found, text);
}

/** @param {Range[]} found @param {string} text */
function merged(found, text) {
  /** @type {Range[]} */
  const apart = [];
  for (const range of found.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    const touches = last && (range.start <= last.end || /^[\s/&-]$/.test(text.slice(last.end, range.start)));
    if (touches) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

/** A text cut at its ranges. @param {string} text @param {Range[]} found @returns {Part[]} */
function parts(text, found) {
  const cut = [];
  let place = 0;
  for (const { start, end } of found) {
    cut.push({ text: text.slice(place, start), marked: false }, { text: text.slice(start, end), marked: true });
    place = end;
  }
  return [...cut, { text: text.slice(place), marked: false }].filter((part) => part.text);
}

/** The stretch of a text where most of it is marked, cut at words. @param {string} text @param {Range[]} found @returns {Part[]} */
function excerpt(text, found) {
  const best = { start: 0, weight: -1 };
  found.forEach(({ start }, place) => {
    let weight = 0;
    for (const range of found.slice(place)) {
      if (range.end > start + LENGTH - BEFORE) break;
      weight += range.end - range.start;
    }
    if (weight > best.weight) Object.assign(best, { start, weight });
  });
  const from = wordStart(text, Math.max(0, best.start - BEFORE));
  const to = from + LENGTH >= text.length ? text.length : wordStart(text, from + LENGTH);
  const inside = found
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  const cut = parts(text.slice(from, to).replaceAll("\n", " "), inside);
  if (from > 0) cut.unshift({ text: "… ", marked: false });
  if (to < text.length) cut.push({ text: "…", marked: false });
  return cut;
}

/** @param {string} text @param {number} place */
function wordStart(text, place) {
  if (place === 0) return 0;
  const space = text.slice(0, place).search(/\s\S*$/);
  return space < 0 || place - space > 40 ? place : space + 1;
}
