import { download } from "./download.js";

/** A button below a table that saves it as CSV (RFC 4180), marked as UTF-8 for the programs that need it. */
export class TableCsv {
  /** @param {HTMLElement} frame holds the table; its label names the file, and what it stands in says what to do */
  constructor(frame) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "table-csv";
    button.textContent = frame.parentElement?.dataset.csv ?? "";
    button.addEventListener("click", () => save(frame.getAttribute("aria-label") ?? "", csvOf(frame)));
    frame.after(button);
  }
}

/** @param {HTMLElement} frame */
export function csvOf(frame) {
  const rows = [...(frame.querySelector("table")?.rows ?? [])];
  return rows.map((row) => [...row.cells].map((cell) => quoted(cell.innerText.trim())).join(",") + "\r\n").join("");
}

/** @param {string} text */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {string} name @param {string} text */
function save(name, text) {
  download(new Blob(["\ufeff", text], { type: "text/csv" }), `${name.slice(0, 80)}.csv`);
}
