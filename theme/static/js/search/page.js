/**
 * The search page: handles input, keeps the address up to date, runs one search at a time and reports its outcome.
 *
 * @import { Filters } from "./filters.js"
 * @import { FirstSearch } from "./first-search.js"
 * @import { Lookup } from "./lookups.js"
 * @import { Found } from "./results.js"
 */

import { readAddress, writeAddress } from "./address-state.js";
import { AT_ONCE, Articles } from "./cards.js";
import { LoadError, meanwhile } from "./fetching.js";
import { Lookups } from "./lookups.js";
import { isEnough } from "./query.js";
import { search, searchWhole } from "./results.js";
import { SearchIndex, siteBase } from "./search-index.js";
import { View } from "./view.js";

/** Milliseconds between keystrokes below which the reader is still typing. */
const PAUSE = 60;
const SLOW = 1500;
const PAGE = 20;

export class SearchPage {
  /** @param {HTMLElement} element @param {FirstSearch} [first] the search already under way */
  constructor(element, first) {
    this.view = new View(element);
    this.root = new URL(/** @type {string} */ (element.dataset.index), location.href);
    this.base = siteBase(this.root);
    this.details = /** @type {HTMLDetailsElement} */ (element.querySelector("[data-search-filters]"));
    /** @type {FirstSearch | undefined} */
    this.first = first;
    const { lookups } = element.dataset;
    this.lookups = lookups ? new Lookups(this.root, lookups) : undefined;
    this.named = /** @type {Lookup[]} */ ([]);
    /** @type {Articles | undefined} */
    this.articles = undefined;
    /** @type {Found | undefined} */
    this.found = undefined;
    /** The query that `found` answers. */
    this.query = "";
    /** @type {Filters | undefined} */
    this.filters = undefined;
    this.shown = 0;
    /** The results in `found` that pass the filters. */
    this.listed = { refs: /** @type {number[]} */ ([]), complete: 0 };
    this.controller = new AbortController();
    this.timer = 0;
    this.heard = -PAUSE;
    this.typing = false;
    this.offered = false;
    this.listen(/** @type {HTMLFormElement} */ (element.querySelector("form")));
    // Scripts that would compete with the first results for the network load after them, or if they lag.
    const late = new Promise((resolve) => setTimeout(resolve, SLOW));
    const others = Promise.race([this.restore(this.view.input.value), late]).then(() => Promise.all([import("./keys.js"), import("../main.js")]));
    meanwhile(others.then(([{ listenToKeys }]) => {
      listenToKeys(this.view);
      return this.found ? this.prefetchMore() : undefined;
    }));
  }

  /** @param {HTMLFormElement} form */
  listen(form) {
    const { input, more, retry } = this.view;
    input.addEventListener("input", () => {
      clearTimeout(this.timer);
      // The first keystroke after a pause searches at once, faster ones only when the typing pauses.
      const pause = performance.now() - this.heard;
      this.heard = performance.now();
      if (pause > PAUSE) this.ask();
      else this.timer = setTimeout(() => this.ask(), PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.ask();
      this.typing = false;
    });
    this.details.addEventListener("change", () => {
      this.guard(() => this.withFilters()).then((done) => {
        if (!done) return;
        this.typing = false;
        this.ask();
        this.typing = false;
      });
    });
    // On a wide screen the filters are open without their counts, which load when the reader first touches them.
    for (const sign of ["toggle", "pointerenter", "focusin"]) {
      this.details.addEventListener(sign, () => this.offer(), { passive: true });
    }
    // Few results at first, since each costs bytes; the rest of the page as soon as the reader scrolls.
    addEventListener("scroll", () => this.goOn(), { passive: true });
    // Preloads what every query needs on focus, and what many queries need at the first keystroke.
    input.addEventListener("focus", () => meanwhile(this.first?.articles.then(({ index }) => index.prefetch())), { once: true });
    input.addEventListener("input", () => meanwhile(this.prefetchMore()), { once: true });
    more.addEventListener("click", () => {
      const { found } = this;
      if (found) this.guard((signal) => this.showMore(found, true, signal));
    });
    const again = () => this.restore(this.view.query);
    retry.addEventListener("click", again);
    addEventListener("popstate", () => this.restore());
    addEventListener("online", () => {
      if (this.view.status.dataset.searchStatus === "error") again();
    });
  }

  /** Preloads what many queries need. */
  prefetchMore() {
    return Promise.all([
      import("./interpreting.js"), import("./names.js"), import("./figures.js"), import("./periods.js"),
      this.articles?.index.foreignWords(),
    ]);
  }

  /** Restores the query and filters from the address, and searches. @param {string} [typed] before the page was listening */
  restore(typed) {
    const { query, ...chosen } = readAddress(location.search);
    this.view.input.value = typed || query;
    this.typing = false;
    const search = () => (typed && typed !== query ? this.ask() : this.run());
    if (!this.filters && !Object.values(chosen).some(Boolean)) return search();
    return this.guard(async () => (await this.withFilters()).take(chosen)).then((done) => (done ? search() : undefined));
  }

  /** Shows the filters with their counts, once. */
  async offer() {
    if (this.offered || !this.found) return;
    this.offered = true;
    const filters = await this.withFilters().catch(() => undefined);
    if (filters) filters.wanted = true;
    else this.offered = false; // failing to load is reported when the reader chooses one
    const { found } = this;
    if (filters && found) this.guard((signal) => this.present(found, signal, true)); // without `found` a search is under way: do not abort it
  }

  /** Extends the first results to a full page. */
  goOn() {
    const { found } = this;
    if (!found || this.shown !== AT_ONCE || (this.shown >= this.listed.refs.length && !found.more)) return;
    this.guard((signal) => this.showMore(found, false, signal, PAGE - AT_ONCE));
  }

  /** The filters, whose module is loaded on first use. */
  async withFilters() {
    const { Filters } = await import("./filters.js");
    this.filters ??= new Filters(this.details);
    return this.filters;
  }

  /** Puts the query and filters into the address and searches; until submitted, typing makes one history entry. */
  ask() {
    const address = location.pathname + writeAddress({ query: this.view.query, ...this.filters?.chosen }) + location.hash;
    if (address !== location.pathname + location.search + location.hash) {
      if (this.typing) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    }
    this.typing = true;
    return this.run();
  }

  run() {
    return this.guard(async (signal) => {
      this.found = undefined;
      const query = (this.query = this.view.query);
      if (!isEnough(query)) {
        this.view.idle();
        return;
      }
      this.view.loading();
      const named = this.namedBy(query, signal);
      /** @type {{articles: Articles | undefined, shown: Promise<void>} | undefined} */
      let early;
      const found = await this.searched(query, signal, (likely) => {
        if (early || this.filters) return;
        early = { articles: this.articles, shown: named.then((names) => this.showLikely(likely, names, signal)) };
        meanwhile(early.shown);
      });
      this.named = await named;
      await early?.shown;
      this.found = found;
      if (early?.articles === this.articles && this.shows(found)) {
        this.list(found);
        await this.showMore(found, false, signal, Math.max(AT_ONCE - this.shown, 0));
      } else await this.present(found, signal);
      this.details.hidden = false;
    });
  }

  /** What a query names; [] if it cannot be loaded, since the search works without. @param {string} query @param {AbortSignal} signal @returns {Promise<Lookup[]>} */
  async namedBy(query, signal) {
    return (await this.lookups?.named(query, signal).catch(() => undefined)) ?? [];
  }

  /** Shows likely results before the first articles are read to confirm them. @param {Found} likely @param {Lookup[]} names @param {AbortSignal} signal */
  async showLikely(likely, names, signal) {
    signal.throwIfAborted();
    this.named = names;
    this.list(likely);
    this.shown = 0;
    await this.showMore(likely, false, signal);
  }

  /** Whether the results on screen are the first of those found, split alike between complete and near matches. @param {{refs: number[], complete: number}} found */
  shows({ refs, complete }) {
    const { listed, shown } = this;
    const above = (/** @type {number} */ number) => Math.min(number || shown, shown);
    const same = above(complete) === above(listed.complete) && listed.refs.slice(0, shown).every((ref, place) => ref === refs[place]);
    return same && shown > 0;
  }

  /**
   * Searches; if a file is missing, once more with a fresh manifest, since a new version of the site may have been
   * published.
   * @param {string} query @param {AbortSignal} signal @param {(likely: Found) => void} likely
   */
  async searched(query, signal, likely) {
    try {
      return await this.searchOnce(query, signal, likely);
    } catch (error) {
      if (!(error instanceof LoadError) || error.reason !== "missing") throw error;
      this.articles = undefined;
      return this.searchOnce(query, signal, likely, "reload");
    }
  }

  /** @param {string} query @param {AbortSignal} signal @param {(likely: Found) => void} likely @param {RequestCache} [cache] */
  async searchOnce(query, signal, likely, cache) {
    const { first } = this;
    // If it fails, a retry starts afresh.
    this.first = undefined;
    this.articles ??= (await first?.articles) ?? new Articles(await SearchIndex.open(this.root, true, signal, cache));
    if (!first?.found || first.query !== query) return search(this.articles, query, signal, likely);
    first.likely.then(likely);
    const found = await first.found;
    // The first search itself cannot be aborted.
    signal.throwIfAborted();
    return found;
  }

  /**
   * Filters, sorts and shows the results.
   * @param {Found} found @param {AbortSignal} signal
   * @param {boolean} [kept] whether results on screen that are still the first ones stay, with the reader's place among them
   */
  async present(found, signal, kept) {
    const { articles, filters } = this;
    if (!articles) return;
    if (filters) found = await this.whole(found, signal);
    const facets = filters?.needed ? await filters.facets(articles, signal) : undefined;
    const before = this.listed;
    this.list(found, filters?.apply(found.refs, articles, facets));
    if (kept && this.shows(before)) return this.tell(found);
    this.shown = 0;
    if (this.listed.refs.length) await this.showMore(found, false, signal);
    else {
      this.view.none(Boolean(filters?.active), await this.view.period(found.period), found.nowhere);
      this.view.name(this.named, this.base);
    }
  }

  /** Lists the results to show. @param {Found} found @param {number[]} [passed] those that pass the filters, in the chosen order */
  list({ refs, complete }, passed = refs) {
    const whole = new Set(refs.slice(0, complete));
    const first = passed.filter((ref) => whole.has(ref));
    this.listed = { refs: [...first, ...passed.filter((ref) => !whole.has(ref))], complete: first.length };
  }

  /** @param {Found} found @param {boolean} byReader whether the reader asked for more @param {AbortSignal} signal @param {number} [number] */
  async showMore(found, byReader, signal, number = this.shown ? PAGE : AT_ONCE) {
    const { articles } = this;
    if (!articles) return;
    if (this.shown && this.shown + number > this.listed.refs.length && found.more) {
      found = await this.whole(found, signal);
      this.list(found);
    }
    const { refs, complete } = this.listed;
    const next = refs.slice(this.shown, this.shown + number);
    const cards = next.map((ref) => articles.card(ref, signal));
    // Failures are reported below, when the card's turn comes.
    Promise.all(cards).catch(() => {});
    const items = [];
    const typed = this.view.query;
    const otherwise = this.shown === 0 && (found.read !== typed || found.corrected.size) ? await import("./corrections.js") : undefined;
    for (const [step, card] of cards.entries()) {
      let known = await card;
      if (known.english) known = await (await import("./english.js")).asAnswered(known, typed, articles, signal);
      signal.throwIfAborted();
      const below = complete > 0 && this.shown + step >= complete;
      if (this.shown === 0 && items.length === 0) {
        this.view.clear();
        this.view.name(this.named, this.base);
        otherwise?.tellCorrections(this.view, typed, found, `${known.title} ${known.summary}`);
      }
      items.push(this.view.add(known, this.base, articles.index, found.marks, below, Boolean(this.filters?.chosen.order)));
    }
    this.shown += next.length;
    if (found === this.found) await this.tell(found);
    if (byReader) items[0]?.link.focus();
    // Titles and dates come first; excerpts follow as their texts load, and a missing one is no error.
    Promise.allSettled(items.filter(({ wanting }) => wanting).map(async ({ card, fill }) => {
      const text = await articles.text(card, signal);
      fill(text, card.attached ? await (await import("./attached.js")).attachedTo(articles, card, signal) : []);
    }));
  }

  /** All results, where `found` may be only the first of them. @param {Found} found @param {AbortSignal} signal */
  async whole(found, signal) {
    const { articles } = this;
    if (!found.more || !articles) return found;
    this.found = await searchWhole(articles, this.query, signal);
    return this.found;
  }

  /** Reports what was found. @param {Found} found */
  async tell({ period, nowhere, more }) {
    const { shown, listed: { refs, complete } } = this;
    this.view.done({ complete, near: refs.length - complete, shown, period: await this.view.period(period), nowhere, more });
  }

  /** Aborts the running task and runs another, reporting its failure; whether it was completed. @param {(signal: AbortSignal) => Promise<unknown>} task */
  async guard(task) {
    this.controller.abort();
    const { signal } = (this.controller = new AbortController());
    const slow = setTimeout(() => this.view.slow(), SLOW);
    try {
      await task(signal);
      return true;
    } catch (error) {
      // A failed import does not say why it failed.
      const reason = error instanceof LoadError ? error.reason : navigator.onLine ? "missing" : "offline";
      if (!signal.aborted) this.view.error(reason);
      return false;
    } finally {
      clearTimeout(slow);
    }
  }
}
