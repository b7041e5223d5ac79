"""The pages of series: every period in its place, with gaps shown and counted."""

from __future__ import annotations

from plugins.content.model import Archive
from plugins.content.targets import Page
from plugins.listings.pages import pages
from tests import archives
from tests.listings.synthetic import SITE, archive, article, day, render, seen


def page_of(found: Archive, address: str) -> Page:
    return archives.pages(pages(found, SITE))[address]


def test_gaps_that_follow_each_other_are_one_row() -> None:
    found = archive([
        article(day(2019, 11, 4), "a", "chao-co"),
        article(day(2020, 1, 6), "b", "chao-co"),
        article(day(2020, 5, 4), "c", "chao-co"),
        article(day(2020, 5, 5), "d", "chao-co"),
    ])  # fmt: skip
    page = page_of(found, "/chuoi/chao-co/")
    rows = [
        (year.year, row.label, row.card and row.card.address, row.missing)
        for year in seen(page)["years"]  # type: ignore[attr-defined]
        for row in year.rows
    ]
    assert rows == [
        (2020, "Tháng 1/2020", "/2020/01/b/", 0),
        (2020, "Tháng 2/2020 – tháng 4/2020", None, 3),
        (2020, "Tháng 5/2020", "/2020/05/c/", 0),
        (2020, "Tháng 5/2020", "/2020/05/d/", 0),
        (2019, "Tháng 11/2019", "/2019/11/a/", 0),
        (2019, "Tháng 12/2019", None, 1),
    ]
    html = render(page)
    assert "4 bài, thiếu 4 kỳ" in html
    assert "Không có bài trong kho (3 kỳ)" in html


def test_the_directory_tells_what_is_missing() -> None:
    found = archive([article(day(2019, 2, 4), "a", "giao-ban"), article(day(2019, 9, 5), "b", "giao-ban")])
    (group,) = seen(page_of(found, "/chuoi/"))["groups"]  # type: ignore[misc]
    assert [(count.title, count.address, count.number, count.note) for count in group.counts] == [
        ("Giao ban quý", "/chuoi/giao-ban-quy/", 2, "thiếu 1 kỳ")
    ]


def test_a_series_without_articles_has_no_page() -> None:
    assert not page_of(archive([]), "/chuoi/").indexed
