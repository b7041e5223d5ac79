// Edits the text field through editing commands, so that Ctrl+Z undoes every step.

const NOTE = /\[\^(\d+)\]/g;
const HEAD = /^---\n(?:.*\n)*?---\n*/;

/**
 * Replace a range.
 * @param {HTMLTextAreaElement} field
 * @param {number} start
 * @param {number} end
 * @param {string} text
 */
export function replace(field, start, end, text) {
  const whole = field.value.slice(0, start) + text + field.value.slice(end);
  field.focus();
  field.setSelectionRange(start, end);
  if (text !== "") document.execCommand("insertText", false, text);
  else if (start !== end) document.execCommand("delete");
  if (field.value !== whole) {
    // The browser may refuse the command, especially while a frame takes the focus.
    field.value = whole;
    field.setSelectionRange(start + text.length, start + text.length);
    field.dispatchEvent(new Event("input"));
  }
}

/**
 * Replace the whole text, editing only the range that differs.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
export function become(field, text) {
  const old = field.value;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let same = 0;
  while (same < Math.min(old.length, text.length) - start && old.at(-1 - same) === text.at(-1 - same)) same += 1;
  if (old !== text) replace(field, start, old.length - same, text.slice(start, text.length - same));
}

/**
 * Wrap the selection in a mark, or unwrap it.
 * @param {HTMLTextAreaElement} field
 * @param {string} mark
 */
export function mark(field, mark) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const chosen = value.slice(start, end);
  const has = chosen.length >= 2 * mark.length && chosen.startsWith(mark) && chosen.endsWith(mark);
  replace(field, start, end, has ? chosen.slice(mark.length, -mark.length) : mark + chosen + mark);
  if (chosen === "") field.setSelectionRange(start + mark.length, start + mark.length);
}

/**
 * Prefix every selected line with a marker, or remove it.
 * @param {HTMLTextAreaElement} field
 * @param {string} sign
 */
export function startLines(field, sign) {
  const { value } = field;
  const start = value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const found = value.indexOf("\n", field.selectionEnd);
  const end = found < 0 ? value.length : found;
  const rows = value.slice(start, end).split("\n");
  const all = rows.every((row) => row.startsWith(sign));
  const number = sign === "1. ";
  const made = rows.map((row, at) => (all ? row.slice(sign.length) : (number ? `${at + 1}. ` : sign) + row));
  replace(field, start, end, made.join("\n"));
}

/**
 * Insert a block at the cursor, between blank lines; at the start of the body if the cursor is in the front matter.
 * @param {HTMLTextAreaElement} field
 * @param {string} block
 */
export function insertBlock(field, block) {
  const { value } = field;
  const body = HEAD.exec(value)?.[0].length ?? 0;
  const start = Math.max(field.selectionStart, body);
  const end = Math.max(field.selectionEnd, body);
  const before = value.slice(0, start);
  const after = value.slice(end);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after.startsWith("\n\n") || after === "" ? "\n" : after.startsWith("\n") ? "\n" : "\n\n";
  replace(field, start, end, lead + block.trim() + tail);
}

/**
 * Insert the mark of a new footnote at the cursor, and move to its empty note at the end.
 * @param {HTMLTextAreaElement} field
 */
export function insertNote(field) {
  const name = `[^${lastNote(field.value) + 1}]`;
  replace(field, field.selectionEnd, field.selectionEnd, name);
  const text = field.value.trimEnd();
  const apart = /^\[\^\d+\]:.*$/.test(text.slice(text.lastIndexOf("\n") + 1)) ? "\n" : "\n\n";
  replace(field, text.length, field.value.length, `${apart}${name}: \n`);
  field.setSelectionRange(field.value.length - 1, field.value.length - 1);
}

/**
 * A text with its footnotes, numbered from 1, renumbered to follow those of the surrounding text.
 * @param {string} text
 * @param {string} around
 */
export function renumbered(text, around) {
  const last = lastNote(around);
  return text.replace(NOTE, (_, number) => `[^${Number(number) + last}]`);
}

/** @param {string} text */
function lastNote(text) {
  return [...text.matchAll(NOTE)].reduce((last, note) => Math.max(last, Number(note[1])), 0);
}

/**
 * Select a line, counted from 1, and scroll it into view.
 * @param {HTMLTextAreaElement} field
 * @param {number} line
 */
export function showLine(field, line) {
  const rows = field.value.split("\n");
  const start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (rows[line - 1]?.length ?? 0));
  field.scrollTop = Math.max(0, (field.scrollHeight * (line - 4)) / rows.length);
}
