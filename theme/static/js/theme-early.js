// Runs before the first paint: marks that scripts run and whether there is a query, and applies the reader's stored
// settings.
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
    // Storage denied: use the defaults.
  }
})();
