/**
 * Figures in a query: numbers as people say them, document numbers, and the words between these and periods. Loaded
 * for queries with digits or Roman numerals. The twin of tools/search/requirements.py and of parts of query.py and
 * synonyms.py.
 *
 * @import { Language } from "./manifest.js"
 * @import { PlannedWord } from "./model.js"
 * @import { Planner } from "./planner.js"
 * @import { Requirement, Run, Word } from "./query.js"
 */

import { piece } from "./analyzer.js";
import { EVERYWHERE, FULL, PAIRS, pairsOf } from "./model.js";
import { isHard, wordsOf } from "./query.js";
import { DASHES, SYLLABLE, fold, runs } from "./text.js";

const CODE = /[0-9]\/[a-z0-9-]+/gi;
/** "1087/qdd-ttg", with "đ" as Telex or VNI keystrokes; not "BGDDT", which is BGDĐT without marks. */
const KEYED_D = /(?<!g)d[d9]/gi;
const NUMBER_DASH = new RegExp(`([0-9]/[A-Za-zĐđ]{1,8}) ?[-${DASHES}] ?(?=[A-ZĐa-zđ])`, "g");
/** "NĐ47/2020", "nghị định47/2020". */
const GLUED = /(^|\s)(\p{L}{2,})(?=[0-9]{1,5}[/-][0-9\p{L}])/gu;
/** "8.000đ", "8000d". */
const GLUED_DONG = /([0-9])(?:đ|vn[đd]|(?<=00)d)(?![\p{L}\p{N}_])/giu;
/** "130k", but not "51k 888.88". */
const THOUSANDS = /([0-9]{2})k(?![\p{L}\p{N}_-]| [0-9])/giu;
/** "nghị định số 91 năm 2020", "thông tư 61 2017". */
const SAID_NUMBER = /(?<![\p{L}\p{N}_])(?:(ngh[ịi] [đd][ịi]nh|n[đd])|th[ôo]ng t[ưu]|tt)(?: s[ốo])? ([0-9]{1,3}) (?:n[ăa]m )?((?:19|20)[0-9]{2})(?![\p{L}\p{N}_])/giu;
/** "QĐ 505", "quyết định số 505". */
const SAID_SHORT = /(?<![\p{L}\p{N}_])(?:(q[đd]|ct|nq|kl)(?: s[ốo])?|quy[ếe]t [đd][ịi]nh s[ốo]) (?!(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))([0-9]{1,4})(?![0-9/.,-])/giu;
const UNITS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
const IN_ROMAN = ["", "x", "xx", "xxx"].flatMap((tens) => UNITS.map((units) => tens + units)).slice(1);
const IN_WORDS = [["mot", "nhat"], ["hai", "nhi"], ["ba"], ["bon", "tu"], ["nam"], ["sau"], ["bay"], ["tam"], ["chin"], ["muoi"]];
/** The other forms of each number: for digits, words and Roman numerals; for Roman numerals, digits. @type {Map<string, string[]>} */
const OTHER_NUMBERS = new Map(IN_ROMAN.flatMap((roman, place) => [[roman, [String(place + 1)]], [String(place + 1), [...IN_WORDS[place] ?? [], roman]]]));
/** Words that make the number after them part of a date. */
const DATED = ["ngay", "thang", "nam", "qui"];
/** The two spellings of the word before the first ten days of a lunar month. @type {Record<string, string>} */
const DAYS = { mong: "mung", mung: "mong" };

/** A telephone number in groups: "0965 121 919", "0965 12 19 19", "1900 1234". */
const PHONE = "(?:0[0-9]{1,4}(?: [0-9]{3,8}){1,3}|(?![0-9]{10})0[35789](?: ?[0-9]){8}|1[89]00 [0-9]{4,6})";
const PHONES = new RegExp(`(?<!\\S)${PHONE}(?!\\S)`, "g");
/** Matches a number in groups, as plugins/search/searchable.py joins them: "0965 121 919", "(04) 39436930", "2.075". */
const APART = new RegExp(`^(?:${PHONE}|[1-9][0-9]{0,2}(?: [0-9]{3})+)$`);
const OUTSIDE = /^[^0-9\p{L}]+|[^0-9\p{L}]+$/gu;
/** Matches the beginning of a document number: "47/2020", "362/QĐ", "71-KL"; not "24/7", nor the years "2016-2020". */
const BEGUN = /^0*((?!(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}$)[0-9]{1,5}[a-z]?[/-](?:[0-9]{4}|[a-z])[0-9a-z/-]*)$/;
/** Matches "5G/IoT", which may be no document number. */
const GLUED_LETTER = /^#[0-9]+[a-z]-[a-z]/;
const BEFORE_ISSUER = /^#[0-9]+[a-z]?-(?:(?:19|20)[0-9]{2}-)?(?=[a-z])/;
/** Matches the first of the words before a document number. */
const CITES = /^(?!(?:ngay|mung|mong|thang)$)[a-z]/;
const OF_A_YEAR = /^#[0-9]+-(?:19|20)[0-9]{2}/;
/** Matches a number that cannot be a month, and its year: "nghị định 64/2008", in a text that omits the issuer. */
const STATED = /^#(1[3-9]|[2-9][0-9]|[0-9]{3,5})-((?:19|20)[0-9]{2})(?![0-9a-z])/;

/** A query with its document numbers in official form. @param {string} text */
export function asBorne(text) {
  return text
    .replace(CODE, (code) => code.replace(KEYED_D, "đ"))
    .replace(NUMBER_DASH, "$1-")
    .replace(GLUED, "$1$2 ")
    .replace(GLUED_DONG, "$1 đồng")
    .replace(THOUSANDS, "$1 nghìn")
    .replace(SAID_NUMBER, (_, decree, number, year) => `${number}/${year}/${decree ? "NĐ" : "TT"}`)
    .replace(SAID_SHORT, (_, kind, number) => `${number}/${kind ?? "QĐ"}`);
}

/** The other forms of a number, as lists of terms: "0965 121 919" → "0965121919", "120 nghin" → "120000", "120 000 dong" → "_120 nghin", "_nghin dong". @param {string} phrase */
export function joinedAndRounded(phrase) {
  const joined = APART.test(phrase) ? [[phrase.replaceAll(" ", "")]] : [];
  const [, number, millions, word] = /^([1-9][0-9]{0,2}) (?:nghin|ngan|(trieu))( [a-z]+)?$/.exec(phrase) ?? [];
  const figures = [number, "000", ...(millions ? ["000"] : [])];
  if (number) return [word ? pairsOf([...figures, word.trim()]) : [figures.join("")]];
  const [, round, more, after] = /^([1-9][0-9]{0,2}) ?000( ?000)?( [a-z]+)?$/.exec(phrase) ?? [];
  return round ? [...joined, pairsOf([round, more ? "trieu" : "nghin", ...(after ? [after.trim()] : [])])] : joined;
}

/** The pairs that two words, one of them a number, may also be written as: "hang 3" → "_hang ba", "_hang 03". @param {string} one @param {string} two */
export function counted(one, two) {
  const names = (/** @type {string} */ number) => OTHER_NUMBERS.get(number.replace(/^0+/, "")) ?? [];
  const isCounting = one.length > 1 || /^[0-9]/.test(one);
  const first = isCounting && SYLLABLE.test(two) ? names(one).slice(0, 1) : [];
  const number = two.replace(/^0+/, "");
  const zero = /^0*[1-9]$/.test(two) ? [number === two ? `0${two}` : number] : [];
  const last = SYLLABLE.test(one) && !DATED.includes(one) ? [...names(two), ...zero] : [];
  const ordinals = one === "lan" ? last.map((each) => ["_lan thu", `_thu ${each}`]) : [];
  if (DAYS[one] && /^[0-9]+$/.test(two)) ordinals.push([`_${DAYS[one]} ${two}`]);
  return [...first.map((each) => [`_${each} ${two}`]), ...last.map((each) => [`_${one} ${each}`]), ...ordinals];
}

/** The spans of telephone numbers in groups. @param {string[]} folded */
export function phonesIn(folded) {
  const text = folded.join(" ");
  const place = (/** @type {number} */ at) => text.slice(0, at).split(" ").length - 1;
  return [...text.matchAll(PHONES)].map(({ 0: phone, index }) => ({ start: place(index), end: place(index + phone.length) + 1 }));
}

/**
 * The document numbers and periods that a run of words requires.
 * @param {string} text @param {Word[]} words @param {Language} language
 * @param {(folded: string[], text: string) => Requirement[]} periodsOf @returns {Requirement[]}
 */
export function requirementsIn(text, words, language, periodsOf) {
  /** @type {Requirement[]} */
  const found = [];
  let end = 0;
  for (const each of runs(text)) {
    const start = end;
    end += wordsOf(each).length;
    const begun = BEGUN.exec(fold(each).replace(/^[^0-9a-z]+|[^0-9a-z/-]+$/g, ""));
    const requirement = requirementOf(piece(each).whole, begun ? `#${begun[1].replace(/[/-]+/g, "-")}` : "", words[start - 1]?.folded);
    if (requirement && start < end && end <= words.length) found.push({ ...requirement, start, end, text: each.replace(OUTSIDE, "") });
  }
  const folded = words.map((word) => word.folded);
  const named = periodsOf(folded, text);
  // "5 tháng 9/2019" is a day, though "9/2019" is a month.
  const within = (/** @type {Requirement} */ a, /** @type {Requirement} */ b) => b.start <= a.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  const taken = found.filter((each) => !named.some((period) => within(each, period)));
  const periods = named.filter((period) => !taken.some((each) => each.start < period.end && period.start < each.end));
  return [...taken, ...periods].sort((a, b) => a.start - b.start).map((each) => withLeads(each, folded, language));
}

/** @param {string[]} whole @param {string} begun @param {string} [before] @returns {Pick<Requirement, "terms" | "prefix" | "period"> | null} */
function requirementOf(whole, begun, before) {
  const numbers = whole.filter((token) => token.startsWith("#"));
  if (numbers.length) return { terms: numbers, prefix: numbers[0], period: "" };
  if (whole.length === 0) return begun ? { terms: [], prefix: begun, period: "" } : null;
  // "7/2020" alone may be a month or the beginning of 7/2020/NĐ-CP; a whole day states its month already.
  const month = whole.length === 1 && before !== "thang" && before !== "ngay";
  return { terms: whole.slice(0, 1), prefix: month ? begun : "", period: whole[0] };
}

/** Extends a requirement over the words that introduce it: "ngày", "tháng", "nghị định số". @param {Requirement} requirement @param {string[]} folded @param {Language} language */
function withLeads(requirement, folded, language) {
  let { start } = requirement;
  const isDay = requirement.period.split("-").length === 3;
  const leads = [...language.leads, ...(isDay ? language.day_leads : [])];
  for (;;) {
    const length = [3, 2, 1].find((each) => start >= each && leads.includes(folded.slice(start - each, start).join(" ")));
    if (!length) return { ...requirement, start };
    start -= length;
  }
}

/** The requirements of a run with only the terms that the archive has; without those that merely look like a document number. @param {Planner} planner @param {Run} run */
async function requirementsHeld(planner, run) {
  const held = await Promise.all(run.required.map(async (each) => {
    let found = await planner.words(each.terms, false, each.prefix ? [each.prefix] : []);
    const [known] = BEFORE_ISSUER.exec(each.prefix) ?? [];
    if (found.size === 0 && known) {
      // "130/2018/NĐCP", "12/BC-DDBQH" for ĐĐBQH
      const bare = (/** @type {string} */ term) => term.replaceAll("-", "").replaceAll("dd", "d");
      const alike = await planner.words([], false, [known]);
      found = new Map([...alike].filter(([term]) => bare(term) === bare(each.prefix)));
    }
    const [start, number, year] = (found.size === 0 && STATED.exec(each.prefix)) || [];
    if (start && (await planner.words([], false, [start])).size === 0) found = await planner.pairRows([`_${number} ${year}`]);
    const exact = each.terms.filter((term) => found.has(term));
    const numbers = exact.some((term) => term.startsWith("#"));
    const sure = OF_A_YEAR.test(each.prefix) || each.terms.some((term) => !GLUED_LETTER.test(term));
    const terms = numbers || !isHard(each) ? exact : [...found.keys()].sort();
    const stated = CITES.test(run.words[each.start].folded) ? terms.filter((term) => term.startsWith("#")) : []; // "TT 04/2022" is no month
    return { ...each, terms: stated.length ? stated : terms, sure };
  }));
  return held.filter(({ terms, sure, period }) => terms.length > 0 || sure || period);
}

/** Adds clauses for the requirements; the runs of words between them. @param {Planner} planner @param {Run} run */
export async function runsBetween(planner, run) {
  const held = requirementsHeld(planner, run);
  planner.warmUp(cutAt(run, run.required.filter(isHard))); // since most requirements exist
  const known = await held;
  for (const { terms, period, start, end, text } of known.filter(isHard)) {
    if (terms.length) planner.clauses.push({ terms, fields: [...EVERYWHERE, ...PAIRS], boost: FULL, presence: "required" });
    // "9/2014" may be a month or begin a document number: the number is rarer, so it takes precedence.
    const numbers = terms.filter((term) => term.startsWith("#"));
    const group = numbers.length ? numbers : terms;
    if (group.length) planner.groups.push(group);
    planner.addPart(run.words.slice(start, end), terms.map((term) => [term]), period, text);
  }
  return cutAt({ ...run, required: known }, known.filter(isHard));
}

/**
 * Splits the words of a run at the requirements, and marks its years.
 * @param {Run} run @param {{start: number, end: number}[]} required
 */
function cutAt(run, required) {
  /** @type {{words: PlannedWord[], open: boolean}[]} */
  const runs = [{ words: [], open: false }];
  for (const [place, word] of run.words.entries()) {
    const stated = required.some(({ start, end }) => start <= place && place < end);
    const year = run.required.find((each) => !isHard(each) && each.start <= place && place < each.end);
    if (!stated) runs[runs.length - 1].words.push(year ? { ...word, ...(word.folded === year.period ? { year } : { small: true }) } : word);
    else if (runs[runs.length - 1].words.length) runs.push({ words: [], open: false });
  }
  runs[runs.length - 1].open = run.open;
  return runs;
}

/** Whether a year may be a mere number: it is stated alone, and no article is of that year. @param {Planner} planner @param {Requirement} year */
export function isBare(planner, year) {
  return year.end - year.start === 1 && ownTerms(planner, year).length === 0;
}

/** The terms of a year that occur in titles or dates. @param {Planner} planner @param {Requirement} year */
function ownTerms({ rows }, { terms }) {
  return terms.filter((term) => ["title", "when"].some((field) => rows.get(term)?.postings.get(field)?.refs.length));
}

/** Adds a year among words: articles of that year are preferred. @param {Planner} planner @param {PlannedWord} word @param {Requirement} year @param {string[][]} covers @param {boolean} ofLaw whether it may be part of a law's name */
export function addYear(planner, word, year, covers, ofLaw) {
  const { period } = year;
  const own = ownTerms(planner, year);
  planner.clauses.push(...own.map((term) => ({ terms: [term], fields: ["title", "when"], boost: FULL })));
  if (own.length) planner.groups.push(own.length > 1 ? own.filter((term) => term !== period) : own);
  const known = own.length > 0 || (ofLaw && planner.rows.has(period));
  planner.addPart([word], [...(known ? [[period]] : []), ...covers], ofLaw ? "" : period);
}
