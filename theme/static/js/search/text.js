/** Normalises Vietnamese text for comparison. The twin of plugins/vietnamese/text.py. */

export const WORD = /[0-9a-zß-öø-ɏ\u0300-\u036f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff]+/g;
// What Python takes for white space; JavaScript's \s differs.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
export const SPACES = new RegExp(`[${SPACE}]+`, "g");
export const RUN = new RegExp(`[^${SPACE}]+`, "g");
export const ANY_CASE = new RegExp(WORD, "gi");
/** Matches letters that can be one Vietnamese syllable. */
export const SYLLABLE = /^(?:ngh?|ch|gh|gi|kh|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aeiouyăâêôơư]{1,3}(?:ch|ng|nh|[ckmnpt])?$/;
/** What is typed or pasted for a hyphen, as a part of a character class. */
export const DASHES = "\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d";
export const IS_YEAR = /^(?:19|20)[0-9]{2}$/;
export const VOWEL = /[aeiouy]/;
const FOREIGN = /^[A-Za-z][a-z]+$/;
const MARKS = /[\u0300-\u036f]+/g;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const LETTERS = /[\p{L}](?:\p{L}|[\u0300-\u036f])*/gu;
const Y_FOR_I = /^(qu|[hklmstv])y(?=$|nh$|t$|ch$)/;
const D_LIKE = /[đðɖ]/g;

/** Text in lower case without marks, đ as d. @param {string} text */
export function fold(text) {
  const bare = text.normalize("NFC").toLowerCase().normalize("NFD").replace(MARKS, "");
  return bare.replace(D_LIKE, "d").normalize("NFC");
}

/** A key equal for spellings that differ only in the position of the tone, or in i and y. @param {string} text */
export function toneKey(text) {
  return text.normalize("NFC").toLowerCase().normalize("NFD").replace(LETTERS, wordKey).normalize("NFC");
}

/** @param {string} word */
function wordKey(word) {
  const [letters, tones] = parted(word);
  return letters.replace(Y_FOR_I, "$1i") + tones;
}

/** The letters of a decomposed word (NFD), and its tones. @param {string} word */
export function parted(word) {
  return [word.replace(TONES, ""), word.match(TONES)?.join("") ?? ""];
}

/** Whether a word is no Vietnamese syllable and no abbreviation. @param {string} typed */
export function isForeign(typed) {
  return FOREIGN.test(typed) && !SYLLABLE.test(typed.toLowerCase());
}

/** A query in capitals in small letters, except abbreviations: several letters without a vowel. @param {string} text */
export function quietened(text) {
  const words = text.match(ANY_CASE) ?? [];
  if (/\p{Ll}/u.test(text) || words.filter((word) => /[^0-9]/.test(word)).length < 2) return text;
  return text.replace(ANY_CASE, (word) => (word.length < 2 || VOWEL.test(fold(word)) ? word.toLowerCase() : word));
}

/** The runs of a text between spaces. @param {string} text */
export function runs(text) {
  return text.match(RUN) ?? [];
}
