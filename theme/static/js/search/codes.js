/** Numbers and lists as plugins/search/codes.py writes them. */

const SURROGATES = 0xd800;
const GAP = 0x800;

/** The numbers that a text of code points stands for. @param {string} text */
export function numbers(text) {
  return Array.from(text, (char) => {
    const code = /** @type {number} */ (char.codePointAt(0));
    return code < SURROGATES ? code : code - GAP;
  });
}

/**
 * The items of a list front-coded in visible characters: a digit (characters shared with the item before), the rest,
 * and an end mark each.
 * @param {string} text @param {RegExp} item with the groups digit, rest and end mark, global
 */
export function* printable(text, item) {
  let before = "";
  for (const [, shared, rest, end] of text.matchAll(item)) {
    before = before.slice(0, Number(shared)) + rest;
    yield { text: before, end };
  }
}

export const SEPARATED = /(\d)([^,]*)(,)/g;
export const LEVELLED = /(\d)([^A-Z]*)([A-Z])/g;
