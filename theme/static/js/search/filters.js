/** Filters by year, category and author with their counts, and the order of results. */

export class Filters {
  /** @param {HTMLDetailsElement} element */
  constructor(element) {
    this.element = element;
    element.hidden = false;
    const select = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (element.querySelector(`[name="${name}"]`));
    this.selects = { year: select("nam"), category: select("chuyen-muc"), author: select("tac-gia"), order: select("thu-tu") };
    const texts = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-search-texts]"));
    this.all = texts.content.querySelector('[data-text="all"]')?.textContent ?? "";
  }

  get chosen() {
    const { year, category, author, order } = this.selects;
    return { year: year.value, category: category.value, author: author.value, order: order.value };
  }

  get active() {
    const { year, category, author } = this.chosen;
    return Boolean(year || category || author);
  }

  /** Whether the categories and authors of articles must be known. */
  get needed() {
    return this.element.open || Boolean(this.chosen.category || this.chosen.author);
  }

  /** Takes choices from the address. @param {Omit<import("./address-state.js").Asked, "query">} chosen */
  take({ year, category, author, order }) {
    for (const [key, value] of Object.entries({ year, category, author })) {
      const select = this.selects[/** @type {"year"} */ (key)];
      select.replaceChildren(option("", this.all), ...(value ? [option(value, value)] : []));
      select.value = value;
    }
    this.selects.order.value = order;
    if (this.selects.order.value !== order) this.selects.order.value = "";
    if (this.active || order) this.element.open = true;
  }

  /**
   * The articles that pass, in the order chosen; the lists of choices get the counts that each choice would leave.
   * @param {number[]} refs best first @param {import("./cards.js").Articles} articles
   * @param {((ref: number) => import("./cards.js").Facet) | undefined} facets
   */
  apply(refs, { index }, facets) {
    const chosen = this.chosen;
    const values = (/** @type {number} */ ref) => {
      const { category = "", authors = /** @type {string[]} */ ([]) } = facets?.(ref) ?? {};
      return { year: [index.numbering.year(ref)], category: [category], author: authors };
    };
    const known = refs.map((ref) => ({ ref, values: values(ref) }));
    const keys = /** @type {("year" | "category" | "author")[]} */ (["year", "category", "author"]);
    const passes = (/** @type {(typeof known)[0]} */ each, /** @type {string} */ but) =>
      keys.every((key) => key === but || !chosen[key] || each.values[key].includes(chosen[key]));
    if (facets) {
      for (const key of keys) {
        const counts = new Map();
        for (const each of known.filter((item) => passes(item, key))) {
          for (const value of each.values[key]) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        this.fill(key, counts, key === "category" ? index.manifest.categories : {});
      }
    }
    const passed = known.filter((each) => passes(each, "")).map(({ ref }) => ref);
    if (chosen.order) passed.sort((a, b) => (chosen.order === "cu" ? a - b : b - a));
    return passed;
  }

  /** @param {"year" | "category" | "author"} key @param {Map<string, number>} counts @param {Record<string, string>} titles */
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

/** @param {string} value @param {string} text */
function option(value, text) {
  return new Option(text, value);
}
