/** Lists the pages cached in this browser; hidden if there are none. */
export class KeptPages {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.list();
  }

  async list() {
    const names = (await caches.keys()).filter((name) => name.startsWith("luu-tru.") && name.endsWith(".pages"));
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of [...(await cache.keys())].reverse()) {
        const response = await cache.match(request);
        if (response) this.add(request.url, await response.text());
      }
    }
  }

  /** @param {string} address @param {string} text */
  add(address, text) {
    const title = new DOMParser().parseFromString(text, "text/html").title;
    const link = Object.assign(document.createElement("a"), { href: address, textContent: title });
    const item = document.createElement("li");
    item.append(link);
    this.element.querySelector("ul")?.append(item);
    this.element.hidden = false;
  }
}
