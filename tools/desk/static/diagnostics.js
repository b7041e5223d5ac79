// The list of diagnostics, each with its line, message and fix.

/**
 * @typedef {{line: number, code: string, message: string, level: string, suggestion: string, curable: boolean}} Found
 * @typedef {{go: (line: number) => void, cure: (found: Found) => void}} Ways
 */

/**
 * Show the diagnostics, errors first.
 * @param {HTMLElement} list
 * @param {HTMLElement} summary
 * @param {Found[]} all
 * @param {(name: string) => string} word
 * @param {Ways} ways
 */
export function show(list, summary, all, word, ways) {
  const faults = all.filter((one) => one.level === "error");
  const hints = all.filter((one) => one.level !== "error");
  const counts = [
    ...(faults.length ? [`${faults.length} ${word("faults")}`] : []),
    ...(hints.length ? [`${hints.length} ${word("hints")}`] : []),
  ];
  const text = counts.length ? `${counts.join(", ")}.` : word("good");
  if (summary.textContent !== text) summary.textContent = text;
  list.replaceChildren(...[...faults, ...hints].map((one) => row(one, word, ways)));
}

/**
 * @param {Found} found
 * @param {(name: string) => string} word
 * @param {Ways} ways
 */
function row(found, word, ways) {
  const item = document.createElement("li");
  item.className = found.level;
  const line = document.createElement("button");
  line.type = "button";
  line.textContent = `${word("line")} ${found.line}`;
  line.addEventListener("click", () => ways.go(found.line));
  item.append(line, ` ${found.message} `);
  if (found.curable) {
    const cure = document.createElement("button");
    cure.type = "button";
    cure.textContent = word("cure");
    cure.setAttribute("aria-label", `${word("cure")}: ${word("line")} ${found.line}`);
    cure.addEventListener("click", () => ways.cure(found));
    item.append(cure);
  }
  return item;
}
