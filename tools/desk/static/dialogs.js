// Modal dialogs as promises.

/**
 * Show a dialog; resolves to the value of the button that closed it, "" if it was cancelled.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>}
 */
export function answered(dialog) {
  // The field may lose its selection behind a dialog, and text would then be inserted at its start.
  const field = document.querySelector("#text");
  const place = field instanceof HTMLTextAreaElement ? [field.selectionStart, field.selectionEnd] : [];
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const close = () => {
      if (field instanceof HTMLTextAreaElement) field.setSelectionRange(place[0], place[1]);
      resolve(dialog.returnValue);
    };
    dialog.addEventListener("close", close, { once: true });
  });
}

/**
 * Show messages that need no answer.
 * @param {string[]} texts
 */
export async function tell(texts) {
  if (texts.length === 0) return;
  const list = /** @type {HTMLElement} */ (document.getElementById("notice_list"));
  list.replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }),
  );
  await answered(/** @type {HTMLDialogElement} */ (document.getElementById("notice")));
}

/**
 * Show two texts side by side; resolves to "theirs", "ours", or "" if cancelled.
 * @param {string} words
 * @param {string} theirs
 * @param {string} ours
 */
export function choose(words, theirs, ours) {
  const fill = (/** @type {string} */ id, /** @type {string} */ text) => {
    /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value = text;
  };
  fill("theirs", theirs);
  fill("ours", ours);
  /** @type {HTMLElement} */ (document.getElementById("conflict_words")).textContent = words;
  return answered(/** @type {HTMLDialogElement} */ (document.getElementById("conflict")));
}
