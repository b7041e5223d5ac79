//# allFunctionsCalledOnLoad
/** What the search page loads: the search itself comes at once where something is asked, else as its field is entered. */

const EVENTS = ["focusin", "pointerdown", "keydown"];

/** @param {Event} event */
function enter(event) {
  if (!(event.target instanceof Element && event.target.closest('[data-module="search"]'))) return;
  for (const name of EVENTS) document.removeEventListener(name, enter, true);
  import("./engine.js");
}

if (location.search) import("./engine.js");
else {
  for (const name of EVENTS) document.addEventListener(name, enter, true);
  import("../main.js");
}
