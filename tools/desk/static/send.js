// Shows that sending is under way, and prevents sending twice.

const busyWords = /** @type {HTMLElement | null} */ (document.querySelector("[data-busy]"));
const form = busyWords?.closest("form");

/** @param {boolean} busy */
function show(busy) {
  for (const button of form?.querySelectorAll("button") ?? []) button.disabled = busy;
  if (busyWords) busyWords.textContent = busy ? (busyWords.dataset.busy ?? "") : "";
}

// Only after the browser has recorded the submit button.
form?.addEventListener("submit", () => setTimeout(show, 0, true));
window.addEventListener("pageshow", () => show(false)); // also on return through the back/forward cache
