"""In any archive, everything can be reached, counts add up, and a new article changes only its own lists."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.model import Archive, Article, Count, Crumb
from plugins.content.names import AUTHORS, TAGS, name_index
from plugins.content.periods import month_address, quarter_address, year_address
from plugins.content.targets import Page
from plugins.core.codec import digest
from plugins.listings import collections
from plugins.listings.addresses import category_address
from plugins.listings.pages import pages
from plugins.listings.views import NavGroup
from plugins.vietnamese.text import slug
from tests import archives as planned
from tests.listings.synthetic import SITE, archive, archives, article, articles, crumbs_of, day, month, render, seen

FULL = st.sampled_from((1, 3, 100))


def lists_of(archive: Archive, full: int = 100) -> dict[str, Page]:
    with patch.object(collections, "FULL", full), patch.object(collections, "LATEST", 1):
        return planned.pages(pages(archive, SITE))


def navigation(page: Page) -> tuple[NavGroup, ...]:
    found: tuple[NavGroup, ...] = seen(page).get("navigation", ())  # type: ignore[assignment]
    return found


def reached(lists: dict[str, Page], address: str) -> set[str]:
    """The articles shown on a page and on the lists below it that it links to."""
    page = lists[address]
    shown = {card.address for group in seen(page)["groups"] for card in group.cards}  # type: ignore[attr-defined]
    above = address.partition("quy-")[0]  # the months of a quarter stand below its year
    below = {count.address for group in navigation(page) for count in group.counts if count.address.startswith(above)}
    return shown.union(*(reached(lists, part) for part in below))


def own_lists(article: Article, archive: Archive) -> set[str]:
    year, number = article.date.start.year, article.date.start.month
    quarter = quarter_address(year, (number + 2) // 3)
    category = category_address(article.category)
    own = {year_address(year), quarter, month_address(year, number), category, year_address(year, category)}
    for folder, names in ((AUTHORS, "authors"), (TAGS, "tags")):
        book = name_index((name for one in archive.articles for name in getattr(one, names)), folder)
        own.update(crumb.address for crumb in book.crumbs(getattr(article, names)))
    return own


@given(archives(), FULL)
def test_every_article_is_reached_from_each_of_its_lists(archive: Archive, full: int) -> None:
    lists = lists_of(archive, full)
    for one in archive.articles:
        for address in own_lists(one, archive):
            assert one.address in reached(lists, address), address


@given(archives(), FULL)
def test_numbers_add_up(archive: Archive, full: int) -> None:
    lists = lists_of(archive, full)
    for page in lists.values():
        for group in navigation(page):
            assert sum(count.number for count in group.counts) == seen(page)["total"], (page.address, group.title)
            for count in group.counts:
                assert seen(lists[count.address])["total"] == count.number
    assert sum(count.number for count in seen(lists["/"])["years"]) == len(archive.articles)  # type: ignore[attr-defined]
    assert seen(lists["/thoi-gian/"])["total"] == len(archive.articles)


def leads(value: object) -> Iterator[str]:
    """The addresses of lists in a context."""
    if isinstance(value, Crumb | Count):
        yield value.address
    elif isinstance(value, NavGroup):
        yield from leads(value.counts)
    elif isinstance(value, tuple):
        for item in value:
            yield from leads(item)


@given(archives(), FULL)
def test_every_way_leads_to_a_page(archive: Archive, full: int) -> None:
    lists = lists_of(archive, full)
    for page in lists.values():
        for value in seen(page).values():
            for address in leads(value):
                assert address in lists, (page.address, address)
        for group in seen(page).get("groups", ()):  # type: ignore[attr-defined]
            assert not getattr(group, "address", "") or group.address in lists


@given(archives(), articles("moi"), FULL)
def test_a_new_article_touches_only_its_own_lists(before: Archive, new: Article, full: int) -> None:
    after = archive([*before.articles, new])
    old, now = lists_of(before, full), lists_of(after, full)
    assert old.keys() - now.keys() <= {address for address in old if address.startswith((AUTHORS, TAGS))}
    own = own_lists(new, after)
    everywhere = {
        "/",
        "/thoi-gian/",
        "/chuyen-muc/",
        "/tac-gia/",
        "/the/",
        "/chuoi/",
        "/feeds/tat-ca.atom.xml",
        "/moi/",
        "/so-do-trang/",
        "/nguon-tin/",
    }
    named = tuple(f"{AUTHORS}{slug(name)}" for name in new.authors) + tuple(f"{TAGS}{slug(name)}" for name in new.tags)
    for address in now:
        if address in old and made_from(old[address]) == made_from(now[address]):
            continue
        if address in own | everywhere or address.startswith(named or ("-",)):
            continue
        if address == f"/feeds/chuyen-muc/{new.category}.atom.xml" or address.startswith("/chuoi/"):
            continue
        if any(address.startswith(one) for one in own if "/chuyen-muc/" in one):  # its months, where a year is cut
            continue
        assert only_neighbours_differ(old[address], now[address], now.keys() - old.keys()), address


def test_the_site_map_leads_to_every_year_category_and_series() -> None:
    made = archive([article(day(2013, 5, 2), "cu"), article(day(2019, 9, 5), "moi")])
    (page,) = (page for address, page in lists_of(made, 100).items() if address == "/so-do-trang/")
    years, categories, _series = page.inputs[0]["groups"]
    assert [count.address for count in years.counts] == ["/2019/", "/2013/"]
    assert {count.address for count in categories.counts} == {f"/chuyen-muc/{slug}/" for slug in made.data.categories}


def made_from(page: Page) -> bytes:
    """The digest of all inputs of a page."""
    return digest((page.template, page.inputs, [body.digest for body in page.bodies]))


def only_neighbours_differ(old: Page, now: Page, new: set[str]) -> bool:
    """Whether a page differs only because the list next to it did not exist before."""
    before, after = seen(old), seen(now)
    differing = {key for key in after if before[key] != after[key]}
    beside = bool(differing) and differing <= {"newer", "older"}
    return beside and all(after[key].address in new for key in differing)  # type: ignore[attr-defined]


def test_a_month_shows_its_days_newest_first_and_unknown_days_last() -> None:
    lists = lists_of(
        archive([article(month(2021, 4), "lay-y-kien"), article(day(2021, 4, 1), "a"), article(day(2021, 4, 9), "b")])
    )
    groups = seen(lists["/2021/04/"])["groups"]
    assert [(group.heading, [card.address for card in group.cards]) for group in groups] == [  # type: ignore[attr-defined]
        ("Thứ Sáu, 09/04/2021", ["/2021/04/b/"]),
        ("Thứ Năm, 01/04/2021", ["/2021/04/a/"]),
        ("Tháng 4 năm 2021, không rõ ngày", ["/2021/04/lay-y-kien/"]),
    ]


def test_a_period_leads_to_its_neighbours_that_have_articles() -> None:
    lists = lists_of(
        archive([article(day(2013, 12, 26), "a"), article(day(2019, 9, 5), "b"), article(day(2021, 1, 4), "c")])
    )
    for address, older, newer in (
        ("/2019/", "/2013/", "/2021/"),
        ("/2019/quy-3/", "/2013/quy-4/", "/2021/quy-1/"),
        ("/2019/09/", "/2013/12/", "/2021/01/"),
        ("/chuyen-muc/tin-tuc/2019/", "/chuyen-muc/tin-tuc/2013/", "/chuyen-muc/tin-tuc/2021/"),
    ):
        context = seen(lists[address])
        assert (context["older"].address, context["newer"].address) == (older, newer)  # type: ignore[attr-defined]
    assert seen(lists["/2013/12/"])["older"] is None
    assert seen(lists["/2021/01/"])["newer"] is None


def test_a_page_stands_below_the_larger_period() -> None:
    lists = lists_of(archive([article(day(2019, 9, 5), "b", authors=("Đăng Quý",))]))
    assert [crumb.title for crumb in crumbs_of(lists["/2019/09/"])] == ["Thời gian", "Năm 2019", "Quý III/2019"]
    assert [crumb.title for crumb in crumbs_of(lists["/chuyen-muc/tin-tuc/2019/"])] == ["Chuyên mục", "Tin tức"]
    assert [crumb.title for crumb in crumbs_of(lists["/tac-gia/dang-quy/"])] == ["Tác giả"]


def test_a_full_shelf_is_cut_by_year_and_a_full_year_by_month() -> None:
    many = [
        article(day(2019, number, 1 + place), f"a-{number}-{place}", tags=("5G",))
        for number in (3, 9)
        for place in range(3)
    ]
    lists = lists_of(archive([*many, article(day(2020, 1, 1), "b", tags=("5G",))]), full=3)
    assert {address for address in lists if address.startswith("/the/5g/")} == {
        "/the/5g/", "/the/5g/2020/", "/the/5g/2019/", "/the/5g/2019/03/", "/the/5g/2019/09/",
    }  # fmt: skip
    assert seen(lists["/the/5g/"])["shown"] == 1
    assert seen(lists["/the/5g/2019/09/"])["shown"] == 3
    assert seen(lists["/the/5g/2019/09/"])["title"] == "5G, tháng 9 năm 2019"
    assert seen(lists["/2019/"])["shown"] == 1
    assert seen(lists["/2019/09/"])["shown"] == 3


def test_an_empty_category_has_a_page_but_is_not_for_search_engines() -> None:
    page = lists_of(archive([]))["/chuyen-muc/giao-ban/"]
    assert not page.indexed
    assert seen(page)["feed"] == ""
    assert "Chưa có bài nào" in render(page)


def test_authors_are_sorted_by_given_name() -> None:
    names = ("Nguyễn Văn Bình", "Trần Ánh", "Lê Ấm", "Phạm An", "Đỗ Đức", "Vũ Dũng")
    lists = lists_of(archive([article(day(2019, 1, 1), "a", authors=names)]))
    (group,) = seen(lists["/tac-gia/"])["groups"]  # type: ignore[misc]
    assert [count.title for count in group.counts] == [
        "Phạm An", "Trần Ánh", "Lê Ấm", "Nguyễn Văn Bình", "Vũ Dũng", "Đỗ Đức",
    ]  # fmt: skip


def test_a_long_directory_is_divided_by_letters() -> None:
    tags = tuple(f"{word} {place}" for word in ("an", "ấm", "đường", "dân", "5G") for place in range(20))
    lists = lists_of(archive([article(day(2019, 1, 1), "a", tags=tags)]))
    (first, *others) = seen(lists["/the/"])["groups"]  # type: ignore[misc]
    assert [first.title, *(group.title for group in others)] == ["#", "A", "Â", "D", "Đ"]


def test_names_alike_but_for_their_marks_are_told_apart() -> None:
    lists = lists_of(archive([
        article(day(2019, 1, 1), "a", authors=("Đăng Quý",)), article(day(2019, 1, 2), "b", authors=("Đặng Quý",)),
    ]))  # fmt: skip
    (group,) = seen(lists["/tac-gia/dang-quy/"])["groups"]  # type: ignore[misc]
    assert {count.title for count in group.counts} == {"Đăng Quý", "Đặng Quý"}
    assert all(seen(lists[count.address])["total"] == 1 for count in group.counts)


@pytest.mark.parametrize("number", [0, 1, 130])
def test_every_page_renders(number: int) -> None:
    found = archive(
        article(
            day(2000 + place % 20, 1 + place % 12, 1 + place % 28),
            f"bai-{place}",
            title="<b>&\"' ]]>",
            authors=("Đăng Quý",),
        )
        for place in range(number)
    )
    for page in planned.pages(pages(found, SITE)).values():
        if page.template in ("listing.html", "directory.html", "series.html"):
            html = render(page)
            assert "<b>" not in html
            assert html.count("<h1") == 1
