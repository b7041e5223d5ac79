"""What the core Markdown extension does in the element tree, one concern a module."""
