"""Structures the lines of an article into paragraphs, headings, lists, tables, figures, letterheads and signatures."""
