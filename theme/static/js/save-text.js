import { download } from "./download.js";

/** A button that saves the text of the element named by data-saves as a file named by data-name, of type data-type. */
export class SaveText {
  /** @param {HTMLElement} button */
  constructor(button) {
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.saves ?? "")?.textContent ?? "";
      download(new Blob([text], { type: `${button.dataset.type};charset=utf-8` }), button.dataset.name ?? "");
    });
  }
}
