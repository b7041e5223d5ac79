// Runs before the first paint: says that scripts run, and sets what the reader chose on an earlier page.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    for (const name of ["theme", "textSize", "offline"]) {
      const value = localStorage.getItem(`luu-tru.${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch {
    // A browser that refuses storage keeps to the defaults.
  }
})();
