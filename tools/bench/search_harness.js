/**
 * The engines of the search benchmark, each as {open, ask, renew}: `ask` returns the addresses of the first five
 * results after fetching everything a page would show of them; `renew` clears what earlier questions fetched.
 */

const SHOWN = 5;

export const ours = {
  async open() {
    // Code that displays results is not part of Pagefind's engine either; it is loaded with the first question.
    const { Articles, SearchIndex, search } = await import("/js/main.js");
    Object.assign(this, { search, Articles });
    this.index = await SearchIndex.open(new URL("/tim-kiem/chi-muc/", location.href), false);
    this.renew();
  },
  renew() {
    for (const shards of Object.values(this.index.shards)) shards.files.clear();
    this.articles = new this.Articles(this.index, "");
  },
  async ask(text) {
    const [{ ranges }, { refs, marks }] = await Promise.all([import("/js/page.js"), this.search(this.articles, text)]);
    const cards = await Promise.all(refs.slice(0, SHOWN).map((ref) => this.articles.card(ref)));
    const bare = ({ title, summary }) =>
      [title, summary].every((each) => ranges(each, marks, this.index.analyzer).length === 0);
    await Promise.all(cards.filter(bare).map((card) => this.articles.text(card)));
    return cards.map(({ address }) => address);
  },
};

export const pagefind = {
  async open() {
    this.engine = await import("/pagefind/pagefind.js");
    // Its core files are loaded by the first question, so ask one without results.
    await this.engine.search("qqzzqq");
  },
  async renew() {
    await this.engine.destroy();
    await this.open();
  },
  async ask(text) {
    const { results } = await this.engine.search(text);
    const shown = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    return shown.map(({ url }) => url.replace("index.html", ""));
  },
};

export const lunr = {
  async open() {
    await new Promise((done) => {
      const script = document.createElement("script");
      Object.assign(script, { src: "/lunr.js", onload: done });
      document.head.append(script);
    });
    window.lunr.utils.warn = () => {};
    this.index = window.lunr.Index.load(await (await fetch("/lunr.json")).json());
  },
  renew() {},
  async ask(text) {
    try {
      return this.index.search(text).slice(0, SHOWN).map(({ ref }) => ref);
    } catch {
      return []; // it throws on "a^b", "-", "x:y"
    }
  },
};

export const minisearch = {
  options: { fields: ["title", "text"], idField: "address", storeFields: [] },
  async make() {
    const { default: MiniSearch } = await import("/minisearch.js");
    const index = new MiniSearch(this.options);
    index.addAll(await (await fetch("/documents.json")).json());
    return JSON.stringify(index);
  },
  async open() {
    const { default: MiniSearch } = await import("/minisearch.js");
    this.index = MiniSearch.loadJSON(await (await fetch("/minisearch.json")).text(), this.options);
  },
  renew() {},
  async ask(text) {
    return this.index.search(text, { prefix: true, fuzzy: 0.2, boost: { title: 3 } }).slice(0, SHOWN).map(({ id }) => id);
  },
};
