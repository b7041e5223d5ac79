import { trustedNow } from "./trusted-now.js";

const LONGEST_WAIT = 2 ** 31 - 1;
const ORDER = ["upcoming", "open", "closed"];
const DAY = 24 * 60 * 60 * 1000;
const HANOI = 7 * 60 * 60 * 1000;

/**
 * The state that time has brought: never an earlier one than the page was built with, whatever a clock says.
 * @param {{built: string, opensAt: number, endsAt: number}} life moments in milliseconds, NaN for never
 * @param {number} now
 */
export function stateAt({ built, opensAt, endsAt }, now) {
  let state = built;
  if (state === "upcoming" && now >= opensAt) state = "open";
  if (state === "open" && now >= endsAt) state = "closed";
  return state;
}

/** The day in Hanoi, counted from 1970. @param {number} moment */
function dayOf(moment) {
  return Math.floor((moment + HANOI) / DAY);
}

/**
 * How many days of Hanoi come before the last on which opinions are taken: 0 on that day.
 * @param {number} endsAt the first moment at which it is closed
 * @param {number} now
 */
export function daysLeft(endsAt, now) {
  return dayOf(endsAt - 1) - dayOf(now);
}

/** A notice's state, kept right while the page is open: the page is right when built, and time goes on. */
export class NoticeState {
  /** @param {HTMLElement} element holds a label for each state, and the moments as data-opens-at and data-ends-at */
  constructor(element) {
    this.element = element;
    this.scope = element.closest(".call, .calls__item") ?? element;
    this.life = {
      built: this.label(":not([hidden])")?.dataset.state ?? "closed",
      opensAt: Date.parse(element.dataset.opensAt ?? ""),
      endsAt: Date.parse(element.dataset.endsAt ?? ""),
    };
    // A tab that is turned to again, or brought back as it was left, may have slept through a turn.
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

  /** Say how many days are left. @param {number} now */
  count(now) {
    const left = /** @type {HTMLElement | null} */ (this.element.querySelector("[data-days-left]"));
    if (!left) return;
    left.hidden = this.life.built !== "open";
    const days = daysLeft(this.life.endsAt, now);
    const { some, one, last } = left.dataset;
    left.textContent = ((days > 1 ? some : days === 1 ? one : last) ?? "").replace("{days}", String(days));
  }

  /** In a list that is cut by state, to the head of the group where it belongs now, or away. @param {string} state */
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

  /** Look again when the next turn comes. @param {number} now */
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
