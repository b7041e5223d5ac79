// Calls the desk's API; a refusal is returned, not thrown.

/**
 * A response: `ok`, or the reason for the refusal.
 * @typedef {{ok: boolean, status: number, [key: string]: any}} Answer
 */

const root = /** @type {HTMLElement} */ (document.querySelector("[data-desk]"));
/** The path below which the desk is served, declared on each of its pages. */
export const desk = root.dataset.desk ?? "";
const MOST_TEXT = 12_000_000; // the server's limit in bytes
const MOST_FILE = 60_000_000;

/**
 * Send values to an endpoint.
 * @param {string} name
 * @param {Record<string, unknown>} values
 * @returns {Promise<Answer>}
 */
export function ask(name, values) {
  const body = new Blob([JSON.stringify(values)], { type: "application/json" });
  return send(`${desk}/api/${name}`, body, MOST_TEXT);
}

/**
 * Upload a file.
 * @param {string} name
 * @param {string} path of the article
 * @param {File} file
 * @returns {Promise<Answer>}
 */
export function upload(name, path, file) {
  const question = new URLSearchParams({ bai: path, ten: file.name });
  return send(`${desk}/api/${name}?${question}`, file, MOST_FILE);
}

/**
 * @param {string} address
 * @param {Blob} body
 * @param {number} most bytes; the server would close an oversized request without a response
 * @returns {Promise<Answer>}
 */
async function send(address, body, most) {
  if (body.size > most) return { ok: false, status: 413, message: root.dataset.large };
  try {
    const answer = await fetch(address, { method: "POST", body });
    const told = await answer.json().catch(() => ({}));
    return { ...told, ok: answer.ok, status: answer.status };
  } catch {
    return { ok: false, status: 0 };
  }
}
