// The editor page: saves a draft while typing, checks it, and previews its page.
import { ask, desk, upload } from "./api.js";
import { show } from "./diagnostics.js";
import { answered, choose, tell } from "./dialogs.js";
import { follow } from "./following.js";
import { filledIn } from "./forms.js";
import { pictures } from "./rtf.js";
import { become, insertBlock, insertNote, mark, renumbered, replace, showLine, startLines } from "./text.js";

const GOOGLE_SLICE = "application/x-vnd.google-docs-document-slice-clip+wrapped";
const GOOGLE_NOTE = "fs_id"; // present in documents with footnotes, which the HTML omits
const LOST = /\]\(lost:[^\s)]*/; // a missing picture
const PAUSE = 150; // milliseconds of idle time before a draft is saved

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
const part = (id) => /** @type {T} */ (document.getElementById(id));
const root = /** @type {HTMLElement} */ (document.querySelector(".write"));
const path = root.dataset.path ?? "";
const field = /** @type {HTMLTextAreaElement} */ (part("text"));
const tools = /** @type {HTMLFieldSetElement} */ (part("tools"));
const frame = /** @type {HTMLIFrameElement} */ (part("page"));
const state = part("state");
const question = /** @type {HTMLDialogElement} */ (part("word_dialog"));
const documents = (/** @type {HTMLInputElement} */ (part("file_file"))).accept.split(",");
const publish = /** @type {HTMLButtonElement} */ (part("publish"));
const words = /** @type {HTMLTemplateElement} */ (part("words")).content;
const word = (/** @type {string} */ name) => words.querySelector(`[data-word="${name}"]`)?.textContent ?? "";

let base = "";
let seen = "";
let asked = 0;
/** @type {number | undefined} */
let timer;
/** @type {Promise<void>} */
let last = Promise.resolve();

const say = (/** @type {string} */ text) => {
  if (state.textContent !== text) state.textContent = text;
};

/**
 * Say what became of a text, unless more has been typed since.
 * @param {string} text
 * @param {string} name of a word
 */
const sayOf = (text, name) => {
  if (field.value === text) say(word(name));
};

async function open() {
  const told = await ask("mo", { path });
  if (!told.ok) {
    say(told.message ?? word("offline"));
    return;
  }
  base = told.draft === null ? told.base : told.draftBase;
  seen = told.draftMark;
  field.value = told.draft ?? told.text;
  field.disabled = tools.disabled = false;
  field.setSelectionRange(0, 0);
  field.focus();
  const version = new URLSearchParams(location.search).get("ban");
  if (version) await restore(version, told.draft);
  await keep();
  if (told.draft !== null && field.value === told.draft) say(word("restored"));
  const line = Number(/^#dong-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  if (line) showLine(field, line);
}

/**
 * Restore an earlier version, once: reloading the page must not discard later edits.
 * @param {string} version
 * @param {string | null} draft
 */
async function restore(version, draft) {
  history.replaceState(null, "", location.pathname);
  const told = await ask("ban", { path, version });
  if (!told.ok) await tell([told.message ?? word("offline")]);
  else if (draft === null || (await choose(word("version-or-draft"), told.text, draft)) === "theirs")
    become(field, told.text);
}

/**
 * Run a task after those before it.
 * @param {() => Promise<void>} task
 */
function inTurn(task) {
  last = last.then(task).catch(() => say(word("offline")));
  return last;
}

/** Save a draft and show its diagnostics; only the newest of the waiting requests is sent. */
function keep() {
  asked += 1;
  const number = asked;
  return inTurn(async () => {
    if (number === asked) await keepNow();
  });
}

async function keepNow() {
  const text = field.value;
  const told = await ask("nhap", { path, text, base, seen });
  if (told.ok) {
    seen = told.mark;
    publish.hidden = part("delete").hidden = !told.draft;
    sayOf(text, seen === "" ? "saved" : "kept");
    const height = field.clientHeight;
    show(part("diagnostics"), part("summary"), told.diagnostics, word, { go: (line) => showLine(field, line), cure });
    if (told.waiting) part("summary").textContent = word("waiting");
    field.scrollTop += height - field.clientHeight; // the list below may have grown; keep the current line in view
    if (told.page) refresh();
  } else if (told.theirs !== undefined) {
    const chosen = await choose(told.message, told.theirs, text);
    if (chosen === "") return; // asked again at the next keystroke, so that neither text is lost silently
    seen = told.mark;
    if (chosen === "theirs") become(field, told.theirs);
    queue();
  } else {
    say(told.message ?? word("offline"));
    if (told.status === 0) queue(2000);
  }
}

/** Reload the preview, keeping its scroll position, then follow the cursor. */
function refresh() {
  const place = frame.contentDocument?.querySelector("article") ? frame.contentWindow?.scrollY : undefined;
  const back = () => {
    frame.contentWindow?.scrollTo({ top: place ?? 0, behavior: "instant" });
    follow(field, frame);
  };
  frame.addEventListener("load", back, { once: true });
  frame.contentWindow?.location.replace(root.dataset.page ?? "");
}

/** @param {number} [pause] */
function queue(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

async function save() {
  clearTimeout(timer);
  await keep();
  const text = field.value;
  const told = await ask("luu", { path, text, base });
  if (told.ok) {
    base = told.base;
    seen = "";
    sayOf(text, "saved");
  } else if (told.theirs !== undefined) {
    const chosen = await choose(told.message, told.theirs, text);
    if (chosen === "") return;
    base = told.mark;
    if (chosen === "theirs") become(field, told.theirs);
    await save();
  } else {
    say(told.message ?? word("offline"));
  }
}

/**
 * Let the desk change the text before the next save; asked again if more was typed meanwhile, so that nothing is lost.
 * @param {string} name of the endpoint
 * @param {Record<string, unknown>} [values]
 */
function change(name, values = {}) {
  return inTurn(async () => {
    let text;
    let told;
    do {
      text = field.value;
      told = await ask(name, { ...values, path, text });
    } while (told.ok && field.value !== text);
    if (!told.ok) await tell([told.message ?? word("offline")]);
    else if (told.text !== null) become(field, told.text);
  });
}

/** @param {import("./diagnostics.js").Found} found */
const cure = ({ code, line }) => change("chua", { code, line });

/**
 * @param {{ok: boolean, text?: string, notes?: string[], lost?: string, message?: string}} told
 * @param {string} [rtf] the same content as RTF, which may contain the pictures
 */
async function paste(told, rtf = "") {
  if (!told.ok) {
    await tell([told.message ?? word("offline")]);
    return;
  }
  const whole = await withPictures(told.text ?? "", rtf);
  const text = renumbered(whole, field.value);
  if (text.trim().includes("\n")) insertBlock(field, text);
  else replace(field, field.selectionStart, field.selectionEnd, text.trim());
  await tell([...(told.notes ?? []), ...(told.lost && LOST.test(whole) ? [told.lost] : [])]);
}

/**
 * A pasted text with its missing pictures taken from the RTF, if their numbers match.
 * @param {string} text
 * @param {string} rtf
 */
async function withPictures(text, rtf) {
  const pieces = text.split(LOST);
  const found = pieces.length > 1 ? pictures(rtf, path.replace(/^.*\/[\d-]*|\.md$/g, "")) : [];
  if (found.length !== pieces.length - 1) return text;
  let whole = pieces[0];
  for (const [at, file] of found.entries()) {
    const told = await upload("anh", path, file);
    whole += (told.ok ? `](${told.link}` : "](lost:") + pieces[at + 1];
  }
  return whole;
}

/** @param {Iterable<File>} files */
async function take(files) {
  for (const file of files) {
    say(word("sending"));
    const kind = /\.[^.]*$/.exec(file.name.toLowerCase())?.[0] ?? "";
    if (!documents.includes(kind)) await photograph(file);
    else if (kind !== ".docx" || (await textOrFile(file.name)) === "attach") await attach(file);
    else if (question.returnValue === "text") await paste(await upload("word", path, file));
  }
  queue();
}

/** @param {string} name */
function textOrFile(name) {
  part("word_name").textContent = name;
  return answered(question);
}

/** @param {File} file */
async function attach(file) {
  const told = await upload("tep", path, file);
  if (!told.ok) {
    await tell([`${file.name}: ${told.message ?? word("offline")}`]);
    return;
  }
  await tell(told.notes);
  if (!document.getElementById("form_documents")) {
    insertBlock(field, `[${told.title}](${told.link})`); // pages have no list of documents
    return;
  }
  const text = await filledIn("documents", field.value, word, { file: told.path, title: told.title });
  if (text === null) await ask("bo-tep", { path: told.path });
  else become(field, text);
}

/** @param {File} file */
async function photograph(file) {
  const told = await upload("anh", path, file);
  if (!told.ok) {
    await tell([`${file.name}: ${told.message ?? word("offline")}`]);
    return;
  }
  const value = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (part(id));
  /** @type {HTMLImageElement} */ (part("photograph_shown")).src = told.address;
  for (const id of ["alt", "caption", "photographer"]) value(id).value = "";
  if ((await answered(/** @type {HTMLDialogElement} */ (part("photograph_dialog")))) !== "put") {
    await ask("bo-tep", { path: told.path });
    return;
  }
  const plain = (/** @type {string} */ id) => value(id).value.replace(/\s+/g, " ").trim();
  const credit = plain("photographer");
  const caption = [plain("caption"), credit ? `Ảnh: ${credit}` : ""].filter(Boolean).join(". ").replace(/\.\. /g, ". ");
  const alt = plain("alt").replace(/([[\]\\])/g, "\\$1");
  const title = caption ? ` "${caption.replace(/"([^"]*)"/g, "“$1”").replace(/"/g, "”")}"` : "";
  insertBlock(field, `![${alt}](${told.link}${title})`);
}

field.addEventListener("input", () => {
  say(word("typing"));
  queue();
});
document.addEventListener("selectionchange", () => {
  if (document.activeElement === field) follow(field, frame);
});
field.addEventListener("paste", async (event) => {
  const data = event.clipboardData;
  const html = data?.getData("text/html") ?? "";
  const says = new DOMParser().parseFromString(html, "text/html").body.textContent?.trim();
  if (data && data.files.length > 0 && !says) {
    event.preventDefault();
    await take(data.files);
  } else if (html.trim() !== "") {
    event.preventDefault();
    const [slice, rtf] = [GOOGLE_SLICE, "text/rtf"].map((type) => data?.getData(type) ?? ""); // unavailable after an await
    const told = await ask("dan", { path, html });
    if (slice.includes(GOOGLE_NOTE)) told.notes = [...(told.notes ?? []), word("google-notes")];
    await paste(told, rtf);
  }
});
// A file dropped outside the field would otherwise replace the page.
document.addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", async (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  await opened; // the text must be loaded before anything is inserted
  if (!tools.disabled) await take(files);
});
field.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const signs = /** @type {Record<string, string>} */ ({ b: "**", i: "*" });
  const sign = signs[event.key.toLowerCase()];
  if (sign) {
    event.preventDefault();
    mark(field, sign);
  }
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    if (!tools.disabled && !document.querySelector("dialog[open]")) save();
  }
});
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-mark]")))
  button.addEventListener("click", () => mark(field, button.dataset.mark ?? ""));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-start]")))
  button.addEventListener("click", () => startLines(field, button.dataset.start ?? ""));
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-form]")))
  button.addEventListener("click", async () => {
    const text = await filledIn(button.dataset.form ?? "", field.value, word);
    if (text !== null) become(field, text);
  });
part("save").addEventListener("click", save);
publish.addEventListener("click", () => change("dang"));
part("delete").addEventListener("click", async () => {
  if ((await answered(/** @type {HTMLDialogElement} */ (part("delete_dialog")))) !== "delete") return;
  const told = await ask("xoa", { path, base });
  if (told.ok) location.assign(`${desk}/`);
  else await tell([told.message ?? word("offline")]);
});
part("link").addEventListener("click", () => {
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  replace(field, field.selectionStart, field.selectionEnd, `[${chosen}](https://)`);
  field.setSelectionRange(field.selectionEnd - 1, field.selectionEnd - 1);
});
part("table").addEventListener("click", () => insertBlock(field, word("table")));
part("footnote").addEventListener("click", () => insertNote(field));
for (const [button, file] of [["photograph", "photograph_file"], ["file", "file_file"]]) {
  const input = /** @type {HTMLInputElement} */ (part(file));
  part(button).addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    await take([...(input.files ?? [])]);
    input.value = "";
  });
}
window.addEventListener("beforeunload", (event) => {
  if (state.textContent === word("typing") || state.textContent === word("offline")) event.preventDefault();
});
const opened = open();
