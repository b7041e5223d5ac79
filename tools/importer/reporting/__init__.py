"""What became of every line, and what looks wrong in what was kept."""
