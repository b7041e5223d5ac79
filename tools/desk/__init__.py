"""The desk: articles written, checked, seen and sent in the browser; whatever it does is plain files and Git."""
