/** Redirects from an old address by its query, ignoring case. */
export class OldAddress {
  /** @param {HTMLElement} element the page's message, with the links, or with the location of the redirect tables */
  constructor(element) {
    const query = location.search.slice(1).toLowerCase();
    const { place, count, base } = element.dataset;
    if (place) this.ask(query, place, Number(count), base ?? "");
    else this.choose(query, element);
  }

  /**
   * @param {string} query
   * @param {HTMLElement} element
   */
  choose(query, element) {
    const links = /** @type {HTMLAnchorElement[]} */ ([...element.querySelectorAll("a[data-query]")]);
    const link =
      links.find((each) => each.dataset.query?.toLowerCase() === query) ??
      links.find((each) => each.dataset.query === "");
    if (link) location.replace(link.href);
  }

  /**
   * @param {string} query
   * @param {string} place address prefix of the redirect tables
   * @param {number} count number of tables
   * @param {string} base the site's base path
   */
  async ask(query, place, count, base) {
    const sum = new TextEncoder().encode(query).reduce((total, byte) => total + byte, 0);
    const answer = await fetch(`${place}${sum % count}.json`);
    if (!answer.ok) return;
    const targets = new Map(Object.entries(await answer.json()));
    const target = targets.get(query);
    if (typeof target === "string") location.replace(base + target);
  }
}
