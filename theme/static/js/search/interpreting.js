/**
 * Reinterprets syllables that no article has: raw keystrokes of an input method, words written as one, typing errors.
 * Loaded if there is such a syllable.
 *
 * @import { Planner } from "./planner.js"
 * @import { Word } from "./query.js"
 */

import { cleaned, wordsOf } from "./query.js";
import { ANY_CASE, SYLLABLE, VOWEL, fold } from "./text.js";

/** Matches the parts of "NĐ47", "QL14E" and "nhàD". */
const PIECES = /[0-9]+(?:[A-Za-z]$)?|[^0-9]+?(?=[0-9]|(?<![A-ZĐ])[A-ZĐ]$|$)/g;
const TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323";
const LETTER_MARKS = { circumflex: "\u0302", breve: "\u0306", horn: "\u031b" };
const TELEX_TONES = "sfrxj";
/** Telex keystrokes and the letters that they type. @type {[RegExp, string][]} */
const TELEX = [[/dd/, "đ"], [/aa/, "â"], [/ee/, "ê"], [/oo/, "ô"], [/aw/, "ă"], [/uow|uwow/, "ươ"], [/ow/, "ơ"], [/uw|w/, "ư"]];
/** Matches the keystrokes for letters; English words have those for tones by chance: "test", "box". */
const LETTER_KEY = /aa|dd|ee|oo|w/i;
/** VNI digits, each with the letters it follows and the mark it adds. @type {Record<string, [RegExp, string]>} */
const VNI = { 6: [/[aeo]/, LETTER_MARKS.circumflex], 7: [/[ou]/, LETTER_MARKS.horn], 8: [/a/, LETTER_MARKS.breve] };
/** Words that a number may follow without a space. */
const COUNTED = /^(?:qui|quy|ngay|thang|nam|so|ky|dot|khoa|lop|tuan|thu|lan|tap)$/;
/** Match words with a consonant that may be a word of its own: "vmap" for "V-Map". */
const LETTER_APART = [/^([b-df-hj-np-tv-xz])([a-z]{3,})$/, /^([a-z]{3,})([b-df-hj-np-tv-xz])$/];
/** The magnitude of the rarest syllables. */
export const RAREST = "A";
const MOST_SPLIT = 24;
const MOST_PIECES = 6;
const LONGEST_WORD = 5;
const LONGEST_PIECE = 10;

/**
 * The query with its unknown words replaced by what was meant; unchanged if they cannot be reinterpreted.
 * @param {Planner} planner @param {string} typed @param {Word[]} words @param {Word[]} unknown
 */
export async function rereadQuery(planner, typed, words, unknown) {
  const { syllables } = planner.index;
  const clean = await cleaned(typed);
  let read = clean;
  let left = unknown;
  for (const [place, one] of words.slice(0, -1).entries()) {
    // "ipv 6"
    const two = words[place + 1];
    if (!(left.includes(one) || left.includes(two)) || !syllables.has(one.folded + two.folded)) continue;
    read = read.replace(`${one.typed} ${two.typed}`, one.typed + two.typed);
    left = left.filter((word) => word !== one && word !== two);
  }
  const keys = left.filter((word) => telex(word.typed));
  if (keys.length === 1 && words.length > 1 && !LETTER_KEY.test(keys[0].typed)) left = left.filter((word) => word !== keys[0]);
  const keyed = left.some((word) => vni(word.typed));
  const meant = new Map(await Promise.all(left.map(async (word) => /** @type {const} */ ([word.typed, await planner.meant(word, keyed)]))));
  read = read.replace(ANY_CASE, (word) => meant.get(word) ?? word);
  return read === clean ? typed : read;
}

/** Whether a word is an abbreviation: it has several capitals. @param {Word} word */
export function isAbbreviation({ typed }) {
  if (!/\p{Lu}.*\p{Lu}/u.test(typed)) return false;
  if (/\p{Ll}/u.test(typed)) return true;
  return !VOWEL.test(fold(typed)) || typed.length <= LONGEST_WORD;
}

/**
 * The words that an unknown word was meant to be; undefined if it cannot be reinterpreted.
 * @param {Word} word @param {Map<string, string>} syllables magnitudes by syllable
 * @param {boolean} [keyed] whether another word is certainly VNI keystrokes @returns {Word[] | undefined}
 */
export function reread({ typed, exact, folded }, syllables, keyed) {
  const known = (/** @type {Word[]} */ words) => words.length > 0 && words.every((word) => syllables.has(word.folded) || /^[0-9]+$/.test(word.folded));
  for (const text of [telex(typed), vni(typed, keyed)]) {
    const cased = /^\p{Lu}/u.test(typed) ? text.replace(/^./u, (letter) => letter.toUpperCase()) : text;
    const words = wordsOf(cased);
    if (known(words)) return words;
  }
  const parts = (typed.match(PIECES) ?? []).map(fold);
  const pieces = parts.flatMap((part) => (/[0-9]/.test(part) || syllables.has(key(part)) ? [part] : split(part, syllables) ?? [part]));
  const apart = LETTER_APART.map((form) => form.exec(typed.toLowerCase())?.slice(1) ?? []);
  const readings = [pieces, ...apart].map((some) => some.flatMap(wordsOf));
  return readings.find((words) => words.length > 1 && known(words) && !(exact && SYLLABLE.test(folded)));
}

/** @param {string} text without marks */
function key(text) {
  return wordsOf(text)[0]?.folded ?? text;
}

/**
 * Splits letters into the fewest known words, on a tie the commonest; undefined if that is impossible.
 * @param {string} text @param {Map<string, string>} syllables @returns {string[] | undefined}
 */
export function split(text, syllables) {
  if (text.length < 4 || text.length > MOST_SPLIT || !/^[a-z]+$/.test(text)) return undefined;
  /** @type {({pieces: string[], magnitudes: number} | undefined)[]} */
  const best = [{ pieces: [], magnitudes: 0 }];
  for (let end = 2; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start <= end - 2; start += 1) {
      const before = best[start];
      const piece = text.slice(start, end);
      const magnitude = piece === text ? undefined : syllables.get(key(piece));
      if (!before || !magnitude || before.pieces.length >= MOST_PIECES) continue;
      const cut = { pieces: [...before.pieces, piece], magnitudes: before.magnitudes + magnitude.charCodeAt(0) };
      const known = best[end];
      const fewer = known ? known.pieces.length - cut.pieces.length : 1;
      if (fewer > 0 || (fewer === 0 && cut.magnitudes > (known?.magnitudes ?? 0))) best[end] = cut;
    }
  }
  return best[text.length]?.pieces;
}

/** Decodes Telex keystrokes: "chuwowng" → "chương"; "" if they are no syllable. @param {string} typed */
export function telex(typed) {
  let text = typed.toLowerCase();
  if (!/^[a-z]+$/.test(text) || text.length > 12) return "";
  const before = text;
  // "hamaf", "nguoiwf": the key of a letter's mark may also follow the end of the syllable.
  text = text.replace(/^([^aeo]*)([aeo])([^aeo]*[cghmnpt])\2(?=[sfrxj]$)/, "$1$2$2$3").replace(/(uo|[aou])([a-z]*[cghimnpt])w/, "$1w$2");
  for (const [keys, letter] of TELEX) text = text.replace(keys, letter);
  const tone = /^(.*[aeiouyăâêôơư].*)([sfrxj])$/.exec(text) ?? /^(.*[aeiouyăâêôơư])([sfrxj])(ch|ng|nh|[cmnpt])$/.exec(text)
    ?? /^(.*[ăâêôơư])([sfrxj])([aeiouyăâêôơư](?:ng|[cmnpt])?)$/.exec(text);
  if (tone) text = tone[1] + (tone[3] ?? "");
  if (text === before || !SYLLABLE.test(text) || /[ăâ](?![cmnptuyk])/.test(text)) return ""; // "châo"
  return toned(text, tone ? TELEX_TONES.indexOf(tone[2]) : -1);
}

/** Decodes VNI keystrokes: "huan61" → "huấn"; "" if they are no syllable. @param {string} typed @param {boolean} [keyed] whether "so61" cannot be "số 61" */
export function vni(typed, keyed) {
  const match = /^(?!.*[1-5].*[1-5])([a-z]+)(?:[1-9][a-z]*){1,4}$/.exec(typed.toLowerCase());
  if (!match || (!keyed && COUNTED.test(match[1]))) return "";
  let text = match[0].replace(/[1-9]/g, "");
  let tone = -1;
  // "chu7o7ng"
  for (const digit of new Set(match[0].match(/[1-9]/g))) {
    if (digit <= "5") tone = Number(digit) - 1;
    else if (digit === "9" && text.startsWith("d")) text = `đ${text.slice(1)}`;
    else {
      const [letters, mark] = VNI[digit] ?? [/(?!)/, ""];
      if (!letters.test(text)) return "";
      text = digit === "7" ? text.replace(/uo|[ou]/, (found) => [...found].map((letter) => letter + mark).join("")) : text.replace(letters, (letter) => letter + mark);
      text = text.normalize("NFC");
    }
  }
  return SYLLABLE.test(text) ? toned(text, tone) : "";
}

/** A syllable with its tone mark on the right vowel. @param {string} text @param {number} tone -1 for none */
function toned(text, tone) {
  if (tone < 0) return text;
  const marked = text.search(/[ăâêôơư](?![ăâêôơư])/);
  const vowels = [...text.matchAll(/[aeiouyăâêôơư]/g)].map(({ index }) => index);
  const inner = /^(?:qu|gi)[aeiouy]/.test(text) ? vowels.slice(1) : vowels;
  const closed = /[^aeiouyăâêôơư]$/.test(text);
  const place = marked >= 0 ? marked : inner[closed || inner.length > 2 ? Math.min(1, inner.length - 1) : 0];
  return (text.slice(0, place + 1) + TONE_MARKS[tone] + text.slice(place + 1)).normalize("NFC");
}

/**
 * The known syllables one edit away or pronounced alike, except abbreviations. Those pronounced alike come first, then
 * the most frequent.
 * @param {string} word @param {Map<string, string>} syllables magnitudes by syllable
 */
export function nearest(word, syllables) {
  const sound = soundOf(word);
  const alike = new Set([...syllables.keys()].filter((other) => other !== word && soundOf(other) === sound));
  const found = [...syllables.keys()].filter((other) => (alike.has(other) || oneEdit(word, other)) && VOWEL.test(other));
  const value = (/** @type {string} */ other) => (alike.has(other) ? "~" : "") + syllables.get(other);
  return found.sort((a, b) => (value(a) < value(b) ? 1 : value(a) > value(b) ? -1 : a < b ? -1 : 1));
}

/** A syllable in one spelling of what is pronounced alike in some region: "tr" and "ch", "gi" and "d", i and y. @param {string} syllable */
function soundOf(syllable) {
  return syllable.replaceAll("y", "i").replace(/^tr/, "ch").replace(/^(?:gi|r)(?=[aeiou])/, "d");
}

/**
 * Whether two syllables are one edit apart, as lunr counts: a letter inserted, deleted, replaced, or two swapped.
 * @param {string} word @param {string} other
 */
export function oneEdit(word, other) {
  if (Math.abs(word.length - other.length) > 1 || word === other) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  let [end, otherEnd] = [word.length, other.length];
  while (end > start && otherEnd > start && word[end - 1] === other[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
  const [left, right] = [word.slice(start, end), other.slice(start, otherEnd)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
