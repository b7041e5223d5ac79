/** Offers to search for the words in an unknown address. */
export class AddressWords {
  /** @param {HTMLElement} element hidden until there are words; contains a link to the search and a span for the words */
  constructor(element) {
    const words = wordsOf(location.pathname);
    const link = element.querySelector("a");
    const shown = element.querySelector("span");
    if (!words || !link || !shown) return;
    shown.textContent = words;
    link.search = new URLSearchParams({ q: words }).toString();
    element.hidden = false;
  }
}

const UNTOLD = /^(?:index|default|home|pages?)$/i;
const NUMBER_IN_A_TABLE = /^\d{5,}$/;

/** The words of the last path segment that has any: "/tin/giao-ban-quy-3-123456.html" → "giao ban quy 3". @param {string} path */
function wordsOf(path) {
  const parts = decoded(path).split("/").map((part) => part.replace(/\.[a-z]{2,5}$/i, ""));
  const last = parts.reverse().find((part) => /\p{L}{2}/u.test(part) && !UNTOLD.test(part)) ?? "";
  const words = last.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !NUMBER_IN_A_TABLE.test(word));
  return words.join(" ");
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return ""; // in a legacy encoding
  }
}
