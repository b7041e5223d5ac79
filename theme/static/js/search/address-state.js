/**
 * The reader's query and filters in the page's address, so that a search can be bookmarked, shared and gone back to.
 *
 * @typedef {{query: string, from: string, to: string, year: string, category: string, author: string, tag: string,
 * official: string, kind: string, state: string, order: string}} Asked
 */

/** The address parameter of each field, which is also the name of its form control. @type {Asked} */
export const PARAMETERS = {
  query: "q", year: "nam", category: "chuyen-muc", author: "tac-gia", order: "thu-tu", from: "tu", to: "den", tag: "the",
  official: "nhan-vat", kind: "loai", state: "lay-y-kien",
};

/** @param {string} search the query part of an address @returns {Asked} */
export function readAddress(search) {
  const values = new URLSearchParams(utf8(search));
  const entries = Object.entries(PARAMETERS).map(([key, name]) => [key, (values.get(name) ?? "").normalize("NFC")]);
  return /** @type {Asked} */ (Object.fromEntries(entries));
}

/** The query part of an address; "" when nothing is asked. @param {Partial<Asked>} asked */
export function writeAddress(asked) {
  const values = new URLSearchParams();
  for (const [key, name] of Object.entries(PARAMETERS)) {
    const value = asked[/** @type {keyof Asked} */ (key)];
    // An address cannot hold a lone surrogate.
    if (value) values.set(name, value.replace(/\p{Cs}/gu, "\ufffd"));
  }
  const text = values.toString();
  return text && `?${text}`;
}

/** Re-encodes old addresses, whose bytes are Windows-1258 ("%E0" is "à"), as UTF-8. @param {string} search */
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
