"""Glue: the pages cut by time, subject, person and series, the feeds, the sitemap. There are no settings."""


def register() -> None:
    """Add the lists to the site, and the sitemap when all pages are known."""
    from plugins.articles.signals import archive_pages, site_pages

    from .pages import pages
    from .sitemap import sitemap_pages

    archive_pages.connect(pages)
    site_pages.connect(sitemap_pages)
