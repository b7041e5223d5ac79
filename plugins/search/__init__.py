"""Glue: the search index and page, and the open data beside each article. There are no settings."""


def register() -> None:
    """Add the index, the page and the fragments to the site."""
    from plugins.content.signals import archive_index, archive_pages, archive_reindex

    from .indexing import index_files, reindex
    from .pages import pages

    archive_index.connect(index_files)
    archive_reindex.connect(reindex)
    archive_pages.connect(pages)
