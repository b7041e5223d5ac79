"""The photographs of articles in lists."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from plugins.content.model import Archive, Article, Image, Picture
from plugins.content.pictures import thumbnails
from plugins.content.targets import Section
from plugins.core.codec import digest
from plugins.images.facts import Facts, Style
from plugins.images.recipe import picture
from plugins.listings.pages import pages
from tests import archives as planned
from tests.listings.synthetic import SITE, archive, article, body, day, render


def image(name: str, alt: str = "Hội trường") -> Image:
    return Image(f"anh/2020/{name}", alt, 1)


def pictures(**styles: Style) -> Mapping[str, Picture]:
    """Pictures by content path; the digest of each is made of its name."""
    return {f"anh/2020/{name}": picture(Facts(name * 64, 1000, 500, style)) for name, style in styles.items()}


def pictured(slug: str, *images: Image, lead: str = "") -> Article:
    shown = body("<p>", *("</p><p>" for _ in images[1:]), "</p>", links=images)
    return article(day(2020, 3, 1), slug, body=shown, lead_image=lead)


def archive_of(*articles: Article, **styles: Style) -> Archive:
    return replace(archive(articles), pictures=pictures(**styles))


@pytest.mark.parametrize(
    ("shown", "lead", "chosen"),
    [
        ("ab", "", "a"), ("ab", "anh/2020/b", "b"), ("da", "", "a"), ("d", "", ""), ("xa", "", "a"), ("", "", ""),
        ("a", "anh/2020/d", "a"),
    ],
)  # fmt: skip
def test_an_article_is_shown_by_its_lead_image_or_its_first_photograph(shown: str, lead: str, chosen: str) -> None:
    whole = archive_of(pictured("bai", *map(image, shown), lead=lead), a="photo", b="photo", d="drawing")
    found = thumbnails(whole).get("/2020/03/bai/")
    assert (found.plain.address if found else "") == (f"/anh/{chosen * 16}-360.jpg" if chosen else "")


def test_what_is_decorative_stands_for_nothing() -> None:
    assert thumbnails(archive_of(pictured("bai", image("a", alt="")), a="photo")) == {}


def test_a_list_keeps_its_room_and_loads_what_lies_below_the_first_screen_late() -> None:
    whole = archive_of(*(pictured(f"bai-{number}", image("a")) for number in range(5)), a="photo")
    lists = planned.pages(pages(whole, SITE))
    for address in ("/", "/2020/03/"):
        shown = re.findall(r"<img [^>]*anh[^>]*>", render(lists[address]))
        assert len(shown) == 5, address
        assert all('width="360" height="180" alt=""' in one for one in shown)
        assert ["lazy" in one for one in shown] == [False] * 3 + [True] * 2


def test_a_list_is_made_again_when_a_photograph_is_another_one() -> None:
    whole = archive_of(pictured("bai", image("a")), a="photo")
    other = replace(whole, pictures={"anh/2020/a": pictures(b="photo")["anh/2020/b"]})
    before, after = (planned.pages(pages(one, SITE)) for one in (whole, other))
    changed = {address for address in before if digest(before[address].inputs) != digest(after[address].inputs)}
    assert {"/", "/2020/", "/2020/03/", "/chuyen-muc/tin-tuc/"} <= changed
    sections = [
        digest([one.inputs() for one in pages(each, SITE) if isinstance(one, Section) and one.name == "times"])
        for each in (whole, other)
    ]
    assert sections[0] != sections[1]
