/**
 * Names of people in a query, whose words must be adjacent. Loaded if the query may have one.
 *
 * @import { Language } from "./manifest.js"
 * @import { Alternative, PlannedWord } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Word } from "./query.js"
 * @typedef {{start: number, end: number}} Place
 * @typedef {Place & {alternatives: string[][]}} Name alternatives: the pairs of each name that may be meant
 */

import { FULL, PAIRS, pairsOf } from "./model.js";
import { CAPITAL, LONGEST_NAME, SHORTEST_NAME, SMALL_NAMES, areCased, continues, isAfter, isInitial, isMiddle, isSurname, isWord } from "./query.js";
import { holders } from "./rows.js";
import { SYLLABLE, fold } from "./text.js";

/**
 * The names of people in a run of words.
 * @param {Planner} planner @param {PlannedWord[]} words @param {Alternative[][]} choices @param {boolean} open
 */
export async function namesIn(planner, words, choices, open) {
  const known = pairsOf(words.map(({ folded }) => folded)).map((pair) => planner.rows.has(pair));
  const places = placesOf(words, known, planner.language);
  return Promise.all(places.map((name) => fitted(planner, words, choices, name, open)));
}

/**
 * The spans of names of people: a surname, initial or word after an honorific, with the capitalised words that follow.
 * @param {PlannedWord[]} words @param {boolean[]} known whether the archive has each word next to the following one
 * @param {Language} language @returns {Place[]}
 */
function placesOf(words, known, language) {
  const surnames = language.surnames.map(fold);
  /** @type {Place[]} */
  const names = [];
  const capital = (/** @type {Word} */ word) => CAPITAL.test(word.typed);
  for (let start = 0; start < words.length; start += 1) {
    const { folded, typed } = words[start];
    const longest = LONGEST_NAME + (isMiddle(words[start + 1]) ? 1 : 0);
    const rest = words.slice(start);
    const length = lengthOf(rest, language, start === 0);
    // "Vân Hồ Mộc Châu" is two place names, but "TS Nguyễn T. Lệ Thu" is a name.
    const within = start > 0 && isTitled(words[start - 1]) && known[start - 1] && known[start] === false;
    const afterHonorific = isAfter(words, start, language.honorifics);
    // "quản lý thị trường" is two words.
    const around = start > 0 && !afterHonorific && known[start - 1] && known[start + 1];
    if (!within && !around && length >= SHORTEST_NAME - Number(afterHonorific) && length <= longest && isNamed(rest, known.slice(start, start + length - 1), language)) {
      names.push({ start, end: start + length }); // in English, other words may follow
      break;
    }
    const given = known[start] === false && known[start + 1]; // "cô Liễu Đồng Hỷ": Liễu, from Đồng Hỷ
    // "Vi Thị Lả", though Vi is a rare surname
    const begins = surnames.includes(folded) || (afterHonorific && !given) || words[start + 1]?.typed === "Thị" || (folded.length === 1 && /^\p{Lu}$/u.test(typed));
    let end = start + 1;
    while (end < words.length && end < start + longest && continues(words[end - 1], words[end])) end += 1;
    if (!begins || within || !capital(words[start]) || end - start < 2 || words.slice(start, end).every(({ folded }) => folded.length === 1)) continue;
    names.push({ start, end });
    start = end - 1;
  }
  return names;
}

/** Whether a word is capitalised, and no abbreviation. @param {Word} word */
function isTitled({ typed }) {
  return /^\p{Lu}[^\p{Lu}]*$/u.test(typed);
}

/**
 * How many of the first words may be one name: the syllables before trailing stop words; 0 if a stop word or year is
 * among them. After initials only one word belongs to it: "phạm m. hùng chủ trì".
 * @param {PlannedWord[]} words @param {Language} language
 * @param {boolean} whole whether these are all the words, so that the second may be a surname too: "nguyen do thanh"
 */
function lengthOf(words, language, whole) {
  const after = words.findIndex((word, place) => place > 0 && !isInitial(word));
  if (isInitial(words[1])) return after < 0 ? 0 : after + 1;
  const foreign = words.findIndex(({ folded }) => folded.length > 1 && !SYLLABLE.test(folded));
  const syllables = foreign < 0 ? words : words.slice(0, foreign);
  let end = syllables.length;
  while (end && syllables[end - 1].small) end -= 1;
  if (syllables.length === end + 1 && SMALL_NAMES.includes(syllables[end].folded)) end += 1;
  const isSecond = (/** @type {number} */ place) => place === 1 && whole && end === SHORTEST_NAME && isSurname(syllables[place], language);
  const meant = words.every(({ year }) => !year) && syllables.slice(0, end).every(({ small, folded }, place) => !small || SMALL_NAMES.includes(folded) || isSecond(place));
  return meant ? end : 0;
}

/** Whether words begin like a name by their surname, even in lower case. @param {PlannedWord[]} words @param {boolean[]} known @param {Language} language */
function isNamed(words, known, language) {
  const [first, middle] = words;
  if (!areCased(words)) return false;
  if (language.certain_surnames.some((key) => isWord(first, key))) {
    if (first.exact === "" && words.slice(1, SHORTEST_NAME).some(({ exact }) => exact)) return false; // "ngo" in "ghe ngo cần thơ"
    // "nguyen tac phat ngon" is two words.
    return first.exact !== "" || isMiddle(middle) || !(known[0] && !known[1] && known[2]);
  }
  return isSurname(first, language) && (isInitial(middle) || (isMiddle(middle) && middle.exact !== ""));
}

/**
 * A name's span and alternatives. It may end before a word that the archive has next to the following one: "Nguyễn Hữu
 * Hoà Sơn La" is a person and a province.
 * @param {Planner} planner @param {PlannedWord[]} words @param {Alternative[][]} choices @param {Place} name @param {boolean} open
 * @returns {Promise<Name>}
 */
async function fitted(planner, words, choices, { start, end }, open) {
  const ends = [end];
  for (let place = end - 1; place > start + 1; place -= 1) {
    const next = words[place + 1];
    if (next && planner.rows.has(`_${words[place].folded} ${next.folded}`)) ends.push(place);
  }
  for (const each of ends) {
    const all = await named(planner, words, choices, { start, end: each }, open);
    // One article must have it all: "Phan Huỳnh Đức Toàn" is not a Phan Huỳnh in one and a Đức Toàn in another.
    const follows = each < end ? [`_${words[each].folded} ${words[each + 1].folded}`] : [];
    const alternatives = await together(planner, all, follows);
    const whole = each === end && end - start >= SHORTEST_NAME; // "Trần Quốc Văn"
    if (alternatives.length && (whole || !isMiddle(words[each - 1]))) return { start, end: each, alternatives };
  }
  // "bí thư Đoàn Tạ Thế Cường"
  const linked = end - start > SHORTEST_NAME && planner.rows.has(`_${words[start - 1]?.folded} ${words[start].folded}`);
  const shorter = linked && isSurname(words[start + 1], planner.language);
  return shorter ? fitted(planner, words, choices, { start: start + 1, end }, open) : { start, end, alternatives: [] };
}

/**
 * The pairs of each name that a name with initials or typing errors may stand for.
 * @param {Planner} planner @param {Word[]} words @param {Alternative[][]} choices @param {Place} name @param {boolean} open
 */
async function named(planner, words, choices, { start, end }, open) {
  const initial = (/** @type {number} */ place) => words[place].folded.length === 1;
  const first = words[start].folded;
  const firsts = initial(start) ? [first, ...planner.language.surnames.map(fold).filter((surname) => surname.startsWith(first))] : choices[start].map(({ term }) => term);
  let chains = firsts.map((last) => ({ last, terms: /** @type {string[]} */ ([]) }));
  for (let place = start + 1; place < end; place += 1) {
    // A well-spelt syllable is another name, not a typing error.
    const spelt = words[place].exact && SYLLABLE.test(words[place].folded);
    const nexts = spelt ? [words[place].folded] : choices[place].map(({ term }) => term);
    const asked = chains.flatMap(({ last }) => nexts.map((next) => `_${last} ${next}`));
    const begun = initial(place) || (open && place === words.length - 1);
    const found = [...(await planner.pairRows(begun ? [] : asked, begun ? asked : [], planner.partial)).keys()].sort();
    chains = chains.flatMap(({ last, terms }) => found
      .filter((term) => term.startsWith(`_${last} `))
      .map((term) => ({ last: term.slice(last.length + 2), terms: [...terms, term] })));
  }
  const alternatives = await together(planner, chains.map(({ terms }) => terms));
  const pairs = [...new Set(alternatives.flat())].filter((term) => !planner.clauses.some((clause) => clause.terms[0] === term));
  planner.clauses.push(...pairs.map((term) => ({ terms: [term], fields: PAIRS, boost: FULL })));
  const lasts = [...new Set(alternatives.map((terms) => terms[terms.length - 1]))];
  if (lasts.length) planner.groups.push(lasts);
  return alternatives;
}

/** The chains of pairs that one article has, with other pairs. Fetches separate body postings only for those that no title has. @param {Planner} planner @param {string[][]} chains @param {string[]} [others] */
async function together(planner, chains, others = []) {
  const isHeld = (/** @type {string[]} */ terms) => holders([[...terms, ...others]], planner.rows, PAIRS).size > 0;
  const doubtful = [others, ...chains.filter((terms) => !isHeld(terms))].flat();
  await planner.pairRows(planner.wanting().map(({ term }) => term).filter((term) => doubtful.includes(term)));
  return chains.filter(isHeld);
}
