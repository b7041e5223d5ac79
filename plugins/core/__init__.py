"""What every room uses and which knows nothing of an archive: diagnostics, files, processes, cache, codec."""
