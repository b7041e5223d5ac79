/** Numbers as people say and write them. */

import { pairsOf } from "./model.js";
import { COUNTED } from "./synonyms.js";
import { DASHES, SYLLABLE } from "./text.js";

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

/**
 * The other forms of a number, as lists of terms: "0965 121 919" → "0965121919", "120 nghin" → "120000", "120 000 dong"
 * → "_120 nghin", "_nghin dong", "6 3 trieu" → "6300000", and back.
 * @param {string} phrase
 */
export function joinedAndRounded(phrase) {
  const joined = APART.test(phrase) ? [[phrase.replaceAll(" ", "")]] : [];
  const [, whole, decimals] = /^([1-9][0-9]{0,2}) ([0-9]{1,3}) trieu$/.exec(phrase) ?? [];
  if (whole) return [[`${whole}${decimals.padEnd(3, "0")}000`]];
  const [, million, thousands] = /^([1-9][0-9]{0,2}) ?(?!000)([0-9]{3}) ?000$/.exec(phrase) ?? [];
  if (million) return [...joined, pairsOf([million, thousands.replace(/0+$/, ""), "trieu"])];
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
  // But "quận Hai Bà Trưng".
  const place = COUNTED.test(`${one} ${two}`) && one !== "quan" ? IN_WORDS.findIndex((words) => words.includes(two)) : -1;
  if (place >= 0) last.push(String(place + 1), IN_ROMAN[place]);
  const ordinals = one === "lan" && last.length ? [two, ...last].map((each) => ["_lan thu", `_thu ${each}`]) : [];
  if (DAYS[one] && /^[0-9]+$/.test(two)) ordinals.push([`_${DAYS[one]} ${two}`]);
  return [...first.map((each) => [`_${each} ${two}`]), ...last.map((each) => [`_${one} ${each}`]), ...ordinals];
}

/** The spans of telephone numbers in groups. @param {string[]} folded */
export function phonesIn(folded) {
  const text = folded.join(" ");
  const place = (/** @type {number} */ at) => text.slice(0, at).split(" ").length - 1;
  return [...text.matchAll(PHONES)].map(({ 0: phone, index }) => ({ start: place(index), end: place(index + phone.length) + 1 }));
}
