// Added to pages by the preview server only: reloads after a rebuild, and shows what needs fixing.
const source = new EventSource("/.xem-thu/su-kien");
/** @type {number | null} */
let version = null;
let faulty = false;

/**
 * A collapsible list of diagnostics under their count.
 * @param {string} title
 * @param {string[]} texts
 */
function list(title, texts) {
  const items = document.createElement("ul");
  for (const text of texts) {
    const item = document.createElement("li");
    item.textContent = text;
    items.append(item);
  }
  const count = document.createElement("summary");
  count.textContent = `${texts.length} ${title}`;
  const whole = document.createElement("details");
  whole.append(count, items);
  return whole;
}

/**
 * The label of a page that readers do not see yet, a draft or scheduled; "" for any other.
 * @param {Record<string, string>} texts
 */
function unpublished(texts) {
  if (document.querySelector("[data-draft]")) return texts.draft;
  const time = document.querySelector(".article__header time")?.getAttribute("datetime") ?? "";
  return time && new Date(time) > new Date() ? texts.scheduled : "";
}

/** @param {{faults: string[], hints: string[], progress: string, texts: Record<string, string>}} state */
function show({ faults, hints, progress, texts }) {
  document.querySelector("luu-tru-faults")?.remove();
  const mended = faulty && faults.length === 0;
  faulty = faults.length > 0;
  const banner = unpublished(texts);
  const lines = [banner, progress, mended ? texts.mended : ""].filter(Boolean);
  if (faults.length === 0 && hints.length === 0 && lines.length === 0) return;
  const overlay = document.createElement("luu-tru-faults");
  overlay.setAttribute("role", faulty ? "alert" : "status");
  const root = overlay.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 9999;
      background: #33302a; color: #fff; font: 1rem/1.6 system-ui, sans-serif; padding: .5rem 1rem; }
    :host([role="alert"]) { background: #7a1420; }
    p { margin: 0; font-weight: 600; }
    ul { margin: 0; padding-left: 1.25rem; } li { overflow-wrap: anywhere; }
    @media print { :host { display: none; } }`);
  root.adoptedStyleSheets = [sheet];
  for (const line of lines) {
    const text = document.createElement("p");
    text.textContent = line;
    root.append(text);
  }
  if (faulty) {
    const open = list(texts.faults, faults);
    open.open = true;
    root.append(open);
  }
  if (hints.length > 0) root.append(list(texts.hints, hints));
  document.body.append(overlay);
}

source.addEventListener("message", (event) => {
  const state = JSON.parse(event.data);
  if (version !== null && state.version !== version) location.reload();
  version = state.version;
  show(state);
});
