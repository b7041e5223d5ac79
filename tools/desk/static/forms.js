// The forms of the head: each opens with what the head says, and changes what the editor changed.
import { ask } from "./api.js";
import { answered, tell } from "./dialogs.js";

const TITLE = 80; // letters of an entry in the list of entries

/** @typedef {Record<string, string | null>} Entry what each field says; null for what is no line of text */

/**
 * Have a form filled in; the text with the answers in its head, null where the form was left.
 * @param {string} name
 * @param {string} text
 * @param {(name: string) => string} word
 * @param {Entry} given what a new entry begins with
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

// A field of sentences holds one line, too, so Enter ends the form there as elsewhere.
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
