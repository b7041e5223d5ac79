"""`search`: the published index asked through the lunr package, as the search page asks it in the browser."""
