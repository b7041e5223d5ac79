const BLOCKS = "h2, h3, h4, h5, h6, p, li, dt, dd, figcaption, caption, td, th";
const MARK = "read-aloud";

/** Reads a text aloud with the browser's Vietnamese voice, sentence by sentence, highlighting the current one. */
export class ReadAloud {
  /** @param {HTMLButtonElement} button hidden until there is such a voice @param {HTMLElement} text */
  constructor(button, text) {
    this.button = button;
    this.text = text;
    this.label = button.textContent ?? "";
    /** @type {Range[]} */
    this.left = [];
    if (!("speechSynthesis" in window) || !("Segmenter" in Intl)) return;
    this.offer();
    speechSynthesis.addEventListener?.("voiceschanged", () => this.offer());
    addEventListener("pagehide", () => this.stop());
    button.addEventListener("click", () => (this.reading ? this.stop() : this.start()));
  }

  get reading() {
    return this.button.getAttribute("aria-pressed") === "true";
  }

  offer() {
    this.voice = speechSynthesis.getVoices().find((voice) => /^vi\b/i.test(voice.lang));
    this.button.hidden = !this.voice;
  }

  start() {
    this.button.setAttribute("aria-pressed", "true");
    this.button.textContent = this.button.dataset.stop ?? "";
    this.left = [...sentences(this.text)];
    this.next();
  }

  stop() {
    this.left = [];
    this.button.setAttribute("aria-pressed", "false");
    this.button.textContent = this.label;
    speechSynthesis.cancel();
    CSS.highlights?.delete(MARK);
  }

  next() {
    const range = this.left.shift();
    if (!range) {
      this.stop();
      return;
    }
    CSS.highlights?.set(MARK, new Highlight(range));
    const said = new SpeechSynthesisUtterance(String(range).replace(/\s+/g, " "));
    said.lang = "vi-VN";
    said.voice = this.voice ?? null;
    said.onend = () => this.reading && this.next();
    said.onerror = () => this.reading && this.stop();
    speechSynthesis.speak(said);
  }
}

/** The sentences of a text in order, as ranges. @param {HTMLElement} text */
export function* sentences(text) {
  const segmenter = new Intl.Segmenter("vi", { granularity: "sentence" });
  for (const block of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll(BLOCKS))) {
    if (block.querySelector(BLOCKS)) continue;
    for (const { segment, index } of segmenter.segment(block.textContent ?? "")) {
      if (segment.trim()) yield rangeOf(block, index, index + segment.trimEnd().length);
    }
  }
}

/** @param {HTMLElement} block @param {number} start @param {number} end offsets in its text */
function rangeOf(block, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= passed && start < passed + length) range.setStart(node, start - passed);
    if (end > passed && end <= passed + length) range.setEnd(node, end - passed);
    passed += length;
  }
  return range;
}
