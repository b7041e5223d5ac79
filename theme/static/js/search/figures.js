/**
 * Numbers as people say them. Loaded for queries with digits or Roman numerals. The twin of parts of
 * tools/search/{query,synonyms}.py.
 */

import { SYLLABLE } from "./text.js";

const CODE = /[0-9]\/[a-z0-9-]+/gi;
/** "1087/qdd-ttg", with "đ" as Telex or VNI keystrokes; not "BGDDT", which is BGDĐT without marks. */
const KEYED_D = /(?<!g)d[d9]/gi;
const NUMBER_DASH = /([0-9]\/[A-Za-zĐđ]{1,8}) ?[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d] ?(?=[A-ZĐa-zđ])/g;
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

/** The other form of a round number: "120 nghin" → "120000", "120 000" → "_120 nghin". @param {string} phrase */
export function rounded(phrase) {
  const [, number, unit] = /^([1-9][0-9]{0,2}) (nghin|ngan|trieu)$/.exec(phrase) ?? [];
  if (unit) return [number + "000".repeat(unit === "trieu" ? 2 : 1)];
  const [, figures, more] = /^([1-9][0-9]{0,2}) ?000( ?000)?$/.exec(phrase) ?? [];
  return figures ? [`_${figures} ${more ? "trieu" : "nghin"}`] : [];
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
