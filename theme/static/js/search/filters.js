/** Filters by time, category, names and state with their counts, and the sort order. Loaded when first needed. */

import { PARAMETERS } from "./address-state.js";
import { Numbering } from "./numbering.js";
import { fold } from "./text.js";
import { TypedLetters } from "./typed-letters.js";

/**
 * @import { Articles, Facet, Named, Several } from "./cards.js"
 * @typedef {Named | "year" | "state"} Choice
 */
const CHOICES = /** @type {Choice[]} */ (["year", "category", "author", "tag", "official", "kind", "state"]);
const MONTH = /^\s*(?:(?<month>\d{1,2})\s*[/-]\s*)?(?<year>\d{4})(?:-(?<after>\d{2}))?\s*$/;

export class Filters {
  /** @param {HTMLDetailsElement} element */
  constructor(element) {
    this.element = element;
    element.hidden = false;
    this.wanted = false;
    const find = (/** @type {keyof typeof PARAMETERS} */ key) => element.querySelector(`[name="${PARAMETERS[key]}"]`);
    this.selects = /** @type {Record<Choice | "order", HTMLSelectElement>} */ (
      Object.fromEntries(/** @type {const} */ ([...CHOICES, "order"]).map((key) => [key, find(key)])));
    this.from = /** @type {HTMLInputElement} */ (find("from"));
    this.to = /** @type {HTMLInputElement} */ (find("to"));
    const texts = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-search-texts]"));
    this.all = texts.content.querySelector('[data-text="all"]')?.textContent ?? "";
    /** The labels of each list's values. */
    this.labels = Object.fromEntries(CHOICES.map((key) => [key, labelsOf(this.selects[key])]));
    for (const key of CHOICES) new TypedLetters(this.selects[key]);
  }

  get chosen() {
    const values = Object.entries(this.selects).map(([key, { value }]) => [key, value]);
    return /** @type {Omit<import("./address-state.js").Asked, "query">} */ (
      { ...Object.fromEntries(values), from: this.from.value, to: this.to.value });
  }

  get active() {
    const { order, ...others } = this.chosen;
    return Object.values(others).some(Boolean);
  }

  /** Whether facets are needed, not only the years of articles. */
  get needed() {
    const { order, year, ...others } = this.chosen;
    return this.wanted || this.element.open || Object.values(others).some(Boolean);
  }

  /** Applies the choices in the address. @param {Omit<import("./address-state.js").Asked, "query">} chosen */
  take(chosen) {
    for (const key of CHOICES) {
      const value = chosen[key];
      this.selects[key].replaceChildren(option("", this.all), ...(value ? [option(value, this.labels[key][value] ?? value)] : []));
      this.selects[key].value = value;
    }
    const { order } = this.selects;
    order.value = chosen.order;
    if (order.value !== chosen.order) order.value = "";
    this.from.value = chosen.from;
    this.to.value = chosen.to;
    if (this.active || order.value) this.element.open = true;
  }

  /** A function from an article's number to its facets. @param {Articles} articles @param {AbortSignal} [signal] @returns {Promise<(ref: number) => Facet>} */
  async facets({ index }, signal) {
    const facets = await index.facets(signal);
    const named = (/** @type {Several} */ key, /** @type {number} */ ref) => (facets[key][ref] ?? []).map((place) => facets.names[key][place]);
    return (ref) => ({
      category: [facets.names.category[facets.category[ref] ?? -1] ?? ""],
      author: named("author", ref),
      tag: named("tag", ref),
      official: named("official", ref),
      kind: named("kind", ref),
      month: facets.month[ref] ?? 0,
      turn: facets.turn[ref],
    });
  }

  /**
   * The articles that pass, in the chosen order. Fills each list with the number of articles each choice would leave.
   * @param {number[]} refs best first @param {Articles} articles @param {((ref: number) => Facet) | undefined} facets
   */
  apply(refs, { index }, facets) {
    const from = monthOf(this.from.value, 1) ?? -Infinity;
    const to = monthOf(this.to.value, 12) ?? Infinity;
    const now = Date.now();
    const numbering = new Numbering(index.manifest.years);
    const known = refs.map((ref) => {
      const facet = facets?.(ref);
      const values = /** @type {Record<Choice, string[]>} */ (
        { year: [numbering.year(ref)], ...facet, state: facet?.turn ? [stateOf(facet.turn, now)] : [] });
      return { ref, values, inTime: !facet || (facet.month >= from && facet.month <= to) };
    });
    if (facets) this.spell(known.map(({ values }) => values));
    const chosen = this.chosen;
    const passes = (/** @type {(typeof known)[0]} */ each, /** @type {string} */ but) =>
      each.inTime && CHOICES.every((key) => key === but || !chosen[key] || each.values[key].includes(chosen[key]));
    if (facets) {
      for (const key of CHOICES) {
        const counts = new Map();
        for (const each of known.filter((item) => passes(item, key))) {
          for (const value of each.values[key]) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        this.fill(key, counts, key === "category" ? index.manifest.categories : this.labels[key]);
      }
    }
    const passed = known.filter((each) => passes(each, "")).map(({ ref }) => ref);
    if (chosen.order) passed.sort((a, b) => (chosen.order === "cu" ? a - b : b - a));
    return passed;
  }

  /** Gives names in the address that lack marks the archive's spelling. @param {Record<Choice, string[]>[]} all */
  spell(all) {
    for (const key of CHOICES) {
      const { value } = this.selects[key];
      const known = value ? all.flatMap((values) => values[key]) : [];
      const meant = known.includes(value) ? undefined : known.find((each) => fold(each) === fold(value));
      if (!meant) continue;
      this.selects[key].add(option(meant, meant));
      this.selects[key].value = meant;
    }
  }

  /** @param {Choice} key @param {Map<string, number>} counts @param {Record<string, string>} titles */
  fill(key, counts, titles) {
    const select = this.selects[key];
    const { value } = select;
    if (value && !counts.has(value)) counts.set(value, 0);
    const names = [...counts.keys()].filter(Boolean); // articles of a plain Pelican site may have no category
    if (key === "year") names.sort().reverse();
    else names.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b, "vi"));
    select.replaceChildren(option("", this.all), ...names.map((name) => option(name, `${titles[name] ?? name} (${counts.get(name)})`)));
    select.value = value;
  }
}

/**
 * The number of months since year 0; undefined if the text is no month.
 * @param {string} text "9/2019", "2019-09", or a year alone @param {number} otherwise the month for a year alone
 */
function monthOf(text, otherwise) {
  const { year, month, after } = MONTH.exec(text)?.groups ?? {};
  return year ? Number(year) * 12 + Number(month ?? after ?? otherwise) - 1 : undefined;
}

/** @param {import("./cards.js").Turn} turn @param {number} now */
function stateOf([opens, ends, fixed], now) {
  if (fixed) return fixed;
  if (now < Date.parse(opens)) return "upcoming";
  return now >= Date.parse(ends) ? "closed" : "open";
}

/** @param {string} value @param {string} text */
function option(value, text) {
  return new Option(text, value);
}

/** The labels of a list's options by value. @param {HTMLSelectElement} select */
function labelsOf({ options }) {
  return Object.fromEntries([...options].slice(1).map(({ value, text }) => [value, text]));
}
