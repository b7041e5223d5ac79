import { ReadAloud } from "./read-aloud.js";

/** Printing, sharing by the system's own means, and reading aloud: each where the browser has it. */
export class ArticleTools {
  /** @param {HTMLElement} element holds a button with data-tool for each */
  constructor(element) {
    const tool = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (element.querySelector(`[data-tool="${name}"]`));
    tool("print").addEventListener("click", () => print());
    const share = tool("share");
    if ("share" in navigator) {
      share.hidden = false;
      // A reader who thinks better of it is no fault.
      share.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
    }
    const text = /** @type {HTMLElement | null} */ (document.querySelector(".article__body"));
    if (text) new ReadAloud(tool("read"), text);
  }
}
