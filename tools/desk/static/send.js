// Sending takes a while: that it goes on is said, and nobody sends twice.

const busyWords = /** @type {HTMLElement | null} */ (document.querySelector("[data-busy]"));
const form = busyWords?.closest("form");

/** @param {boolean} busy */
function show(busy) {
  for (const button of form?.querySelectorAll("button") ?? []) button.disabled = busy;
  if (busyWords) busyWords.textContent = busy ? (busyWords.dataset.busy ?? "") : "";
}

// After the browser has taken down which button it was.
form?.addEventListener("submit", () => setTimeout(show, 0, true));
window.addEventListener("pageshow", () => show(false)); // also where somebody comes back to the page
