import { trustedNow } from "./trusted-now.js";

const LONGEST_WAIT = 2 ** 31 - 1;
const ORDER = ["upcoming", "open", "closed"];
const DAY = 24 * 60 * 60 * 1000;
const HANOI = 7 * 60 * 60 * 1000;

/**
 * The state at a time; never earlier than the state the page was built with, whatever the clock says.
 * @param {{built: string, opensAt: number, endsAt: number}} life times in milliseconds, NaN for never
 * @param {number} now
 */
function stateAt({ built, opensAt, endsAt }, now) {
  let state = built;
  if (state === "upcoming" && now >= opensAt) state = "open";
  if (state === "open" && now >= endsAt) state = "closed";
  return state;
}

/** The day number in Hanoi since 1970. @param {number} moment */
function dayOf(moment) {
  return Math.floor((moment + HANOI) / DAY);
}

/**
 * The number of days, in Hanoi, until the last on which opinions are accepted: 0 on that day.
 * @param {number} endsAt the first moment after closing
 * @param {number} now
 */
function daysLeft(endsAt, now) {
  return dayOf(endsAt - 1) - dayOf(now);
}

/** Keeps a notice's state current while the page is open; the built page shows the state as of the build. */
export class NoticeState {
  /** @param {HTMLElement} element contains a label for each state; data-opens-at and data-ends-at hold the times */
  constructor(element) {
    this.element = element;
    this.scope = element.closest(".call, .calls__item") ?? element;
    this.life = {
      built: this.label(":not([hidden])")?.dataset.state ?? "closed",
      opensAt: Date.parse(element.dataset.opensAt ?? ""),
      endsAt: Date.parse(element.dataset.endsAt ?? ""),
    };
    // A background tab, or one restored from the back/forward cache, may have missed a change.
    document.addEventListener("visibilitychange", () => document.hidden || this.update());
    addEventListener("pageshow", ({ persisted }) => persisted && this.update());
    this.update();
  }

  /** @param {string} which @returns {HTMLElement | null} */
  label(which) {
    return this.element.querySelector(`[data-state]${which}`);
  }

  async update() {
    const now = await trustedNow();
    this.show(stateAt(this.life, now));
    this.count(now);
    this.wait(now);
  }

  /** @param {string} state */
  show(state) {
    if (state === this.life.built || !ORDER.includes(state)) return;
    this.life.built = state;
    for (const label of elements(this.element, "[data-state]")) label.hidden = label.dataset.state !== state;
    for (const part of elements(this.scope, "[data-while]")) {
      part.hidden = !part.dataset.while?.split(" ").includes(state);
    }
    this.move(state);
  }

  /** Shows how many days are left. @param {number} now */
  count(now) {
    const left = /** @type {HTMLElement | null} */ (this.element.querySelector("[data-days-left]"));
    if (!left) return;
    left.hidden = this.life.built !== "open";
    const days = daysLeft(this.life.endsAt, now);
    const { some, one, last } = left.dataset;
    left.textContent = ((days > 1 ? some : days === 1 ? one : last) ?? "").replace("{days}", String(days));
  }

  /** In a list grouped by state, moves the item to the top of its new group, or hides it. @param {string} state */
  move(state) {
    const item = this.element.closest("li");
    const group = /** @type {HTMLElement | null} */ (this.element.closest("[data-notices]"));
    const other = /** @type {HTMLElement | null} */ (document.querySelector(`[data-notices="${state === "closed" ? "ended" : state}"]`));
    if (!item || !group) return;
    if (other) {
      other.querySelector("ol")?.prepend(item);
      other.hidden = false;
    } else item.hidden = true;
    group.hidden = !group.querySelector("li:not([hidden])");
  }

  /** Schedules the next update. @param {number} now */
  wait(now) {
    clearTimeout(this.timer);
    if (this.life.built === "closed") return;
    const midnight = (dayOf(now) + 1) * DAY - HANOI;
    const turns = [this.life.opensAt, this.life.endsAt, midnight].map((turn) => turn - now).filter((left) => left > 0);
    if (turns.length) this.timer = setTimeout(() => this.update(), Math.min(...turns, LONGEST_WAIT));
  }
}

/** @param {Element} scope @param {string} selector @returns {NodeListOf<HTMLElement>} */
function elements(scope, selector) {
  return scope.querySelectorAll(selector);
}
