/**
 * A button that copies the text of the element named by data-copies and confirms with data-done; removed if the
 * browser offers pages no clipboard, as over plain HTTP.
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
