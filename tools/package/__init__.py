"""`package`: bundles the archive for long-term preservation, with everything needed to open and verify it."""
