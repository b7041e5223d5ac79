/** Fetches files from the server, each once. */

/** A file that cannot be reached, is missing, or has an unexpected format. */
export class LoadError extends Error {
  /** @param {"offline" | "missing" | "format"} reason @param {string} address */
  constructor(reason, address) {
    super(`${reason}: ${address}`);
    this.reason = reason;
  }
}

/**
 * @param {URL} url @param {AbortSignal} [signal] @param {RequestCache} [cache]
 * @returns {Promise<Response>} rejected with LoadError if there is no successful response
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

/** Parsed files by address, each fetched once. @template T */
export class FileCache {
  /** @param {(response: Response) => Promise<T>} read */
  constructor(read) {
    this.read = read;
    /** @type {Map<string, Promise<T>>} */
    this.files = new Map();
  }

  /** @param {URL} url @param {AbortSignal} [signal] @returns {Promise<T>} */
  async get(url, signal) {
    // An earlier search that fetches this file may be aborted; then it is fetched again.
    const cached = this.files.get(url.href);
    const known = cached && (await cached.catch(() => undefined));
    if (known) return known;
    const made = load(url, signal).then(this.read);
    this.files.set(url.href, made);
    made.catch(() => this.files.delete(url.href));
    return made;
  }
}

/** Promises to be awaited later, if at all: a failure before that is not reported as unhandled. @template T @param {(T | Promise<T>)[]} promises */
export function meanwhile(...promises) {
  const all = Promise.all(promises);
  all.catch(() => {});
  return all;
}
