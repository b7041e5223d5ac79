/** Type-ahead for a closed select: picks the first option with a word that begins with the letters, ignoring marks. */

import { fold } from "./text.js";

/** Milliseconds after which a keystroke starts a new word. */
const PAUSE = 1000;
const ONE = /^[\p{L}\p{N}]$/u;

export class TypedLetters {
  /** @param {HTMLSelectElement} select */
  constructor(select) {
    this.select = select;
    this.typed = "";
    this.last = -PAUSE;
    select.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { key, timeStamp, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !ONE.test(key)) return;
    event.preventDefault();
    this.typed = (timeStamp - this.last < PAUSE ? this.typed : "") + fold(key);
    this.last = timeStamp;
    const found = [...this.select.options].find(({ text }) => ` ${fold(text)}`.includes(` ${this.typed}`));
    if (!found || found.selected) return;
    found.selected = true;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
