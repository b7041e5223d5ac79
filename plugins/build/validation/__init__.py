"""Validation of a site for a public host, while it is staged and nobody sees it.

Files are examined one by one (pages.py, machine_files.py), and again only when they change; then all links of the site
are followed (staged_site.py). The validator is lxml with schemas, since it comes as a wheel.
"""
