"""An article as the archive keeps it: front matter, Markdown, photographs, and the name of its file."""
