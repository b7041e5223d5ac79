/** A button that saves the text of the element named by data-saves as a file named by data-name, of type data-type. */
export class SaveText {
  /** @param {HTMLElement} button */
  constructor(button) {
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.saves ?? "")?.textContent ?? "";
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: `${button.dataset.type};charset=utf-8` }));
      link.download = button.dataset.name ?? "";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
  }
}
