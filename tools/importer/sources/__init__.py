"""Readers, one a kind of source: bytes in, the lines of a page out."""
