const TOLERANCE = 2 * 60 * 1000;
/** @type {Promise<number> | undefined} */
let difference;

/** How far the host's clock is ahead of the reader's, in milliseconds; 0 if within tolerance or unknown. */
async function askHost() {
  try {
    const asked = Date.now();
    const response = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    const stamp = Date.parse(response.headers.get("date") ?? "");
    const age = 1000 * Number(response.headers.get("age") ?? 0);
    const ahead = stamp + (age || 0) - (asked + Date.now()) / 2;
    return Math.abs(ahead) > TOLERANCE ? ahead : 0;
  } catch {
    return 0;
  }
}

/** The time in milliseconds: the reader's, corrected if the host's clock differs. */
export async function trustedNow() {
  difference ??= askHost();
  return Date.now() + ((await difference) || 0);
}
