// Added to pages by the preview server only: reloads when the site was built anew, and shows faults over the page.
const source = new EventSource("/.xem-thu/su-kien");
let version = null;

function show(faults) {
  document.querySelector("luu-tru-faults")?.remove();
  if (faults.length === 0) return;
  const overlay = document.createElement("luu-tru-faults");
  overlay.setAttribute("role", "alert");
  const root = overlay.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 9999;
      background: #7a1420; color: #fff; font: 1rem/1.6 system-ui, sans-serif; padding: 1rem; }
    ul { margin: 0; padding-left: 1.25rem; } li { overflow-wrap: anywhere; }`);
  root.adoptedStyleSheets = [sheet];
  const list = document.createElement("ul");
  for (const fault of faults) {
    const item = document.createElement("li");
    item.textContent = fault;
    list.append(item);
  }
  root.append(list);
  document.body.append(overlay);
}

source.addEventListener("message", (event) => {
  const state = JSON.parse(event.data);
  if (version !== null && state.version !== version) location.reload();
  version = state.version;
  show(state.faults);
});
