/** @param {HTMLDetailsElement} element is closed by Escape, which gives the focus back to its button */
export function closeOnEscape(element) {
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    event.stopPropagation(); // one inside another closes first
    element.open = false;
    element.querySelector("summary")?.focus();
  });
}
