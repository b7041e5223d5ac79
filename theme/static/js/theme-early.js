// Runs before the first paint: says that scripts run and whether a search is asked, and sets what the reader chose on
// an earlier page.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  if (/[?&]q=[^&]/.test(location.search)) root.dataset.asked = "";
  try {
    for (const name of ["theme", "textSize", "offline"]) {
      const value = localStorage.getItem(`luu-tru.${name}`);
      if (value) root.dataset[name] = value;
    }
  } catch {
    // A browser that refuses storage keeps to the defaults.
  }
})();
