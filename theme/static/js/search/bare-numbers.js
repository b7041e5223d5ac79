/**
 * Numbers of documents in texts that do not say whose they are: "nghị định 64/2008". Fetched for a number that no article
 * holds. The twin of a part of tools/search/requirements.py.
 */

/** A number that is no month, and its year. */
const STATED = /^#(1[3-9]|[2-9][0-9]|[0-9]{3,5})-((?:19|20)[0-9]{2})(?![0-9a-z])/;

/** The row of such a number, where no article holds it with any issuer. @param {import("./planner.js").Planner} planner @param {string} prefix */
export async function withoutIssuer(planner, prefix) {
  const [start, number, year] = STATED.exec(prefix) ?? [];
  const stated = start && (await planner.words([], false, [start])).size === 0;
  return stated ? planner.pairRows([`_${number} ${year}`]) : new Map();
}
