"""Related articles: what is shared by fewer counts more, and what many share costs no more."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from plugins.content.model import Archive, Article, Relation
from plugins.related.leads import MOST, TOO_COMMON, leads_of
from tests.archives import check
from tests.sample import news, write

NOW = datetime(2026, 12, 1)


def archive_of(folder: Path, **heads: str) -> Archive:
    """An archive with an article per month of 2020, by slug, with these heads."""
    files = {
        f"2020-{month:02}-01-{slug}.md": news(head, title=f"Tin {slug}", date=f"01/{month:02}/2020")
        for month, (slug, head) in enumerate(heads.items(), 1)
    }
    return check(write(folder, files), now=NOW)[0]


def reasons(archive: Archive, slug: str) -> list[tuple[str, str]]:
    """Which articles the one with a slug links to, and why."""
    (file,) = (article.file for article in archive.articles if article.slug == slug)
    return [(lead.title, lead.reason) for lead in leads_of(archive)[file].related]


def test_a_rare_tag_says_more_than_a_common_one(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path, a="tags: [Chung, Hiếm]", b="tags: [Chung]", c="tags: [Chung]", d="tags: [Hiếm]", e="tags: [Khác]"
    )
    assert reasons(archive, "a") == [
        ("Tin d", "cùng thẻ “Hiếm”"),
        ("Tin c", "cùng thẻ “Chung”"),
        ("Tin b", "cùng thẻ “Chung”"),
    ]
    assert reasons(archive, "e") == []


def test_one_period_relates_whatever_the_category(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, a="period: Quý I/2020", b="period: quý 1 năm 2020", c="period: Quý II/2020")
    assert reasons(archive, "a") == [("Tin b", "cùng kỳ Quý I/2020")]


def test_what_capabilities_know_counts(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, a="tags: [Chung]", b="tags: [Chung]", c="")
    first, _, last = archive.articles
    shared = Relation("cùng nhắc Nghị định số 152/2025/NĐ-CP", 3, (first.file, last.file, "bai-viet/khong-co.md"))
    assert reasons(replace(archive, relations=(shared,)), "a")[0] == ("Tin c", "cùng nhắc Nghị định số 152/2025/NĐ-CP")


def test_few_are_named(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, **{f"s{number}": "tags: [Chung]" for number in range(12)})
    assert [len(each.related) for each in leads_of(archive).values()] == [2, 3, *[MOST] * 8, 3, 2]


def test_what_too_many_share_says_nothing(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, a="", b="")
    (first, second) = archive.articles
    others = [
        Article(f"{number}.md", f"s{number}", "Tin", first.date, first.category, "", first.body)
        for number in range(TOO_COMMON)
    ]
    files = tuple(article.file for article in (first, second, *others))
    crowd = replace(archive, articles=(first, *others, second))
    assert leads_of(replace(crowd, relations=(Relation("chung", 1, files),)))[second.file].related == ()
    assert leads_of(replace(crowd, relations=(Relation("chung", 1, files[2:]),)))[others[0].file].related != ()


def test_withdrawn_articles_are_not_led_to(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path, a="tags: [Chung]", b="tags: [Chung]\nwithdrawn: {date: 01/05/2020, reason: Trùng}", c="tags: [Chung]"
    )
    assert reasons(archive, "a") == [("Tin c", "cùng thẻ “Chung”")]


def test_the_neighbours_of_a_category(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, a="", b="", c="")
    found = [(each.older and each.older.title, each.newer and each.newer.title) for each in leads_of(archive).values()]
    assert found == [(None, "Tin b"), ("Tin a", "Tin c"), ("Tin b", None)]
