/** Files from the server, each fetched once. */

/** What the server has is not what the page expects, or not there at all. */
export class LoadError extends Error {
  /** @param {"offline" | "missing" | "format"} reason @param {string} address */
  constructor(reason, address) {
    super(`${reason}: ${address}`);
    this.reason = reason;
  }
}

/**
 * @param {URL} url @param {AbortSignal} [signal] @param {RequestCache} [cache]
 * @returns {Promise<Response>} rejected with LoadError when there is no good answer
 */
export async function load(url, signal, cache) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { signal, cache });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new LoadError("offline", url.href);
  }
  if (!response.ok) throw new LoadError("missing", url.href);
  return response;
}

/** Files read once each, by their addresses. @template T */
export class FileCache {
  /** @param {(response: Response) => Promise<T>} read */
  constructor(read) {
    this.read = read;
    /** @type {Map<string, Promise<T>>} */
    this.files = new Map();
  }

  /** @param {URL} url @param {AbortSignal} [signal] @returns {Promise<T>} */
  async get(url, signal) {
    // What an earlier search is fetching may be given up with it; then it is fetched anew.
    const cached = this.files.get(url.href);
    const known = cached && (await cached.catch(() => undefined));
    if (known) return known;
    const made = load(url, signal).then(this.read);
    this.files.set(url.href, made);
    made.catch(() => this.files.delete(url.href));
    return made;
  }

  clear() {
    this.files.clear();
  }
}

/** Promises awaited later: should one fail before that, it is heard then. @template T @param {(T | Promise<T>)[]} promises */
export function meanwhile(...promises) {
  const all = Promise.all(promises);
  all.catch(() => {});
  return all;
}
