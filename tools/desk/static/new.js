// The form for a new article: explains the date and fills in the period.
import { ask } from "./api.js";

const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const [title, date, period, category] = ["title", "date", "period", "category"].map(field);
const note = /** @type {HTMLElement} */ (document.getElementById("date_note"));
const empty = note.textContent;
let ours = "";
let asked = 0;

async function look() {
  asked += 1;
  const number = asked;
  const told = await ask("ngay", { date: date.value, title: title.value });
  if (!told.ok || number !== asked) return; // ignore late responses to earlier input
  note.textContent = date.value ? told.fault || told.meaning : empty;
  const chosen = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (category)).selectedOptions[0];
  if (chosen?.dataset.series && (period.value === "" || period.value === ours)) period.value = ours = told.period;
}

for (const each of [title, date, category]) each.addEventListener("input", look);
