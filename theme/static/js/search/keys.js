/** The keys of the search page, besides those of its field. Loaded after the first results. */

/** @import { View } from "./view.js" */

const ARROWS = new Map([["ArrowDown", 1], ["ArrowUp", -1]]);

/** Arrow keys move from the field through the results, Escape returns to the field, and "/" goes there from anywhere. @param {View} view */
export function listenToKeys({ element, input }) {
  element.addEventListener("keydown", (event) => {
    const links = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-lookup], [data-result]")]);
    const target = /** @type {HTMLElement} */ (event.target);
    const place = links.indexOf(target);
    if (target !== input && place < 0) return;
    const step = ARROWS.get(event.key);
    if (step && (place >= 0 || step > 0)) {
      (links[place + step] ?? (place + step < 0 ? input : target)).focus();
      event.preventDefault();
    } else if (event.key === "Escape" && place >= 0) {
      input.focus();
      event.preventDefault();
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target !== document.body) return;
    event.preventDefault();
    input.select();
    input.focus();
  });
}
