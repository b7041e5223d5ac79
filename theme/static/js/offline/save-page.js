import { download } from "../download.js";

/** Saves the page as one self-contained file, with inlined style sheets and images and absolute links. */
export async function savePage() {
  const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  await Promise.all([...styleSheets(copy), ...pictures(copy)]);
  for (const element of copy.querySelectorAll("script, source, .only-js, .skip-link, form, link:not([rel=canonical])")) element.remove();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (copy.querySelectorAll("a[href]"))) {
    if (!link.getAttribute("href")?.startsWith("#")) link.href = new URL(link.getAttribute("href") ?? "", document.baseURI).href;
  }
  const page = new Blob(["<!doctype html>\n", copy.outerHTML], { type: "text/html;charset=utf-8" });
  download(page, `${location.pathname.split("/").filter(Boolean).at(-1) ?? "trang"}.html`);
}

/** @param {HTMLElement} copy @returns {Promise<void>[]} */
function styleSheets(copy) {
  return /** @type {HTMLLinkElement[]} */ ([...copy.querySelectorAll("link[rel=stylesheet]")]).map(async (link) => {
    const address = new URL(link.getAttribute("href") ?? "", document.baseURI);
    let text = await (await fetch(address)).text();
    for (const [whole, , path] of text.matchAll(/url\((["']?)([^"')]+)\1\)/g)) {
      if (!path.startsWith("data:")) text = text.replaceAll(whole, `url("${await inlined(new URL(path, address))}")`);
    }
    const style = document.createElement("style");
    style.textContent = text;
    link.replaceWith(style);
  });
}

/** @param {HTMLElement} copy @returns {Promise<void>[]} */
function pictures(copy) {
  const shown = document.querySelectorAll("img");
  return [...copy.querySelectorAll("img")].map(async (image, place) => {
    const { currentSrc, src } = shown[place];
    for (const name of ["srcset", "sizes", "loading"]) image.removeAttribute(name);
    image.src = await inlined(new URL(currentSrc || src));
  });
}

/** The resource at an address as a data URL; the address itself if it cannot be fetched. @param {URL} address */
async function inlined(address) {
  const response = await fetch(address);
  if (!response.ok) return address.href;
  const reader = new FileReader();
  const read = new Promise((done) => reader.addEventListener("load", done));
  reader.readAsDataURL(await response.blob());
  await read;
  return String(reader.result);
}
