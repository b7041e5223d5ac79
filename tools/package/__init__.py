"""`package`: the archive in a box for those who keep it after us, with all that is needed to open and to check it."""
