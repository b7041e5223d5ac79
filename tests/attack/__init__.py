"""Generators of malicious inputs, and limits on what these may cost."""
