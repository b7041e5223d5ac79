import { download } from "./download.js";

/** A button below a table that saves it as CSV (RFC 4180), with a byte order mark for programs that need one. */
export class TableCsv {
  /** @param {HTMLElement} frame contains the table; its label names the file, its parent's data-csv the button */
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
function csvOf(frame) {
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
