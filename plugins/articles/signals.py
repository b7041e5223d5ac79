"""Where capabilities meet: each answers with the pages that it adds to the site.

`archive_pages.send(archive, site=site)`: every receiver returns an iterable of Output.
`site_pages.send(pages, site=site)`: sent once with the tuple of all Page records, for what describes the whole site
(sitemap, manifest); receivers return an iterable of Output too.
`archive_checks.send(archive, site=site)`: sent after reading; receivers return an iterable of Fault.
"""

from __future__ import annotations

from blinker import NamedSignal

archive_pages = NamedSignal("archive_pages")
site_pages = NamedSignal("site_pages")
archive_checks = NamedSignal("archive_checks")
