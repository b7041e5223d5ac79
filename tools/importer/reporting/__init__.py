"""Reports the fate of every line, and what looks wrong in the text that was kept."""
