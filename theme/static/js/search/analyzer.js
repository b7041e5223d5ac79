//# allFunctionsCalledOnLoad
/**
 * From text to the tokens that are indexed and asked for: the twin of plugins/search/analyzer.py, which explains them.
 * tests/conformance/analyzer.json holds the two together. And what was typed, taken apart: nothing typed is an error,
 * what means nothing is left out.
 *
 * @typedef {{folded: string, exact: string}} Word a syllable and, where its marks add something, its exact token
 * @typedef {{terms: string[], prefix: string, start: number, end: number}} Must
 * a document number, day, month or quarter: any of the terms, or what begins with the prefix ("" for nothing); told by
 * the words from start to end, end excluded
 * @typedef {{words: Word[], musts: Must[], open: boolean}} Run
 * words that stood side by side; open: the last word may still be growing
 * @typedef {{main: Run, phrases: Run[], excluded: Run[]}} Typed
 * @typedef {{query: string, year: string, category: string, author: string, order: string}} Asked
 * what the reader asks for, in the page's address: so that it can be kept, sent, and gone back to
 */

export const WORD = /[0-9a-zß-öø-ɏ\u0300-\u036f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff]+/g;
// What Python's str.split takes for space; JavaScript's \s differs.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const ISSUER = "[a-z]+[0-9]{0,3}(?![0-9a-z])";
const NUMBER = new RegExp(
  `(?<![0-9a-z/.,-])0*([0-9]{1,5}[a-z]?(?:/[0-9]{4})?/${ISSUER}(?:[-/&]${ISSUER})*` +
    `|[0-9]{1,5}(?:-[0-9]{4})?-${ISSUER}(?:[-/&]${ISSUER})+)`,
  "g",
);
const YEAR = "((?:19|20)[0-9]{2})";
const END = "(?![0-9a-z]|[/.][0-9])";
const DATE = new RegExp(
  `(?<![0-9a-z/.,])(?:${YEAR}-0?([0-9]{1,2})-0?([0-9]{1,2})${END}` +
    `|(?:0?([0-9]{1,2})([-/.]))?0?([0-9]{1,2})[-/.]${YEAR}${END})`,
  "g",
);
/** @type {Record<string, number>} */
const QUARTERS = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
const IS_YEAR = new RegExp(`^${YEAR}$`);
const SMALL = /^0?[0-9]{1,2}$/;
const MARKS = /[\u0300-\u036f]+/g;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const LETTERS = /[\p{L}](?:\p{L}|[\u0300-\u036f])*/gu;
const Y_FOR_I = /^(qu|[hklmstv])y(?=$|nh$|t$|ch$)/;
const D_LIKE = /[đðɖ]/g;
const LONGEST = 300;
const MOST_WORDS = 32;
const QUOTED = /(^|\s)(-?)["“”„]([^"“”„]*)["“”„]/g;
const EXCLUDED = /(^|\s)-(?=[^\s\d-])(\S+)/g;
const NOTHING = /[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** The beginning of a document number: "47/2020", "362/QĐ", "71-KL"; not "24/7". */
const BEGUN = /^0*([0-9]{1,5}[a-z]?[/-](?:[0-9]{4}|[a-z])[0-9a-z/-]*)$/;
const LEADS = new Set(["ngay", "thang", "so"]);
const LEAST = 2; // letters to search for
/** What is asked and its name in the address. @type {[keyof Asked, string][]} */
const NAMES = [["query", "q"], ["year", "nam"], ["category", "chuyen-muc"], ["author", "tac-gia"], ["order", "thu-tu"]];

/**
 * @typedef {{folded: string[], exact: string[], whole: string[]}} Piece
 * What one run of text between spaces gives; exact keeps "" where the marks add nothing, so it goes with folded.
 */

/** Text without marks, in lower case, đ as d. @param {string} text */
export function fold(text) {
  const bare = text.normalize("NFC").toLowerCase().normalize("NFD").replace(MARKS, "");
  return bare.replace(D_LIKE, "d").normalize("NFC");
}

/** A key equal for spellings that differ only in where the tone stands, or in i and y. @param {string} text */
export function toneKey(text) {
  return text.normalize("NFC").toLowerCase().normalize("NFD").replace(LETTERS, wordKey).normalize("NFC");
}

/** @param {string} word */
function wordKey(word) {
  const tones = word.match(TONES)?.join("") ?? "";
  return word.replace(TONES, "").replace(Y_FOR_I, "$1i") + tones;
}

/** The runs of a text between spaces. @param {string} text */
export function runs(text) {
  return text.split(SPACE).filter(Boolean);
}

/** @param {string} run @returns {Piece} */
export function piece(run) {
  const lower = run.normalize("NFC").toLowerCase();
  const keys = (lower.match(WORD) ?? []).map(toneKey);
  const known = keys.map((key) => [fold(key), key]).filter(([word]) => word);
  return {
    folded: known.map(([word]) => word),
    exact: known.map(([word, key]) => (key === word ? "" : `=${key}`)),
    whole: /[0-9]/.test(lower) ? wholeTokens(fold(lower)) : [],
  };
}

/** The document numbers and dates inside one folded run. @param {string} folded */
function wholeTokens(folded) {
  const found = [...folded.matchAll(NUMBER)].map((match) => `#${match[1].replace(/[-/&]/g, "-")}`);
  for (const [, year, month, day, first, , second, last] of folded.matchAll(DATE)) {
    found.push(...dateTokens(day ?? first, month ?? second, year ?? last));
  }
  return found;
}

/**
 * The date or quarter told in words around a place: "5 thang 9 nam 2019", "qui iii nam 2019".
 * @param {string[]} folded @param {number} place @returns {{tokens: string[], start: number, end: number}}
 * the tokens and the syllables that tell them, end excluded
 */
export function spoken(folded, place) {
  const [number = "", following = "", last = ""] = folded.slice(place + 1, place + 4);
  const named = following === "nam";
  const year = named ? last : following;
  const end = place + (named ? 4 : 3);
  const none = { tokens: [], start: place, end: place };
  if (!IS_YEAR.test(year)) return none;
  if (folded[place] === "qui") {
    return number in QUARTERS ? { tokens: [`@q${QUARTERS[number]}-${year}`], start: place, end } : none;
  }
  if (!SMALL.test(number)) return none;
  const before = folded[place - 1] ?? "";
  const day = SMALL.test(before) ? before : undefined;
  const tokens = dateTokens(day, number, year);
  if (tokens.length === 0) return none;
  // "tháng 9/2019" has given its month already, as a run.
  return { tokens: named ? tokens : tokens.slice(0, -1), start: place - (day ? 1 : 0), end };
}

/** @param {string | undefined} day @param {string} month @param {string} year */
function dateTokens(day, month, year) {
  const number = Number(month);
  if (number < 1 || number > 12 || (day && (Number(day) < 1 || Number(day) > 31))) return [];
  const whole = `@${number}-${year}`;
  return day ? [`@${Number(day)}-${number}-${year}`, whole] : [whole];
}

export class Analyzer {
  /** @param {Record<string, string[]>} forms the forms of each abbreviation by its token, from the manifest */
  constructor(forms) {
    /** @type {Map<string, {rest: string[], token: string}[]>} */
    this.byFirst = new Map();
    for (const [token, spellings] of Object.entries(forms)) {
      for (const spelling of spellings) {
        const [first, ...rest] = spelling.split(" ");
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { rest, token }]);
      }
    }
  }

  /** The tokens of a text. @param {string} text @returns {{words: string[], pairs: string[]}} */
  tokens(text) {
    const pieces = runs(text).map(piece);
    const folded = pieces.flatMap((each) => each.folded);
    const words = [...folded, ...pieces.flatMap((each) => each.exact).filter(Boolean)];
    words.push(...pieces.flatMap((each) => each.whole));
    words.push(...this.abbreviations(folded).map(({ token }) => token));
    folded.forEach((word, place) => {
      if (word === "thang" || word === "qui") words.push(...spoken(folded, place).tokens);
    });
    return { words, pairs: folded.slice(1).map((word, place) => `_${folded[place]} ${word}`) };
  }

  /** The abbreviations in folded syllables, short or in full, and where they stand, end excluded. @param {string[]} folded */
  abbreviations(folded) {
    const found = [];
    for (const [start, word] of folded.entries()) {
      for (const { rest, token } of this.byFirst.get(word) ?? []) {
        const end = start + 1 + rest.length;
        if (rest.every((other, place) => folded[start + 1 + place] === other)) found.push({ token, start, end });
      }
    }
    return found;
  }
}

/** @param {string} text @returns {Typed} */
export function parse(text) {
  const clean = text.slice(0, LONGEST).replace(NOTHING, " ").normalize("NFC");
  /** @type {Run[]} */
  const phrases = [];
  /** @type {Run[]} */
  const excluded = [];
  const rest = clean
    .replace(QUOTED, (_, before, minus, inside) => {
      (minus ? excluded : phrases).push(run(inside, false));
      return `${before} `;
    })
    .replace(EXCLUDED, (_, before, word) => {
      excluded.push(run(word, false));
      return before;
    });
  const some = (/** @type {Run} */ each) => each.words.length > 0;
  return { main: run(rest, /[^\s"“”„]$/.test(clean)), phrases: phrases.filter(some), excluded: excluded.filter(some) };
}

/** @param {string} text @param {boolean} open @returns {Run} */
function run(text, open) {
  /** @type {Word[]} */
  const words = [];
  /** @type {Must[]} */
  const musts = [];
  for (const each of runs(text)) {
    const { folded, exact, whole } = piece(each);
    const start = words.length;
    words.push(...folded.map((word, place) => ({ folded: word, exact: exact[place] })));
    const begun = BEGUN.exec(fold(each).replace(/^[^0-9a-z]+|[^0-9a-z/-]+$/g, ""));
    const must = mustOf(whole, begun ? `#${begun[1].replace(/[/-]+/g, "-")}` : "", words[start - 1]?.folded);
    if (must && folded.length) musts.push({ ...must, start, end: words.length });
    if (words.length >= MOST_WORDS) break;
  }
  words.length = Math.min(words.length, MOST_WORDS);
  const last = words.length;
  for (const place of words.keys()) musts.push(...spokenAt(words, place));
  const ends = musts.some(({ end }) => end === last);
  return { words, musts: musts.map((must) => withLeads(must, words)), open: open && last > 0 && !ends };
}

/** @param {string[]} whole @param {string} begun @param {string} [before] */
function mustOf(whole, begun, before) {
  const numbers = whole.filter((token) => token.startsWith("#"));
  if (numbers.length) return { terms: numbers, prefix: numbers[0] };
  if (whole.length === 0) return begun ? { terms: [], prefix: begun } : null;
  // "7/2020" alone may be a month or the beginning of 7/2020/NĐ-CP; a whole day tells its month already.
  const month = whole.length === 1 && before !== "thang" && before !== "ngay";
  return { terms: whole.slice(0, 1), prefix: month ? begun : "" };
}

/** @param {Word[]} words @param {number} place @returns {Must[]} */
function spokenAt(words, place) {
  if (words[place].folded !== "thang" && words[place].folded !== "qui") return [];
  const { tokens, start, end } = spoken(words.map((word) => word.folded), place);
  return tokens.length ? [{ terms: tokens.slice(0, 1), prefix: "", start, end }] : [];
}

/** A must with the words before it that only lead to it: "ngày", "tháng", "số". @param {Must} must @param {Word[]} words */
function withLeads(must, words) {
  let { start } = must;
  while (start > 0 && LEADS.has(words[start - 1].folded)) start -= 1;
  return { ...must, start };
}

/** Whether a query has letters enough to search for. @param {string} query */
export function isEnough(query) {
  return (query.normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? []).length >= LEAST;
}

/** @param {string} search the query part of an address @returns {Asked} */
export function read(search) {
  const values = new URLSearchParams(utf8(search));
  const entries = NAMES.map(([key, name]) => [key, (values.get(name) ?? "").normalize("NFC")]);
  return /** @type {Asked} */ (Object.fromEntries(entries));
}

/** The query part of an address; "" when nothing is asked. @param {Partial<Asked>} asked */
export function write(asked) {
  const values = new URLSearchParams();
  for (const [key, name] of NAMES) {
    const value = asked[key];
    if (value) values.set(name, toWellFormed(value));
  }
  const text = values.toString();
  return text && `?${text}`;
}

/** Old addresses carry Windows-1258, in which "%E0" is "à": their bytes written anew. @param {string} search */
function utf8(search) {
  try {
    decodeURIComponent(search);
    return search;
  } catch {
    const decoder = new TextDecoder("windows-1258");
    return search.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      const bytes = Uint8Array.from(escaped.slice(1).split("%"), (byte) => Number.parseInt(byte, 16));
      return encodeURIComponent(decoder.decode(bytes));
    });
  }
}

/** Half a surrogate pair cannot stand in an address. @param {string} text */
function toWellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}
