/**
 * Days, months, quarters and years in a query, as period tokens. Loaded for queries with a year, without which no
 * period is recognised.
 *
 * @import { Requirement } from "./query.js"
 */

import { QUARTERS } from "./analyzer.js";
import { IS_YEAR, fold } from "./text.js";

/** How many neighbouring periods are tried on each side. */
const REACH = { year: 5, quarter: 8, month: 12 };
const IS_MONTH = /^0?(?:[1-9]|1[0-2])$/;
const IS_DAY = /^0?(?:[1-9]|[12][0-9]|3[01])$/;
const ROMAN = ["", "i", "ii", "iii", "iv"];
/** The months of each part of a year; articles about the whole year match too. @type {Record<string, number[]>} */
const PARTS = { dau: [1, 2, 3], giua: [5, 6, 7, 8], cuoi: [10, 11, 12] };
const STEMS = "giap at binh dinh mau ki canh tan nham qui".split(" ");
const BRANCHES = "ti suu dan mao thin ti ngo mui than dau tuat hoi".split(" ");
const LUNAR_YEAR = /^(?:xuan|tet|nam) (.+)$/;
const MONTHS_OF_A_YEAR = /^0?([369]|ba|sau|chin) thang (dau|cuoi) nam ((?:19|20)[0-9]{2})$/;
/** Matches the word before a number that is no day: "tháng 1, tháng 2 năm 2020", "bão số 5 tháng 9/2020". */
const COUNTED = /^(?:thang|so|dot|ki|lan|khoa|lop)$/;
/** Matches a day in digits, possible or not. */
const FIGURES = /(?<![0-9/.,-])([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![0-9/.,-])/g;

const NUMBERS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];
const ORDINALS = ["first", "second", "third", "fourth"];
/** Not May: "dệt may 2021". */
const MONTHS = ["january", "february", "march", "april", "", "june", "july", "august", "september", "october", "november", "december"];
const PLACES = new Map(NUMBERS.flatMap((name, place) => [name, fold(name)].map((word) => /** @type {const} */ ([word, place + 1]))));
for (const [word, place] of /** @type {const} */ ([["bốn", 4], ["bon", 4], ["lăm", 5], ["lam", 5], ["giêng", 1], ["gieng", 1], ["chạp", 12], ["chap", 12]])) PLACES.set(word, place);
/** "QuýIII/2019", "giaobanquy3/2018". */
const GLUED_QUARTER = /(\p{L}?)(qu[ýíyi]) ?([1-4]|i{1,3}|iv)(?=[/ -]?(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;
/** "Q3/2019", "q3 năm 2019". */
const SHORT_QUARTER = /(?<![\p{L}\p{N}_])q\.? ?([1-4]|i{1,3}|iv)(?=(?:[/ .-]| n[ăa]m )?(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;
/** "T9/2019", "t9 năm 2019", but not "nhà ga T3 2025". */
const SHORT_MONTH = /(?<![\p{L}\p{N}_]|\bga )t\.?(0?[1-9]|1[0-2])(?=(?:[/ .-]| n[ăa]m )(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;
const [DAY, MONTH] = ["0[1-9]|[12][0-9]|3[01]", "0[1-9]|1[0-2]"];
const [BEFORE, AFTER] = ["(?<![0-9A-Za-z/.,-])", "(?![0-9A-Za-z]|[/.,-][0-9A-Za-z])"];
/** "5/9/19". */
const SHORT_YEAR = new RegExp(`${BEFORE}((?:${DAY}|[1-9])([/.-])(?:${MONTH}|[1-9])\\2)([0-9]{2})${AFTER}`, "g");
/** "5 / 9 / 2019", "5/9 năm 2019". */
const SPACED_DAY = new RegExp(`${BEFORE}(?![0-9]+[/.-][0-9]+[/.-][0-9])([0-9]{1,2})(?: ?([/.–—-]) ?([0-9]{1,2}) ?\\2 ?| ?/ ?([0-9]{1,2}) n[ăa]m )((?:19|20)[0-9]{2})${AFTER}`, "gi");
/** "20190905", "05092019". */
const EIGHT_FIGURES = new RegExp(`${BEFORE}(?:(20[0-9]{2})(${MONTH})(${DAY})|(${DAY})(${MONTH})(20[0-9]{2}))${AFTER}`, "g");
/** "September 5, 2019". */
const ENGLISH_DAY = /(?<![\p{L}\p{N}_])([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?,? (?=(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;
/** "ngày mười lăm tháng chín năm 2019". */
const DAY_IN_WORDS = /(?<![\p{L}\p{N}_])((?:ng[àa]y )?m[ùuồo]ng|ng[àa]y) ((?:\p{L}+ ){1,3})(?=th[áa]ng [^0-9]*[0-9]{0,2}[^0-9]+(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;
/** "third quarter of 2019", "third quarter briefing 2019". */
const ENGLISH_QUARTER = /(?<![\p{L}\p{N}_])(first|second|third|fourth) quarter((?: (?!of )[a-z]+){0,2})(?: of)? (?=(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;
const BEFORE_A_YEAR =
  /(?<![\p{L}\p{N}_])(?:(qu[ýíyi]|th[áa]ng) )?(\p{L}+(?: m[ộo]t| hai)?)(?: of)?(?= (n[ăa]m )?(?:19|20)[0-9]{2}(?![\p{L}\p{N}_]))/giu;

/** A query with its periods in digits: "quý tư 2019" → "quý 4 2019", "20190905" → "5/9/2019"; English too. @param {string} text */
export function inFigures(text) {
  const clean = text
    .replace(SPACED_DAY, (_, day, __, month, other, year) => `${day}/${month ?? other}/${year}`)
    .replace(SHORT_YEAR, (_, day, __, year) => `${day}20${year}`)
    .replace(EIGHT_FIGURES, (_, year, month, day, first, second, last) => `${Number(day ?? first)}/${Number(month ?? second)}/${year ?? last}`)
    .replace(GLUED_QUARTER, (_, before, quarter, number) => `${before} ${quarter} ${number}`.trimStart())
    .replace(ENGLISH_QUARTER, (_, ordinal, words) => `${words} quý ${ORDINALS.indexOf(ordinal.toLowerCase()) + 1} `.trimStart())
    .replace(SHORT_QUARTER, "quý $1")
    .replace(SHORT_MONTH, "tháng $1")
    .replace(ENGLISH_DAY, (all, month, day) => (englishMonth(month) ? `${day} tháng ${englishMonth(month)} ` : all))
    .replace(DAY_IN_WORDS, dayInFigures);
  return clean.replace(BEFORE_A_YEAR, (all, lead, typed, year) => {
    const word = typed.toLowerCase();
    const place = PLACES.get(word);
    // "tháng năm 2020" may be "the months of 2020" as well as "May 2020".
    if (lead && place && (place !== 5 || year)) return `${lead} ${place}`;
    return !lead && englishMonth(word) ? `tháng ${englishMonth(word)}` : all;
  });
}

/** The number of an English month or of its abbreviation to three letters or more; 0 if there is none. @param {string} word */
function englishMonth(word) {
  return word.length > 2 ? MONTHS.findIndex((name) => name.startsWith(word.toLowerCase())) + 1 : 0;
}

/** @param {string} all @param {string} lead @param {string} words */
function dayInFigures(all, lead, words) {
  let number = 0;
  for (const word of fold(words).trim().split(" ")) {
    const count = PLACES.get(word);
    if (!count) return all;
    number = word === "muoi" ? Math.max(number, 1) * 10 : number + count;
  }
  return `${lead} ${number} `;
}

/**
 * The period token that folded syllables also name, and how many leading syllables are not part of it: "Tết Nhâm Dần" →
 * 2022, "9 tháng đầu năm 2022" → Quý III/2022.
 * @param {string} phrase @returns {[number, string]} "" if there is none
 */
export function otherwise(phrase) {
  const [, name] = LUNAR_YEAR.exec(phrase) ?? [];
  if (name) {
    const years = Array.from({ length: 60 }, (_, place) => 1984 + place);
    return [1, String(years.find((year) => `${STEMS[(year + 6) % 10]} ${BRANCHES[(year + 8) % 12]}` === name) ?? "")];
  }
  const [, months, part, year] = MONTHS_OF_A_YEAR.exec(phrase) ?? [];
  return [0, year ? `@q${part === "dau" ? (PLACES.get(months) ?? Number(months)) / 3 : 4}-${year}` : ""];
}

/** @param {string[]} folded the syllables of a query @param {string} text the query @returns {Requirement[]} */
export function periodsOf(folded, text) {
  /** @type {Requirement[]} */
  const found = [];
  const impossible = new Set([...text.matchAll(FIGURES)].filter(([, day, , month, year]) => !exists(Number(day), Number(month), Number(year))).map(([, day, , month, year]) => `${day} ${month} ${year}`));
  for (let place = 0; place < folded.length; place += 1) {
    const each = periodAt(folded, place, impossible);
    if (!each) continue;
    found.push(each);
    place = each.end - 1;
  }
  return found;
}

/** @param {string[]} folded @param {number} start @param {Set<string>} impossible @returns {Requirement | undefined} */
function periodAt(folded, start, impossible) {
  const at = (/** @type {number} */ place) => folded[place] ?? "";
  const made = (/** @type {string[]} */ terms, /** @type {number} */ length, period = terms[0]) => ({ terms, prefix: "", start, end: start + length, period, text: "" });
  const figures = folded.slice(start, start + 3).join(" ");
  if (impossible.has(figures)) return made([], 3, `@${figures.split(" ").map(Number).join("-")}`);
  // A year, with or without "năm" before it.
  const year = (/** @type {number} */ place) => (at(place) === "nam" ? { year: at(place + 1), length: 2 } : { year: at(place), length: 1 });
  if (at(start) === "qui" && /^(?:[05-9]|vi{0,3}|ix|x)$/.test(at(start + 1)) && IS_YEAR.test(year(start + 2).year)) {
    return made([], 2 + year(start + 2).length, `@q${at(start + 1)}-${year(start + 2).year}`);
  }
  const quarter = at(start) === "qui" && QUARTERS[at(start + 1).replace(/^0/, "")];
  if (quarter) {
    const { year: named, length } = year(start + 2);
    return IS_YEAR.test(named) ? made([`@q${quarter}-${named}`], 2 + length) : undefined;
  }
  if (IS_DAY.test(at(start)) && !COUNTED.test(at(start - 1)) && at(start + 1) === "thang" && IS_MONTH.test(at(start + 2))) {
    const { year: named, length } = year(start + 3);
    const [day, month] = [Number(at(start)), Number(at(start + 2))];
    if (IS_YEAR.test(named)) return made(exists(day, month, Number(named)) ? [`@${day}-${month}-${named}`] : [], 3 + length, `@${day}-${month}-${named}`);
  }
  const lead = Number(at(start) in PARTS); // "đầu tháng 9 năm 2019"
  const number = at(start + lead + 1);
  if (at(start + lead) === "thang" && /^[0-9]{1,2}$/.test(number)) {
    const { year: named, length } = year(start + lead + 2);
    const month = `@${Number(number)}-${named}`;
    if (IS_YEAR.test(named)) return made(IS_MONTH.test(number) ? [month] : [], lead + 2 + length, month);
  }
  const months = PARTS[at(start)];
  if (months && at(start + 1) === "nam" && IS_YEAR.test(at(start + 2)) && at(start - 1) !== "thang") {
    return made([at(start + 2), ...months.map((month) => `@${month}-${at(start + 2)}`)], 3);
  }
  const { year: named, length } = year(start);
  return IS_YEAR.test(named) ? made([named], length) : undefined;
}

/** Whether a date exists. @param {number} day @param {number} month @param {number} year */
function exists(day, month, year) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

/**
 * The tokens of the periods before and after one, nearest first; for a day, its month.
 * @param {string} period @returns {string[][]} lists, one token of each being wanted
 */
export function neighbours(period) {
  if (IS_YEAR.test(period)) return sides(REACH.year, (step) => String(Number(period) + step));
  const [first, second, third] = period.slice(1).split("-");
  if (third) return exists(Number(first), Number(second), Number(third)) ? [[`@${second}-${third}`]] : [];
  if (!/^(?:q[1-4]|[1-9]|1[0-2])$/.test(first)) return [];
  const [number, span] = first.startsWith("q") ? [Number(first.slice(1)), 4] : [Number(first), 12];
  const letter = span === 4 ? "q" : "";
  return sides(span === 4 ? REACH.quarter : REACH.month, (step) => {
    const place = Number(second) * span + number - 1 + step;
    return `@${letter}${(place % span) + 1}-${Math.floor(place / span)}`;
  });
}

/** @param {number} reach @param {(step: number) => string} named @returns {string[][]} */
function sides(reach, named) {
  const steps = Array.from({ length: reach }, (_, place) => place + 1);
  return [steps.map((step) => named(-step)), steps.map(named)];
}

/** The kind and value of a period as displayed: "Quý I/2016", "tháng 9/2019", "5/9/2019", "năm 2013". @param {string} period */
export function periodParts(period) {
  if (IS_YEAR.test(period)) return { kind: "year", value: period };
  const [first, ...rest] = period.slice(1).split("-");
  if (rest.length === 2) return { kind: "day", value: [first, ...rest].join("/") };
  if (first.startsWith("q")) return { kind: "quarter", value: `${(ROMAN[Number(first.slice(1))] ?? first.slice(1)).toUpperCase()}/${rest[0]}` };
  return { kind: "month", value: `${first}/${rest[0]}` };
}
