// Scrolls the preview to the block that the cursor's line became.

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, figcaption, blockquote, pre, img";
const ENOUGH = 60; // characters enough to identify a paragraph

/**
 * Scroll a page to the block at the cursor, unless it is in view.
 * @param {HTMLTextAreaElement} field
 * @param {HTMLIFrameElement} frame
 */
export function follow(field, frame) {
  const article = frame.contentDocument?.querySelector("article");
  const view = frame.contentWindow;
  if (!article || !view) return;
  const place = (blockAt(field, article) ?? article).getBoundingClientRect();
  if (place.top >= 0 && Math.min(place.bottom, place.top + view.innerHeight / 3) <= view.innerHeight) return;
  view.scrollBy({ top: place.top - view.innerHeight / 4, behavior: "instant" });
}

/**
 * The innermost block with the text of the cursor's line; of several, the one with the same ordinal.
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} article
 * @returns {Element | undefined}
 */
function blockAt(field, article) {
  const rows = field.value.slice(0, field.selectionStart).split("\n").length;
  const all = field.value.split("\n").map(letters);
  const head = field.value.startsWith("---\n") ? field.value.split("\n").indexOf("---", 1) : 0;
  let row = rows - 1;
  while (row > head && all[row] === "") row -= 1;
  if (row <= head) return undefined;
  const wanted = all[row].slice(0, ENOUGH);
  const before = all.slice(head + 1, row).filter((one) => one.includes(wanted)).length;
  const blocks = [...article.querySelectorAll(BLOCKS)].filter((block) => !block.closest("nav")); // no contents list
  const saying = blocks.filter((block) => said(block).includes(wanted));
  const found = saying.filter((block) => !saying.some((other) => other !== block && block.contains(other)));
  return found[Math.min(before, found.length - 1)];
}

/** @param {Element} block */
function said(block) {
  return letters(block.getAttribute("alt") ?? block.textContent ?? "");
}

/**
 * The letters and digits of a text without link addresses; of a table row, those of its first cell.
 * @param {string} text
 */
function letters(text) {
  const cell = /^\s*\|([^|]*)\|/.exec(text)?.[1] ?? text;
  return cell.replace(/\]\([^)]*\)/g, "]").replace(/^\s*\d+[.)]\s/, "").replace(/[^\p{L}\p{N}]+/gu, "");
}
