"""What the lines of an article are to each other: paragraphs, headings, lists, tables, figures, heads, signatures."""
