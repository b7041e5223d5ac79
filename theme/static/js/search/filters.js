/** Filters by time, category, author, tag and state with their counts, and the order of results. */

/** @typedef {"year" | "category" | "author" | "tag" | "state"} Choice */
const CHOICES = /** @type {Choice[]} */ (["year", "category", "author", "tag", "state"]);
const NAMES = { year: "nam", category: "chuyen-muc", author: "tac-gia", tag: "the", state: "lay-y-kien", order: "thu-tu" };
const MONTH = /^\s*(?:(?<month>\d{1,2})\s*[/-]\s*)?(?<year>\d{4})(?:-(?<after>\d{2}))?\s*$/;

export class Filters {
  /** @param {HTMLDetailsElement} element */
  constructor(element) {
    this.element = element;
    element.hidden = false;
    this.wanted = false;
    const find = (/** @type {string} */ name) => element.querySelector(`[name="${name}"]`);
    this.selects = /** @type {Record<Choice | "order", HTMLSelectElement>} */ (
      Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, find(name)])));
    this.from = /** @type {HTMLInputElement} */ (find("tu"));
    this.to = /** @type {HTMLInputElement} */ (find("den"));
    const texts = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-search-texts]"));
    this.all = texts.content.querySelector('[data-text="all"]')?.textContent ?? "";
    /** @type {Record<string, string>} */
    this.states = Object.fromEntries([...this.selects.state.options].slice(1).map(({ value, text }) => [value, text]));
  }

  get chosen() {
    const { year, category, author, tag, state, order } = this.selects;
    return {
      year: year.value, category: category.value, author: author.value, tag: tag.value, state: state.value,
      order: order.value, from: this.from.value, to: this.to.value,
    };
  }

  get active() {
    const { order, ...others } = this.chosen;
    return Object.values(others).some(Boolean);
  }

  /** Whether more must be known of articles than their years. */
  get needed() {
    const { order, year, ...others } = this.chosen;
    return this.wanted || this.element.open || Object.values(others).some(Boolean);
  }

  /** Takes choices from the address. @param {Omit<import("./address-state.js").Asked, "query">} chosen */
  take(chosen) {
    for (const key of CHOICES) {
      const value = chosen[key];
      this.selects[key].replaceChildren(option("", this.all), ...(value ? [option(value, this.states[value] ?? value)] : []));
      this.selects[key].value = value;
    }
    const { order } = this.selects;
    order.value = chosen.order;
    if (order.value !== chosen.order) order.value = "";
    this.from.value = chosen.from;
    this.to.value = chosen.to;
    if (this.active || order.value) this.element.open = true;
  }

  /**
   * The articles that pass, in the order chosen; the lists of choices get the counts that each choice would leave.
   * @param {number[]} refs best first @param {import("./cards.js").Articles} articles
   * @param {((ref: number) => import("./cards.js").Facet) | undefined} facets
   */
  apply(refs, { index }, facets) {
    const chosen = this.chosen;
    const from = monthOf(chosen.from, 1) ?? -Infinity;
    const to = monthOf(chosen.to, 12) ?? Infinity;
    const now = Date.now();
    const known = refs.map((ref) => {
      const facet = facets?.(ref);
      const values = /** @type {Record<Choice, string[]>} */ ({
        year: [index.numbering.year(ref)], category: [facet?.category ?? ""], author: facet?.authors ?? [],
        tag: facet?.tags ?? [], state: facet?.turn ? [stateOf(facet.turn, now)] : [],
      });
      return { ref, values, inTime: !facet || (facet.month >= from && facet.month <= to) };
    });
    const passes = (/** @type {(typeof known)[0]} */ each, /** @type {string} */ but) =>
      each.inTime && CHOICES.every((key) => key === but || !chosen[key] || each.values[key].includes(chosen[key]));
    if (facets) {
      for (const key of CHOICES) {
        const counts = new Map();
        for (const each of known.filter((item) => passes(item, key))) {
          for (const value of each.values[key]) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        this.fill(key, counts, key === "category" ? index.manifest.categories : key === "state" ? this.states : {});
      }
    }
    const passed = known.filter((each) => passes(each, "")).map(({ ref }) => ref);
    if (chosen.order) passed.sort((a, b) => (chosen.order === "cu" ? a - b : b - a));
    return passed;
  }

  /** @param {Choice} key @param {Map<string, number>} counts @param {Record<string, string>} titles */
  fill(key, counts, titles) {
    const select = this.selects[key];
    const { value } = select;
    if (value && !counts.has(value)) counts.set(value, 0);
    const names = [...counts.keys()];
    if (key === "year") names.sort().reverse();
    else names.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b, "vi"));
    select.replaceChildren(option("", this.all), ...names.map((name) => option(name, `${titles[name] ?? name} (${counts.get(name)})`)));
    select.value = value;
  }
}

/**
 * A month counted from year 0; undefined for what is none.
 * @param {string} text "9/2019", "2019-09", or a year alone @param {number} otherwise the month of a year alone
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
