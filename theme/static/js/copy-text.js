/** A button that copies the text of the element named by data-copies, and says so by data-done. */
export class CopyText {
  /** @param {HTMLElement} button */
  constructor(button) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copies ?? "")?.textContent ?? "";
      await navigator.clipboard.writeText(text.trim());
      button.textContent = button.dataset.done ?? "";
      setTimeout(() => (button.textContent = label), 3000);
    });
  }
}
