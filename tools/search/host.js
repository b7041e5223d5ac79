/**
 * What the search's modules ask of a browser, for V8 on its own: addresses, and the files at them. Requests wait until
 * Python, which cannot be called from here, takes and answers them.
 */

/** @type {[number: number, kind: string, argument: unknown][]} */
let requests = [];
/** @type {((value: any) => void)[]} */
const waiting = [];
/** @typedef {{value: unknown} | {error: string, reason: string}} Outcome */
/** @type {Outcome | null} */
let outcome = null;
/** Tells Python that there is something new. @type {(value?: unknown) => void} */
let wake = () => {};

/** Asks Python for something. @param {string} kind @param {unknown} argument @returns {Promise<any>} */
function ask(kind, argument) {
  return new Promise((resolve) => {
    requests.push([waiting.push(resolve) - 1, kind, argument]);
    wake();
  });
}

/** @param {Outcome} found */
function end(found) {
  outcome = found;
  wake();
}

/** The path of an address, which may be relative to another. */
class Address {
  /** @param {string} address @param {{pathname: string}} [base] */
  constructor(address, base) {
    const folder = base?.pathname.replace(/[^/]*$/, "") ?? "";
    /** @type {string[]} */
    const parts = [];
    for (const part of (address.startsWith("/") ? address : folder + address).split("/").slice(1)) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    if (/(?:^|\/)\.\.?$/.test(address)) parts.push("");
    this.pathname = this.href = `/${parts.join("/")}`;
  }
}

/** @param {Address} address */
async function fetched({ href }) {
  const text = await ask("file", href);
  return { ok: text !== null, url: href, text: async () => text, json: async () => JSON.parse(text) };
}

Object.assign(globalThis, { URL: Address, fetch: fetched });

/** The functions that Python calls. */
const host = {
  /** Starts the body of an async function. @param {string} body @param {unknown} argument */
  begin(body, argument) {
    outcome = null;
    const AsyncFunction = (async () => {}).constructor;
    AsyncFunction("argument", body)(argument).then(
      (/** @type {unknown} */ value) => end({ value: value ?? null }),
      (/** @type {any} */ error) => end({ error: String(error.stack ?? error), reason: error.reason ?? "" }),
    );
    return null;
  },

  /** @param {number} number of a request @param {unknown} value */
  answer(number, value) {
    waiting[number](value);
    return null;
  },

  /** Waits for requests, or for the outcome of the function. */
  async next() {
    if (requests.length === 0 && outcome === null) await new Promise((resolve) => (wake = resolve));
    const next = JSON.stringify({ requests, outcome });
    requests = [];
    return next;
  },
};
