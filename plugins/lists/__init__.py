"""Glue: the pages cut by time, subject, person and series, the feeds, the sitemap. There are no settings."""


def register() -> None:
    """Check names, add the lists to the site, and the sitemap when all pages are known."""
    from plugins.articles.signals import archive_checks, archive_pages, site_pages

    from .checks import check_names
    from .pages import pages
    from .sitemap import sitemap_pages

    archive_checks.connect(check_names)
    archive_pages.connect(pages)
    site_pages.connect(sitemap_pages)
