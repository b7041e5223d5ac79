// Extracts pictures from the RTF that Word and LibreOffice put on the clipboard; their HTML only links to local files.

// A picture's type is followed by control words and groups, then by its bytes in hexadecimal up to the end of the group.
const PICTURE = /\\(png|jpeg)blip(?:\\[a-z]+-?\d* ?|\{[^{}]*\}|[\r\n ])*?([0-9a-f][0-9a-f\r\n]+)\}/gi;

/**
 * The pictures in RTF, in order.
 * @param {string} rtf
 * @param {string} name base of the file names, numbered
 */
export function pictures(rtf, name) {
  return [...rtf.matchAll(PICTURE)].map(([, kind, coded], at) => {
    const digits = coded.replace(/\s/g, "");
    const bytes = Uint8Array.from({ length: digits.length / 2 }, (_, pair) =>
      Number.parseInt(digits.slice(2 * pair, 2 * pair + 2), 16),
    );
    return new File([bytes], `${name}-${at + 1}.${kind === "png" ? "png" : "jpg"}`);
  });
}
