"""What servers and hosts need from the site: redirects of old addresses, headers, and security.txt.

There are no settings. Its data file is du-lieu/bao-mat.yaml (contacts for reports of vulnerabilities). Files in
/.deploy/ are for server configurations and are never served; /_headers and /_redirects are for hosts that read them.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.capability import Capability
from plugins.content.model import Archive, Site
from plugins.content.targets import File, Page

from .headers import HEADERS, header_file
from .maps import CADDY, NGINX, REDIRECTS, map_files
from .pages import SPACE, moved_pages
from .security import ADDRESS, CONTACTS, security_file


def _targets(archive: Archive, site: Site) -> Iterator[Page | File]:
    yield header_file(site)
    yield from map_files(archive, site)
    yield from moved_pages(archive)
    yield from security_file(archive, site)


CAPABILITY = Capability(
    name="hosting",
    data=(CONTACTS,),
    spaces=(HEADERS, REDIRECTS, NGINX, CADDY, SPACE, ADDRESS),
    targets=_targets,
)

register = CAPABILITY.register
