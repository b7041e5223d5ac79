"""Writes an article as the archive keeps it: front matter, Markdown, photographs, attached files, and file names."""
