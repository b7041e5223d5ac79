/** Downloads a file created in the page. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Browsers may read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
