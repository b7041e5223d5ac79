"""Date expressions: tokens, the grammar, and resolving what was read into a time."""
