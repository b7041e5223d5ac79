/**
 * A button that copies the text of the element named by data-copies, and says so by data-done. It goes where the
 * browser has no clipboard for pages, as over plain http.
 */
export class CopyText {
  /** @param {HTMLElement} button */
  constructor(button) {
    if (!navigator.clipboard) {
      button.remove();
      return;
    }
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
      await navigator.clipboard.writeText(text.trim());
      button.textContent = button.dataset.done ?? "";
      setTimeout(() => (button.textContent = label), 3000);
    });
  }
}
