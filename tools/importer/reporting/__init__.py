"""Reports the outcome of every line, and what looks wrong in the text that was kept."""
