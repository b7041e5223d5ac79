/** An excerpt of an article's attached file. Loaded once a result has attachments. */

import { piece } from "./analyzer.js";
import { excerpt } from "./excerpts.js";
import { ANY_CASE } from "./text.js";
import { writeParts } from "./view.js";

/**
 * @import { Articles, Attached, Card } from "./cards.js"
 * @import { Range } from "./excerpts.js"
 * @import { View } from "./view.js"
 * @typedef {(text: string) => Range[]} Find the ranges of a text that match the query
 */

/** The most files of one article that are searched. */
const MOST = 5;

/** The files attached to an article that have texts, at most MOST. @param {Articles} articles @param {Card} card @param {AbortSignal} signal @returns {Promise<Attached[]>} */
export async function attachedTo(articles, card, signal) {
  const { documents = [] } = await articles.data(card, signal);
  const some = documents.filter((/** @type {{text?: string}} */ { text }) => text).slice(0, MOST);
  return Promise.all(some.map(async (/** @type {{address: string, text: string}} */ { address, text }) => {
    const { numbered, texts } = await articles.files.get(articles.index.url(new URL(text).pathname), signal);
    return { address: new URL(address).pathname, numbered, texts };
  }));
}

/**
 * Shows an excerpt of the page or file that matches the most words, at least one of them not in the article's texts.
 * @param {HTMLElement} element @param {Attached[]} files @param {string[]} texts @param {Find} find
 * @param {View} view
 */
export function showAttached(element, files, texts, find, view) {
  const said = new Set(texts.flatMap((text) => [...wordsIn(text, find(text))]));
  const best = bestText(files, said, find);
  if (!best) return;
  const { file, number, found } = best;
  writeParts(element, excerpt(file.texts[number], found));
  const link = document.createElement("a");
  link.href = file.address + (file.numbered ? `#page=${number + 1}` : "");
  link.textContent = view.text(file.numbered ? "attached-page" : "attached", { page: number + 1 });
  element.prepend(link, ": ");
}

/**
 * The text that matches the most words, at least one of them not in `said`; undefined if there is none.
 * @param {Attached[]} files @param {Set<string>} said @param {Find} find
 */
function bestText(files, said, find) {
  /** @type {{file: Attached, number: number, found: Range[]} | undefined} */
  let best;
  let most = 0;
  for (const file of files) {
    file.texts.forEach((text, number) => {
      const found = find(text);
      const words = [...wordsIn(text, found)];
      if (words.every((word) => said.has(word)) || words.length <= most) return;
      best = { file, number, found };
      most = words.length;
    });
  }
  return best;
}

/** The distinct folded words in the ranges of a text. @param {string} text @param {Range[]} found @returns {Set<string>} */
function wordsIn(text, found) {
  const letters = found.flatMap(({ start, end }) => text.slice(start, end).match(ANY_CASE) ?? []);
  return new Set(letters.flatMap((word) => piece(word).folded));
}
