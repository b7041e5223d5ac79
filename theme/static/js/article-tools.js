import { ReadAloud } from "./read-aloud.js";

/** Buttons to print, save as one file, share through the system, and read aloud, where the browser supports it. */
export class ArticleTools {
  /** @param {HTMLElement} element contains a button with data-tool for each */
  constructor(element) {
    const tool = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (element.querySelector(`[data-tool="${name}"]`));
    tool("print").addEventListener("click", () => print());
    tool("save").addEventListener("click", async () => (await import("./offline/save-page.js")).savePage());
    const share = tool("share");
    if ("share" in navigator) {
      share.hidden = false;
      // Cancelling is not an error.
      share.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
    }
    const text = /** @type {HTMLElement | null} */ (document.querySelector(".article__body"));
    if (text) new ReadAloud(tool("read"), text);
  }
}
