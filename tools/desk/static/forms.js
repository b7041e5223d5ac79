// Front matter forms: each shows the current values and writes only what the editor changed.
import { ask } from "./api.js";
import { answered, tell } from "./dialogs.js";

const TITLE = 80; // most characters of an entry's title in the list

/** @typedef {Record<string, string | null>} Entry the value of each field; null if it is not a string */

/**
 * Show a form; resolves to the text with the values in its front matter, null if cancelled.
 * @param {string} name
 * @param {string} text
 * @param {(name: string) => string} word
 * @param {Entry} given initial values of a new entry
 * @returns {Promise<string | null>}
 */
export async function filledIn(name, text, word, given = {}) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById(`form_${name}`));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const chosen = /** @type {HTMLSelectElement | null} */ (document.getElementById(`${name}_number`));
  const told = await ask("mau", { text, form: name });
  if (!told.ok) {
    await tell([told.message ?? word("offline")]);
    return null;
  }
  /** @type {Entry[]} */
  const entries = told.entries;
  const number = () => (chosen ? chosen.selectedIndex : 0);
  const fill = () => show(form, entries[number()] ?? given);
  if (chosen) {
    const titles = entries.map((entry, at) => `${at + 1}. ${Object.values(entry).filter(Boolean).join(", ")}`);
    chosen.replaceChildren(...[...titles, word("new-entry")].map((title) => new Option(title.slice(0, TITLE))));
    chosen.selectedIndex = entries.length;
    chosen.onchange = fill;
  }
  fill();
  while ((await answered(dialog)) === "put") {
    const values = Object.fromEntries(new FormData(form).entries());
    const written = await ask("bieu-mau", { text, form: name, values, number: number() });
    if (written.ok) return written.text;
    await tell([written.message ?? word("offline")]);
  }
  return null;
}

// Multi-line fields hold one paragraph, so Enter submits the form there, too.
for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("dialog textarea[name]")))
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (field.closest("form")?.querySelector("[value=put]")).click();
  });

/**
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 */
function show(form, entry) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input, textarea"))) {
    const said = entry[input.name];
    input.value = said === undefined ? input.defaultValue : (said ?? "");
    input.disabled = said === null;
  }
}
