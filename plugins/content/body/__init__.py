"""The steps of the core Markdown extension, one concern per module."""
