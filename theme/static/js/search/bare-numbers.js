/**
 * Document numbers that texts give without the issuer: "nghị định 64/2008". Loaded for a number that no article has.
 * The twin of a part of tools/search/requirements.py.
 */

/** Matches a number that cannot be a month, and its year. */
const STATED = /^#(1[3-9]|[2-9][0-9]|[0-9]{3,5})-((?:19|20)[0-9]{2})(?![0-9a-z])/;

/** The rows of a number without its issuer, if no article has it with one. @param {import("./planner.js").Planner} planner @param {string} prefix */
export async function withoutIssuer(planner, prefix) {
  const [start, number, year] = STATED.exec(prefix) ?? [];
  const stated = start && (await planner.words([], false, [start])).size === 0;
  return stated ? planner.pairRows([`_${number} ${year}`]) : new Map();
}
