/** Chooses between an article and its translation. Loaded once a result has a translation. */

import { piece } from "./analyzer.js";
import { ANY_CASE } from "./text.js";

/**
 * @import { Articles, Card } from "./cards.js"
 */

/**
 * The card of an article, in English if its translation has more of the typed words: titles and summaries decide, or
 * the texts if none of these has any of the words.
 * @param {Card} card @param {string} typed @param {Articles} articles @param {AbortSignal} signal @returns {Promise<Card>}
 */
export async function asAnswered(card, typed, articles, signal) {
  if (!card.english) return card;
  const [address, title, summary] = card.english;
  const english = { ...card, address, title, summary, lang: "en", attached: false };
  const asked = [...wordsOf(typed)];
  const answers = (/** @type {string} */ text) => {
    const said = wordsOf(text);
    return asked.filter((word) => said.has(word)).length;
  };
  let [ours, theirs] = [card, english].map((each) => answers(`${each.title}\n${each.summary}`));
  if (ours === 0 && theirs === 0) {
    const texts = [card, english].map((each) => articles.text(each, signal).catch(() => ""));
    [ours, theirs] = (await Promise.all(texts)).map(answers);
  }
  return theirs > ours ? english : card;
}

/** The distinct folded words of a text. @param {string} text @returns {Set<string>} */
function wordsOf(text) {
  return new Set((text.match(ANY_CASE) ?? []).flatMap((word) => piece(word).folded));
}
