"""What every template may know of the site, made from the settings and the archive."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from plugins.content.model import Archive, Site


def make_site(settings: Mapping[str, object], archive: Archive, assets: Mapping[str, str]) -> Site:
    """The Site record of a build; SITEURL gives the address and, in its path, the base of all addresses."""
    url = str(settings["SITEURL"]).rstrip("/")
    return Site(
        url=url,
        base=urlsplit(url).path,
        name=str(settings["SITENAME"]),
        description=str(settings["SITE_DESCRIPTION"]),
        data=archive.data,
        assets=assets,
        pages=tuple((page.address, page.title) for page in archive.pages),
    )


def address_filters(site: Site) -> dict[str, object]:
    """The two Jinja filters on addresses: `url`, from the host's root, and `absolute`, with the host."""
    host = site.url.removesuffix(site.base) if site.base else site.url

    def url(address: str) -> str:
        return site.base + address

    def absolute(address: str) -> str:
        return host + site.base + address

    return {"url": url, "absolute": absolute}
