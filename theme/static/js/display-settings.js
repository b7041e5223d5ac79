import { closeOnEscape } from "./close-on-escape.js";
import { keepPages } from "./offline/reading.js";

/** The reader's choice of theme, text size and offline storage: data attributes of <html>, stored in this browser. */
export class DisplaySettings {
  /** @param {HTMLElement} element a <details> with radio buttons named like the attributes; "" is the default */
  constructor(element) {
    this.element = /** @type {HTMLDetailsElement} */ (element);
    this.marks = document.documentElement.dataset;
    this.show();
    element.addEventListener("change", (event) => this.choose(/** @type {HTMLInputElement} */ (event.target)));
    closeOnEscape(this.element);
    document.addEventListener("click", (event) => {
      if (!element.contains(/** @type {Node} */ (event.target))) this.element.open = false;
    });
    // Another tab of the archive changed it.
    addEventListener("storage", ({ key, newValue }) => {
      const [, name] = key?.split("luu-tru.") ?? [];
      if (name) this.mark(name, newValue ?? "");
      this.show();
    });
  }

  /** Checks the buttons that match the attributes. */
  show() {
    for (const input of this.element.querySelectorAll("input")) {
      input.checked = input.value === (this.marks[input.name] ?? "");
    }
  }

  /** @param {HTMLInputElement} input the button just chosen */
  choose({ name, value }) {
    this.mark(name, value);
    if (name === "offline") keepPages();
    try {
      localStorage.setItem(`luu-tru.${name}`, value);
    } catch {
      // Storage denied: the choice applies to this page only.
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  mark(name, value) {
    if (value) this.marks[name] = value;
    else delete this.marks[name];
  }
}
