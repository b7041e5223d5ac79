// RTF, which Word and LibreOffice put on the clipboard beside HTML whose pictures lie on their own disk.

// Behind the kind of a picture stand control words and groups, then its bytes in hexadecimal up to the end of its group.
const PICTURE = /\\(png|jpeg)blip(?:\\[a-z]+-?\d* ?|\{[^{}]*\}|[\r\n ])*?([0-9a-f][0-9a-f\r\n]+)\}/gi;

/**
 * The pictures in a piece of RTF, in their order.
 * @param {string} rtf
 * @param {string} name what they are called, each with a number behind it
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
