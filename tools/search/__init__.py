"""`search`: queries the published index through the lunr package, as the search page does in the browser."""
