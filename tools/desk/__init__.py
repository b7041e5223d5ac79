"""The desk: write, check, preview and send articles in the browser, all stored as plain files in Git."""
