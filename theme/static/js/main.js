import { closeOnEscape } from "./close-on-escape.js";
import { DisplaySettings } from "./display-settings.js";
import { keepPages } from "./offline/reading.js";

/**
 * Attaches to each element with data-module="name" its module, a class that takes the element. Modules are loaded on
 * demand, except those on every page, which are bundled here so that they work at once.
 * @type {Record<string, () => Promise<new (element: HTMLElement) => unknown>>}
 */
const modules = {
  "address-words": async () => (await import("./address-words.js")).AddressWords,
  "article-tools": async () => (await import("./article-tools.js")).ArticleTools,
  "copy-text": async () => (await import("./copy-text.js")).CopyText,
  "kept-pages": async () => (await import("./offline/kept-pages.js")).KeptPages,
  "notice-state": async () => (await import("./notices/notice-state.js")).NoticeState,
  "old-address": async () => (await import("./old-address.js")).OldAddress,
  "save-text": async () => (await import("./save-text.js")).SaveText,
  "display-settings": async () => DisplaySettings,
};

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module]"))) {
  const load = modules[element.dataset.module ?? ""];
  if (load) load().then((Module) => new Module(element));
}

const tables = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-csv] > .table-frame"));
if (tables.length) import("./table-csv.js").then(({ TableCsv }) => tables.forEach((frame) => new TableCsv(frame)));

const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".site-menu"));
if (menu) closeOnEscape(menu);

addEventListener("load", keepPages); // after everything the page itself needs
