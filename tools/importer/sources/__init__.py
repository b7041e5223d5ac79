"""Readers, one for each kind of source: bytes in, the lines of a page out."""
