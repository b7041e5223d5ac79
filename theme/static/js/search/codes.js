/** Decodes numbers and lists as plugins/search/codes.py encodes them. */

// The range that codes.py skips.
const SURROGATES = 0xd800;
const GAP = 0x800;

/** The numbers encoded as the code points of a text. @param {string} text */
export function codeNumbers(text) {
  return Array.from(text, (char) => {
    const code = /** @type {number} */ (char.codePointAt(0));
    return code < SURROGATES ? code : code - GAP;
  });
}

/**
 * The items of a front-coded list, each with its terminator. An item is written as one digit (how many characters it
 * shares with the previous item), the rest, and the terminator.
 * @param {string} text @param {RegExp} ends matches a terminator, in a capturing group
 */
export function printable(text, ends) {
  /** @type {[string, string][]} */
  const items = [];
  const cut = text.split(ends);
  for (let place = 0, item = ""; place + 1 < cut.length; place += 2) {
    item = item.slice(0, Number(cut[place][0])) + cut[place].slice(1);
    items.push([item, cut[place + 1]]);
  }
  return items;
}
