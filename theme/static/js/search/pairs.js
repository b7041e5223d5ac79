/**
 * Adjacent words of a query, searched for as pairs.
 *
 * @import { Span } from "./analyzer.js"
 * @import { Alternative, Covers, PlannedWord } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { SearchIndex } from "./search-index.js"
 */

import { PAIRS, PARTLY, TEXT, pairsOf } from "./model.js";
import { wordsOf } from "./query.js";
import { SYLLABLE } from "./text.js";

const MOST_FIRST = 4;
/** Matches what separates adjacent words: numbers, excluded words, quotation marks. */
const PARTS = /\S*[0-9]\S*|(?:^|\s)-\S+|["“”„]/;

/** Prefetches the pairs that a query is bound to need, before words.json has arrived. @param {SearchIndex} index @param {string} typed @param {boolean} partial @param {AbortSignal} [signal] */
export function foreseen(index, typed, partial, signal) {
  const pairs = typed.split(PARTS).flatMap((part) => pairsOf(wordsOf(part).map(({ folded }) => folded)));
  return index.rows("pairs", pairs.filter((pair) => pair.slice(1).split(" ").every((word) => index.syllables.has(word))), [], signal, partial);
}

/**
 * Adds clauses for adjacent words; for each word, whether it is in a pair that the archive has.
 * @param {Planner} planner @param {PlannedWord[]} words @param {Alternative[][]} choices @param {Span[]} spans @param {boolean} open @param {Covers} covers
 */
export async function linkPairs(planner, words, choices, spans, open, covers) {
  const places = [...words.keys()].slice(0, -1);
  // Pairs are sorted: readings of a misspelt second word lie together, those of a first word are scattered.
  const first = (/** @type {number} */ place) => choices[place].slice(0, place ? 1 : MOST_FIRST);
  // If two well-spelt syllables are both reread, neither is evidence that the other is a typing error.
  const spelt = words.map(({ folded }) => SYLLABLE.test(folded));
  const areSlips = (/** @type {number} */ place, /** @type {Alternative[]} */ ...read) => spelt[place] && spelt[place + 1] && read.every(({ boost }) => boost === PARTLY);
  const asked = places.map((place) => first(place).flatMap((left) => choices[place + 1].filter((right) => !areSlips(place, left, right)).map((right) => ({
    term: `_${left.term} ${right.term}`, boost: Math.min(left.boost, right.boost), right: right.term,
  }))));
  const last = places.length - 1;
  const prefixes = open ? choices[last].map(({ term }) => `_${term} ${words[last + 1].folded}`) : [];
  const found = await planner.pairRows(asked.flat().map(({ term }) => term), prefixes, planner.partial);
  const linked = words.map(() => false);
  for (const place of places) {
    const grown = place === last ? [...found.keys()].filter((term) => prefixes.some((p) => term.startsWith(p))).sort() : [];
    const known = asked[place].filter(({ term }) => found.has(term));
    const group = [...new Set([...known.map(({ term }) => term), ...grown])];
    if (group.length === 0) continue;
    const pair = words.slice(place, place + 2);
    const meant = !pair.some(({ small }) => small);
    const binds = meant && !pair.some(({ called }) => called);
    for (const each of [place, place + 1]) linked[each] ||= binds || words[each].small || !planner.apart;
    planner.clauses.push(...known.map(({ term, boost }) => ({ terms: [term], fields: PAIRS, boost })));
    const more = grown.filter((term) => !known.some((each) => each.term === term));
    if (more.length) planner.clauses.push({ terms: more, fields: PAIRS, boost: PARTLY });
    if (grown.length && known.length && !words[last + 1].exact && !words[last + 1].year) planner.typed = known[0].term;
    covers[place].push(...group.map((term) => [term]));
    covers[place + 1].push(...group.map((term) => [term]));
    planner.settle(words[place + 1].typed, known.map(({ right }) => right));
    // A pair inside an abbreviation may also match by its token; one with a stop word is only a matter of wording.
    const within = spans.filter(({ start, end }) => place + 1 >= start && place < end).map(({ token }) => token);
    if (!meant) planner.verbatim.push(group);
    else if (!pair.some(({ year }) => year)) planner.groups.push([...group, ...within]);
  }
  await join(planner, words, covers);
  return linked;
}

/** Adds adjacent words that the archive also has written as one: "viet nam" is "vietnam", "q r" is "qr". @param {Planner} planner @param {PlannedWord[]} words @param {Covers} covers */
async function join(planner, words, covers) {
  const joined = words.slice(1).map(({ folded }, place) => words[place].folded + folded);
  await Promise.all(joined.map(async (term, place) => {
    const isOne = words[place].folded.length > 1 || words[place + 1].folded.length === 1 || /^[0-9]|[0-9]$/.test(term);
    if (!planner.index.syllables.has(term) || !isOne) return;
    await planner.words([term], true);
    planner.clauses.push({ terms: [term], fields: TEXT, boost: PARTLY });
    for (const each of [place, place + 1]) covers[each].push([term]);
  }));
}
