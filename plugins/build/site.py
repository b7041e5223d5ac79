"""The facts of the site that every template sees, from the options and the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context

from plugins.content.model import ENGLISH, Archive, Crumb, Site

from .options import Options


def make_site(options: Options, archive: Archive, assets: Mapping[str, str]) -> Site:
    """The Site record of a build; SITEURL gives its address and, by its path, the base of all addresses."""
    return Site(
        url=options.url,
        base=urlsplit(options.url).path,
        name=options.name,
        description=options.description,
        data=archive.data,
        assets=assets,
        public=options.public,
        offline=options.public and options.offline,
        pages=tuple((page.address, page.title) for page in archive.pages if not page.is_english),
        english=any(page.is_english for page in archive.pages),
        english_pages=tuple((page.address, page.title) for page in archive.pages if page.folder == ENGLISH),
    )


def address_filters(site: Site) -> dict[str, Callable[..., object]]:
    """The Jinja filters on addresses: `url`, from the host's root; `absolute`, with the host; and `records`, crumbs as
    records of schema.org, with positions if the first has one.

    They take the context, which they do not use, so that Jinja does not evaluate them at compile time: compiled
    templates serve every site.
    """
    host = site.url.removesuffix(site.base) if site.base else site.url

    @pass_context
    def url(_: Context, address: str) -> str:
        return site.base + address

    @pass_context
    def absolute(_: Context, address: str) -> str:
        return host + site.base + address if address.startswith("/") else address

    @pass_context
    def records(
        context: Context, crumbs: Iterable[Crumb], kind: str, key: str, first: int = 0
    ) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for place, crumb in enumerate(crumbs, first):
            position = {"position": place} if first else {}
            found.append({"@type": kind, "name": crumb.title, key: absolute(context, crumb.address), **position})
        return found

    return {"url": url, "absolute": absolute, "records": records}
