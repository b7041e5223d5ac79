"""How date expressions are read: words and figures (tokens), the grammar, and what a reading means (resolving)."""
