"""Glue: the search index and page, and the open data beside each article. There are no settings."""


def register() -> None:
    """Add the index, the page and the fragments to the site."""
    from plugins.articles.signals import archive_files, archive_pages

    from .pages import index_files, pages

    archive_files.connect(index_files)
    archive_pages.connect(pages)
