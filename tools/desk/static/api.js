// Asking the desk's server; what it refuses is an answer as well.

/**
 * An answer: `ok`, or what was refused and why.
 * @typedef {{ok: boolean, status: number, [key: string]: any}} Answer
 */

/** The address below which the desk is served; every page of the desk names it. */
export const desk = /** @type {HTMLElement} */ (document.querySelector("[data-desk]")).dataset.desk ?? "";

/**
 * Ask with values.
 * @param {string} name
 * @param {Record<string, unknown>} values
 * @returns {Promise<Answer>}
 */
export function ask(name, values) {
  return send(`${desk}/api/${name}`, JSON.stringify(values), "application/json");
}

/**
 * Hand a file over.
 * @param {string} name
 * @param {string} path of the article
 * @param {File} file
 * @returns {Promise<Answer>}
 */
export function upload(name, path, file) {
  const question = new URLSearchParams({ bai: path, ten: file.name });
  return send(`${desk}/api/${name}?${question}`, file, "application/octet-stream");
}

/**
 * @param {string} address
 * @param {BodyInit} body
 * @param {string} type
 * @returns {Promise<Answer>}
 */
async function send(address, body, type) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "Content-Type": type } });
    const told = await answer.json().catch(() => ({}));
    return { ...told, ok: answer.ok, status: answer.status };
  } catch {
    return { ok: false, status: 0 };
  }
}
