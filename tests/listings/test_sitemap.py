"""The sitemap: valid, complete, and split at the protocol's limit."""

from __future__ import annotations

from functools import cache
from unittest.mock import patch

import pytest
from lxml import etree

from plugins.content import targets
from plugins.content.targets import File, Page, page
from plugins.listings import sitemap
from plugins.listings.pages import pages
from plugins.listings.sitemap import sitemap_pages
from plugins.vietnamese.when import minute
from tests import archives
from tests.archives import VALIDATION
from tests.listings.synthetic import SITE, archive, article, day, render

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://luu-tru.example/kho"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(VALIDATION / "sitemap.xsd"))


def documents(pages: list[Page], limit: int = sitemap.LIMIT) -> dict[str, list[tuple[str, str]]]:
    """The addresses and dates in each file of the sitemap."""
    with patch.object(sitemap, "LIMIT", limit):
        outputs = list(sitemap_pages(targets.listed(pages), SITE))
    found = {}
    for output in outputs:
        if isinstance(output, Page):
            root = etree.fromstring(render(output).encode())
            schema().assertValid(root)
            found[output.address] = [
                (one.findtext(f"{NAMESPACE}loc"), one.findtext(f"{NAMESPACE}lastmod", "")) for one in root
            ]
    return found


def listed(*addresses: str) -> list[Page]:
    return [page(address, "page.html", {}, modified=minute(day(2019, 9, 5).start).start) for address in addresses]


def test_what_search_engines_may_show_is_listed_in_order() -> None:
    hidden = page("/404.html", "404.html", {}, indexed=False)
    assert documents([*listed("/b/", "/a/"), hidden, page("/", "home.html", {})]) == {
        "/sitemap.xml": [
            (f"{HOST}/", ""),
            (f"{HOST}/a/", "2019-09-05T00:00:00+07:00"),
            (f"{HOST}/b/", "2019-09-05T00:00:00+07:00"),
        ]
    }


@pytest.mark.parametrize(("number", "files"), [(1, 1), (4, 1), (5, 3), (9, 4)])
def test_it_is_cut_at_the_limit(number: int, files: int) -> None:
    found = documents(listed(*(f"/{place}/" for place in range(number))), limit=4)
    index = found["/sitemap.xml"]
    assert len(found) == files
    if files > 1:
        assert [f"{HOST}{address}" for address in found if address != "/sitemap.xml"] == [
            address for address, _ in index
        ]
        assert {changed for _, changed in index} == {"2019-09-05T00:00:00+07:00"}
        parts = [entry for address, part in found.items() if address != "/sitemap.xml" for entry in part]
        assert len(set(parts)) == len(parts) == number


def test_lists_are_in_it_and_feeds_are_not() -> None:
    found = archive([article(day(2019, 9, 5), "a", tags=("5G",))])
    (entries,) = documents(list(archives.pages(pages(found, SITE)).values())).values()
    addresses = {address.removeprefix(HOST) for address, _ in entries}
    assert {"/", "/2019/", "/2019/quy-3/", "/2019/09/", "/chuyen-muc/tin-tuc/2019/", "/the/5g/"} <= addresses
    assert not [address for address in addresses if address.startswith("/feeds/") or address == "/404.html"]
    assert "/chuyen-muc/giao-ban/" not in addresses  # has no article


def test_robots_txt_names_the_sitemap() -> None:
    (robots,) = (output for output in sitemap_pages((), SITE) if isinstance(output, File))
    assert robots.address == "/robots.txt"
    assert f"Sitemap: {HOST}/sitemap.xml" in archives.content(robots).decode().splitlines()
