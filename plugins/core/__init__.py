"""The ground floor, which knows nothing of archives: diagnostics, files, processes, cache, codec."""
