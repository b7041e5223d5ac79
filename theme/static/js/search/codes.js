/** Numbers and lists as plugins/search/codes.py writes them. */

// What codes.py steps over.
const SURROGATES = 0xd800;
const GAP = 0x800;

/** The numbers that a text of code points stands for. @param {string} text */
export function codeNumbers(text) {
  return Array.from(text, (char) => {
    const code = /** @type {number} */ (char.codePointAt(0));
    return code < SURROGATES ? code : code - GAP;
  });
}

/**
 * The items of a list front-coded in visible characters, each with its end mark: a digit (characters shared with the
 * item before), the rest, and the end mark.
 * @param {string} text @param {RegExp} ends an end mark, as a group
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
